"""Facts: what we state, on what ground, as of when, and who changed it last."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from explainer.facts.base import FACT_FIELDS, FactId, Id, Line, Localised, PagePath, Record
from explainer.facts.dates import PartialDate

ValueType = Literal["choice", "number", "percent", "days", "date", "text"]
Confidence = Literal["high", "medium"]
Status = Literal["current", "disputed", "superseded"]
Qualifier = Literal["about", "at-least", "more-than", "up-to"]
RawValue = Annotated[str | bool | dict[Id, Line], Field(union_mode="left_to_right")]


def _not_reserved(identifier: str) -> str:
    if identifier.rsplit(".", 1)[-1] in FACT_FIELDS:
        raise PydanticCustomError("reserved", "an id must not end in one of: " + ", ".join(FACT_FIELDS))
    return identifier


OwnFactId = Annotated[FactId, AfterValidator(_not_reserved)]


class Cite(Record):
    """A source and the place in it."""

    source: Id
    at: Line | Localised | None = Field(None, description="article, paragraph, page: a text, or one in every language")

    def locator(self, language: str) -> str:
        """The place in the words of ``language``; empty where the whole source is meant."""
        if self.at is None:
            return ""
        return self.at if isinstance(self.at, str) else self.at.get(language, "")


Cites = Annotated[tuple[Cite, ...], Field(description="at least one source")]


class Checked(Record):
    """When somebody last compared the statement with its sources, and a digest of what was compared."""

    on: PartialDate
    digest: str | None = Field(None, pattern=r"^[0-9a-f]{12}$", description="written by `explainer stamp`")


class Earlier(Record):
    """A value that held before."""

    value: RawValue
    as_of: PartialDate
    cites: Cites
    text: Localised | None = None


class Statement(Record):
    """What every statement carries, whatever it is about."""

    id: OwnFactId
    text: Localised = Field(description="the whole statement, in one or two plain sentences")
    cites: Cites
    confidence: Confidence
    status: Status = "current"
    checked: Checked
    basis: Id | None = Field(None, description="law, practice, policy or count; else that of the indicator")


class Fact(Statement):
    """A statement with a value: the answer to an indicator, or a figure, date or short text of its own."""

    indicator: Id | None = None
    type: ValueType | None = Field(None, description="kind of value; an indicator has its own")
    value: RawValue
    noun: Id | None = Field(None, description="what is counted: a noun of the vocabulary")
    qualifier: Qualifier | None = None
    as_of: PartialDate
    history: tuple[Earlier, ...] = ()

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


class Statistic(Fact):
    """A figure that only means something with its method: who counts what, when, how, and what is left out."""

    topic: Id
    counted_by: Localised
    counts: Localised
    period: Period
    method: Localised
    limits: Localised


class Event(Statement):
    """Something that happened on a date."""

    date: PartialDate
    kind: Literal["law", "court", "policy", "practice"]
    countries: tuple[Id, ...] = Field((), description="ISO 3166 codes in lower case; eu for the European Union")
    topics: tuple[Id, ...] = ()

    @property
    def as_of(self) -> PartialDate:
        """An event is true as of its date."""
        return self.date

    @property
    def value(self) -> Any:
        """The value of an event is its date."""
        return self.date.text


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


class Country(Record):
    """A country, its page, and the facts about it."""

    id: Id
    name: Localised
    region: Id
    page: PagePath | None = None
    overview: bool = Field(True, strict=True, description="false keeps it out of the comparison of countries")
    facts: tuple[Fact, ...] = ()
