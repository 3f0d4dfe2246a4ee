"""Organisations that help, what their own state or another has called them, and where they can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from explainer.facts.base import Id, Localised, Record
from explainer.facts.dates import PartialDate
from explainer.facts.source import LanguageTag
from explainer.facts.statement import Cites, OwnFactId, Statement
from explainer.facts.strict_yaml import Path


class Designation(Record):
    """A label that a state has put on an organisation: to have to do with it may be punished there."""

    kind: Id = Field(description="a designation of the vocabulary")
    on: PartialDate
    cites: Cites


class Organisation(Statement):
    """Who helps, whom, with what, where and in which languages. ``text`` says what it is and does."""

    name: Localised
    countries: tuple[Id, ...] = Field((), description="ISO 3166 codes in lower case; none where it helps from afar")
    services: tuple[Id, ...] = Field(min_length=1, description="services of the vocabulary")
    languages: tuple[LanguageTag, ...] = Field((), description="in which it answers, as far as a source shows")
    serves: Localised
    designations: tuple[Designation, ...] = ()
    as_of: PartialDate

    @property
    def day(self) -> PartialDate:
        """The day for which the sources show it."""
        return self.as_of

    def citing(self) -> Iterator[tuple[Path, Cites]]:
        """Its own citations, and those of its designations."""
        yield from super().citing()
        for index, designation in enumerate(self.designations):
            yield ("designations", index, "cites"), designation.cites

    def dated(self) -> Iterator[tuple[Path, PartialDate]]:
        """Its own dates, and those of its designations."""
        yield ("as_of",), self.as_of
        yield from super().dated()
        for index, designation in enumerate(self.designations):
            yield ("designations", index, "on"), designation.on


class Contact(Record):
    """Where an organisation can be reached: a public page of its own. Kept apart, so that a change stands out."""

    id: OwnFactId = Field(description="the id of the organisation")
    page: str = Field(description="https address of its contact page, or else of its home page")
    seen: PartialDate = Field(description="when somebody last read this address")
    found_at: Localised | None = Field(
        None, alias="found-at", description="where it was read, if not at the organisation itself"
    )
