"""Dates that keep their precision: ``2026``, ``2026-02`` and ``2026-02-09`` are different statements."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import total_ordering
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_FORM = re.compile(PATTERN, re.ASCII)


@total_ordering
class PartialDate:
    """A year, a month or a day. Sorts by its beginning, the less precise first."""

    __slots__ = ("day", "month", "text", "year")
    text: str

    def __init__(self, text: object) -> None:
        """Read ``text`` in ISO 8601.

        Raises:
            ValueError: it is no date of the calendar in one of the three forms.
        """
        if not isinstance(text, str) or not _FORM.match(text):
            raise ValueError("a date is written 2026, 2026-02 or 2026-02-09")
        parts = [int(part) for part in text.split("-")]
        if not 1 <= parts[0] <= 9998:
            raise ValueError("the year lies outside the calendar")
        if len(parts) > 1 and not 1 <= parts[1] <= 12:
            raise ValueError(f"there is no month {parts[1]:02}")
        if len(parts) > 2 and not 1 <= parts[2] <= calendar.monthrange(parts[0], parts[1])[1]:
            raise ValueError(f"{text[:7]} has no day {parts[2]:02}")
        self.text = text
        self.year = parts[0]
        self.month = parts[1] if len(parts) > 1 else None
        self.day = parts[2] if len(parts) > 2 else None

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self._key() == other._key()

    def __lt__(self, other: PartialDate) -> bool:
        return self._key() < other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else cls(value),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": PATTERN, "description": "2026, 2026-02 or 2026-02-09"}
