"""The vocabulary: what is asked of every country, which answers there are, and the words of the interface."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from explainer.facts.base import FactId, Id, Line, Localised, PagePath, PluralForms, Record, Whole
from explainer.facts.fact import ValueType
from explainer.facts.source import Kind

Meaning = Literal["protective", "mixed", "adverse", "unknown", "neutral"]


class Labelled(Record):
    """An id and its name in every language."""

    id: Id
    label: Localised


class Topic(Labelled):
    """What facts are about, and the page that explains it."""

    page: PagePath | None = None


class Choice(Labelled):
    """One allowed answer, and what it means for the reader."""

    meaning: Meaning


class Basis(Labelled):
    """What a statement rests on; at least one of its sources must be of these kinds, where any are named."""

    sources: tuple[Kind, ...] = ()


class Scale(Record):
    """Answers that several indicators share."""

    id: Id
    values: tuple[Choice, ...] = Field(min_length=1)


class Indicator(Labelled):
    """A question that is asked of every country: a column of the tables."""

    topic: Id
    question: Localised
    type: ValueType
    basis: Id
    review: Whole = Field(description="days after which an answer must be looked at again")
    values: tuple[Choice, ...] = ()
    scale: Id | None = None
    display: Literal["row", "badge", "both"] = Field(
        "row", description="a row of the table of a country, a badge above it where the answer says all, or both"
    )

    @model_validator(mode="after")
    def _has_answers(self) -> Indicator:
        if (self.type == "choice") != bool(self.values or self.scale):
            raise PydanticCustomError("values", "an indicator of type choice, and no other, has `values` or a `scale`")
        return self


class Skeleton(Record):
    """Pages that answer the same questions in the same order: the ids of their second-level headings."""

    pages: Line = Field(description="a glob: countries/*")
    sections: tuple[Id, ...]
    answer_words: Whole | None = Field(None, description="how many words the first section may have at most")


class Noun(Record):
    """A noun that follows a figure: its plural forms, by the CLDR categories of each language."""

    id: Id
    forms: dict[Id, PluralForms] = Field(min_length=1)


class Mirror(Record):
    """A host that shows copies of a site: a reader who follows it may be deceived or noted down."""

    host: Line = Field(description="the end of its name: cloudfront.net")
    original: Line = Field(description="the site itself: www.currenttime.tv")


class DesignationKind(Labelled):
    """A label that a state puts on organisations, and the fact that says what it means for a reader there."""

    fact: FactId


class Vocabulary(Record):
    """``facts/vocabulary.yml``."""

    bases: tuple[Basis, ...] = ()
    scales: tuple[Scale, ...] = ()
    regions: tuple[Labelled, ...] = ()
    topics: tuple[Topic, ...] = ()
    review: Whole = 180
    indicators: tuple[Indicator, ...] = ()
    nouns: tuple[Noun, ...] = ()
    measures: tuple[Labelled, ...] = ()
    circumstances: tuple[Labelled, ...] = ()
    services: tuple[Labelled, ...] = ()
    designations: tuple[DesignationKind, ...] = ()
    skeletons: tuple[Skeleton, ...] = ()
    mirrors: tuple[Mirror, ...] = ()

    def indicator(self, identifier: str | None) -> Indicator | None:
        """The indicator with this id, if there is one."""
        return next((item for item in self.indicators if item.id == identifier), None)

    def answers(self, indicator: Indicator) -> tuple[Choice, ...]:
        """The allowed answers of an indicator: its own, or those of its scale."""
        if indicator.values:
            return indicator.values
        return next((scale.values for scale in self.scales if scale.id == indicator.scale), ())

    def noun(self, identifier: str | None) -> Noun | None:
        """The noun with this id, if there is one."""
        return next((item for item in self.nouns if item.id == identifier), None)

    def basis(self, identifier: str | None) -> Basis | None:
        """The basis with this id, if there is one."""
        return next((item for item in self.bases if item.id == identifier), None)
