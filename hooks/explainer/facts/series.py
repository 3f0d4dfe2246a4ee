"""Series: one thing counted again and again in one way, so that its points may be set side by side."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from explainer.facts.base import Id, Localised, Record
from explainer.facts.dates import PartialDate
from explainer.facts.fact import Qualifier
from explainer.facts.statement import Cites, RawValue, Statement
from explainer.facts.strict_yaml import Path


class Point(Record):
    """One figure of a series: for a year or a month, or as it stood on a day."""

    period: PartialDate
    value: RawValue
    qualifier: Qualifier | None = None
    cites: Cites
    text: Localised | None = Field(None, description="what must be known about this figure alone")


class Series(Statement):
    """Figures over time that one body counted in one way. What was counted otherwise is another series."""

    title: Localised
    topic: Id
    counted_by: Localised
    counts: Localised
    method: Localised
    limits: Localised
    type: Literal["number", "percent"]
    noun: Id | None = Field(None, description="what is counted: a noun of the vocabulary")
    points: tuple[Point, ...] = Field(min_length=2, description="oldest first")
    as_of: PartialDate

    @property
    def day(self) -> PartialDate:
        """The day for which the sources show it."""
        return self.as_of

    @property
    def value(self) -> RawValue:
        """The latest figure."""
        return self.points[-1].value

    def citing(self) -> Iterator[tuple[Path, Cites]]:
        """Its own citations, and those of its points."""
        yield from super().citing()
        for index, point in enumerate(self.points):
            yield ("points", index, "cites"), point.cites

    def dated(self) -> Iterator[tuple[Path, PartialDate]]:
        """Its own dates, and those of its points."""
        yield ("as_of",), self.as_of
        yield from super().dated()
        for index, point in enumerate(self.points):
            yield ("points", index, "period"), point.period

    @model_validator(mode="after")
    def _in_order(self) -> Series:
        periods = [point.period for point in self.points]
        for earlier, later in itertools.pairwise(periods):
            if not earlier.earliest < later.earliest:
                problem = "the point of {later} stands after that of {earlier}: list each period once, oldest first"
                raise PydanticCustomError("order", problem, {"earlier": earlier.text, "later": later.text})
        return self
