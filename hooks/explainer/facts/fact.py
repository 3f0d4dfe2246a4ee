"""Facts: what we state, on what ground, as of when, and who changed it last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from explainer.facts.base import Id, Localised, PagePath, Record, Whole
from explainer.facts.dates import PartialDate
from explainer.facts.statement import Cites, OwnFactId, RawValue, Statement
from explainer.facts.strict_yaml import Path

ValueType = Literal["choice", "number", "percent", "days", "date", "text"]
Qualifier = Literal["about", "at-least", "more-than", "up-to"]


class Earlier(Record):
    """A value that held before."""

    value: RawValue
    as_of: PartialDate
    cites: Cites
    text: Localised | None = None


class Fact(Statement):
    """A statement with a value: the answer to an indicator, or a figure, date or short text of its own."""

    indicator: Id | None = None
    type: ValueType | None = Field(None, description="kind of value; an indicator has its own")
    value: RawValue
    noun: Id | None = Field(None, description="what is counted: a noun of the vocabulary")
    qualifier: Qualifier | None = None
    as_of: PartialDate
    history: tuple[Earlier, ...] = ()

    @property
    def day(self) -> PartialDate:
        """The day for which the sources show it."""
        return self.as_of

    def citing(self) -> Iterator[tuple[Path, Cites]]:
        """Its own citations, and those of its earlier values."""
        yield from super().citing()
        for index, earlier in enumerate(self.history):
            yield ("history", index, "cites"), earlier.cites

    def dated(self) -> Iterator[tuple[Path, PartialDate]]:
        """Its own dates, and those of its earlier values."""
        yield ("as_of",), self.as_of
        yield from super().dated()
        for index, earlier in enumerate(self.history):
            yield ("history", index, "as_of"), earlier.as_of

    @model_validator(mode="after")
    def _one_type(self) -> Fact:
        if (self.indicator is None) == (self.type is None):
            raise PydanticCustomError("type", "give either `indicator` or `type`: it says what kind of value this is")
        return self


class Membership(Fact):
    """A list that answers an indicator for every country at once: ``value`` for its members, ``others`` for the rest.

    The answer of one country stands in its own file instead where it needs words of its own.
    """

    members: tuple[Id, ...] = Field(min_length=1, description="ISO 3166 codes in lower case")
    others: RawValue | None = Field(None, description="the answer for all others, if the list gives one")

    def answer(self, country: str) -> Fact | None:
        """What the list says of one country; None where it says nothing."""
        value = self.value if country in self.members else self.others
        if value is None or self.indicator is None:
            return None
        shared = {name: getattr(self, name) for name in Fact.model_fields}
        return Fact.model_construct(**{**shared, "id": f"{country}.{self.indicator}", "value": value})


class Period(Record):
    """The time that a figure covers."""

    start: PartialDate = Field(alias="from")
    end: PartialDate | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.end and self.end.latest < self.start.earliest:
            raise PydanticCustomError("period", "the period ends before it begins: correct `from` or `to`")
        return self


class Range(Record):
    """The bounds within which an estimate lies, by whoever made it."""

    low: RawValue = Field(alias="from")
    high: RawValue = Field(alias="to")


class Statistic(Fact):
    """A figure that only means something with its method: who counts what, when, how, and what is left out."""

    topic: Id
    counted_by: Localised
    counts: Localised
    period: Period
    method: Localised
    limits: Localised
    measure: Id | None = Field(None, description="what kind of thing is counted: only equal measures share an axis")
    within: Range | None = Field(None, description="{from: 25000, to: 30000}, where a range is published")


class Event(Statement):
    """Something that happened on a date."""

    date: PartialDate
    kind: Literal["law", "court", "policy", "practice"]
    countries: tuple[Id, ...] = Field((), description="ISO 3166 codes in lower case; eu for the European Union")
    topics: tuple[Id, ...] = ()

    @property
    def day(self) -> PartialDate:
        """The day on which it happened."""
        return self.date

    @property
    def ages(self) -> bool:
        """What has happened stays so."""
        return False

    def dated(self) -> Iterator[tuple[Path, PartialDate]]:
        """The day on which it happened, and that of the check."""
        yield ("date",), self.date
        yield from super().dated()


class Gap(Record):
    """What was looked for and not found, about a country or about a topic that concerns several."""

    id: OwnFactId
    country: Id | None = None
    topic: Id | None = None
    text: Localised
    looked: PartialDate

    @model_validator(mode="after")
    def _one_subject(self) -> Gap:
        if (self.country is None) == (self.topic is None):
            raise PydanticCustomError("subject", "give either `country` or `topic`: it says on which page this stands")
        return self


class Tile(Record):
    """Where the square of a country stands on the map of squares: roughly as on a map, without borders."""

    row: Whole
    column: Whole


class Country(Record):
    """A country, its page, and the facts about it."""

    id: Id
    name: Localised
    region: Id
    page: PagePath | None = None
    tile: Tile | None = None
    overview: bool = Field(True, strict=True, description="false keeps it out of the comparison of countries")
    facts: tuple[Fact, ...] = ()
