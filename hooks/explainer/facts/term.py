"""Terms: what a word of law or of the war means here, how it is written in each language, and how it is not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from pydantic import Field, StringConstraints

from explainer.facts.base import Id, Line, Localised, PagePath, Record
from explainer.facts.statement import Statement

Pattern = Annotated[str, StringConstraints(strict=True, pattern=r"^[^\W_]+\*?([- ][^\W_]+\*?)*$")]
"""Words separated by single spaces or hyphens; ``*`` at the end of a word stands for any ending."""


class Avoided(Record):
    """A form that means the same, or nearly, and is not used here."""

    language: Id
    form: Pattern
    reason: Localised


class Term(Statement):
    """A term: ``name`` as it heads its entry, ``text`` the definition, ``forms`` as it meets the eye."""

    name: Localised
    forms: dict[Id, tuple[Pattern, ...]] = Field(description="how it stands in texts: {ru: [дезертир*]}")
    also: dict[Id, tuple[Line, ...]] = Field({}, description="other words by which people look for it")
    avoid: tuple[Avoided, ...] = ()
    paired: bool = Field(False, strict=True, description="a section that uses it in one language uses it in every one")
    page: PagePath | None = Field(None, description="the page that says more")


@lru_cache(maxsize=4096)
def expression(patterns: tuple[str, ...]) -> str:
    """A regular expression, without flags, for whole words that match one of ``patterns``."""
    alternatives = [
        r"[\s\u00a0]+".join("-".join(_word(part) for part in word.split("-")) for word in pattern.split(" "))
        for pattern in sorted(patterns, key=len, reverse=True)
    ]
    return rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])"


def _word(written: str) -> str:
    stem = re.escape(written.removesuffix("*"))
    return rf"{stem}\w{{0,12}}" if written.endswith("*") else stem
