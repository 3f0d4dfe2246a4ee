"""The finder: a few plain questions, and what to read for which answers. It names pages; it never advises."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from explainer.facts.base import Id, Localised, Record
from explainer.facts.vocabulary import Labelled

Target = Annotated[
    str,
    StringConstraints(strict=True, pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md(#[a-z0-9-]+)?$"),
    Field(description="topics/pushback.md#law"),
]


class Question(Labelled):
    """A question and the answers to choose from. One that asks for a country has ``countries`` instead of answers."""

    answers: tuple[Labelled, ...] = ()
    countries: bool = Field(False, strict=True)


class Condition(Record):
    """One of these answers to a question."""

    question: Id
    answers: tuple[Id, ...] = Field(min_length=1)


class Reading(Record):
    """A page, or a section of one, and for which answers it is worth reading; for all, where a question is left out."""

    page: Target
    label: Localised
    when: tuple[Condition, ...] = ()


class Finder(Record):
    """``facts/finder.yml``."""

    questions: tuple[Question, ...] = Field(min_length=1, max_length=5)
    reading: tuple[Reading, ...] = Field(min_length=1)
    indicators: tuple[Id, ...] = Field(description="what is shown of a country")
