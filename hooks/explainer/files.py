"""Reading files that may be anything: not UTF-8, too large, a link to somewhere else."""

from __future__ import annotations

import stat
from pathlib import Path

from explainer.findings import Finding, Level, Location, Rule

MAX_BYTES = 4_000_000

UNREADABLE = Rule(
    "E002",
    "unreadable",
    Level.ERROR,
    "A file that is not text in UTF-8 cannot be checked.",
)


def read_text(path: Path, file: str) -> tuple[str, Finding | None]:
    """The text of ``path``, or a finding that says why it cannot be had.

    Args:
        path: where it lies.
        file: the name that the finding shows.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe or a device would keep a reader waiting for ever
            return "", UNREADABLE.at(Location(file), "this is no ordinary file", "Put a file of text here.")
        if about.st_size > MAX_BYTES:
            return "", UNREADABLE.at(Location(file), f"larger than {MAX_BYTES:,} bytes", "Split it into several files.")
        raw = path.read_bytes()
    except OSError as error:
        return "", UNREADABLE.at(
            Location(file), f"cannot be read: {error.strerror}", "Look at its name and permissions."
        )
    try:
        if b"\0" in raw:
            hint = "Save the file as UTF-8 (not UTF-16)."
            return "", UNREADABLE.at(Location(file), "this is not UTF-8 text: it holds the character 0", hint)
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        hint = "Save the file as UTF-8 (not UTF-16 or a Windows code page)."
        return "", UNREADABLE.at(Location(file, line, column), "this is not UTF-8 text", hint)
