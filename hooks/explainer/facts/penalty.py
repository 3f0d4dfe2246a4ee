"""Penalties: which terms of imprisonment a law sets for an act, and under which circumstances."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from explainer.facts.base import Id, Line, Localised, Whole
from explainer.facts.dates import PartialDate
from explainer.facts.statement import Statement
from explainer.facts.strict_yaml import Path


class Penalty(Statement):
    """One part of an article: an act, the circumstances, and the bounds of the term, as far as they are known."""

    country: Id
    law: Localised
    article: Line = Field(description="337(3.1): the article and its part, as the law numbers them")
    act: Localised
    when: Id = Field(description="a circumstance of the vocabulary")
    least: Whole | None = Field(None, description="the shortest term, in months; left out where there is none")
    most: Whole | None = Field(None, description="the longest term, in months")
    other: Localised | None = Field(None, description="other punishments that the law allows instead or besides")
    as_of: PartialDate

    @property
    def day(self) -> PartialDate:
        """The day for which the sources show it."""
        return self.as_of

    def dated(self) -> Iterator[tuple[Path, PartialDate]]:
        """The day for which the sources show it, and that of the check."""
        yield ("as_of",), self.as_of
        yield from super().dated()

    @model_validator(mode="after")
    def _bounds(self) -> Penalty:
        if self.least is None and self.most is None and self.other is None:
            raise PydanticCustomError(
                "term", "give `least`, `most` (months of imprisonment), `other`, or several of them"
            )
        if self.least is not None and self.most is not None and self.least > self.most:
            raise PydanticCustomError("term", "the shortest term is longer than the longest: correct `least` or `most`")
        return self
