"""What every statement carries: words, sources, how sure it is, and when somebody last compared the three."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from explainer.facts.base import FACT_FIELDS, FactId, Id, Line, Localised, Record
from explainer.facts.dates import PartialDate
from explainer.facts.strict_yaml import Path

Confidence = Literal["high", "medium"]
Status = Literal["current", "disputed", "superseded"]
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


class Statement(Record):
    """What every statement carries, whatever it is about. Each kind of statement has a date, ``as_of``, besides."""

    id: OwnFactId
    text: Localised = Field(description="the whole statement, in one or two plain sentences")
    cites: Cites
    confidence: Confidence
    status: Status = "current"
    checked: Checked
    basis: Id | None = Field(None, description="law, practice, policy or count; else that of the indicator")

    @property
    def day(self) -> PartialDate:
        """The day for which the statement is made: that of the check, where its kind has none of its own."""
        return self.checked.on

    @property
    def ages(self) -> bool:
        """Whether it may have become wrong since it was checked; what has happened stays so."""
        return self.status != "superseded"

    def citing(self) -> Iterator[tuple[Path, Cites]]:
        """All citations of the record, each with its place in it."""
        yield ("cites",), self.cites

    def dated(self) -> Iterator[tuple[Path, PartialDate]]:
        """All dates of the record, each with its place in it."""
        yield ("checked", "on"), self.checked.on
