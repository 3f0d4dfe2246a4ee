"""Source text with positions: from an offset in the text to line and column, counted in characters."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from explainer.findings import Location


class Text:
    """The text of one file. Lines may end as on Unix, Windows or old Macs; a byte order mark is dropped."""

    def __init__(self, file: str, raw: str) -> None:
        self.file = file
        self.content = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line."""
        starts = [0]
        find = self.content.find
        position = find("\n")
        while position != -1:
            starts.append(position + 1)
            position = find("\n", position + 1)
        return starts

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.content.split("\n")

    def location(self, start: int, end: int | None = None) -> Location:
        """The place of ``content[start:end]``; ``end_column`` is given when it lies on the same line."""
        line = bisect_right(self.line_starts, start)
        line_start = self.line_starts[line - 1]
        line_end = line_start + len(self.lines[line - 1])
        end_column = min(end, line_end) - line_start + 1 if end is not None else None
        return Location(self.file, line, start - line_start + 1, end_column)
