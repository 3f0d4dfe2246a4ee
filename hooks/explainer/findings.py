"""What a check says: a finding is data; printing it is somebody else's work (``explainer.reporting``)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs: an error stops the build, a warning is shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file. Lines and columns count from 1; columns are characters, not bytes."""

    file: str
    line: int = 1
    column: int = 1
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, at one place, with what to write instead."""

    code: str
    level: Level
    location: Location
    message: str
    hint: str

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Findings are listed by file and position, so that two runs print the same."""
        place = self.location
        return (place.file, place.line, place.column, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be found: a stable code, its weight, and why it matters.

    ``checks/examples/<code>.yml`` shows it broken and kept; the examples are documentation and tests in one.
    """

    code: str
    name: str
    level: Level
    why: str

    def at(self, location: Location, message: str, hint: str) -> Finding:
        """A finding of this rule at ``location``."""
        return Finding(self.code, self.level, location, message, hint)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence naming the nearest known word, or an empty text where none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else ""
