"""For people: grouped by file, the line itself with a caret under the place, and what to write instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from explainer.findings import Finding, Level
from explainer.text import Text

MAX_WIDTH = 100


def report(findings: Sequence[Finding], root: Path) -> str:
    """The findings as text for a terminal."""
    parts: list[str] = []
    for file, group in groupby(findings, key=lambda finding: finding.location.file):
        lines = _lines(root / file)
        parts.extend(_entry(finding, lines) for finding in group)
    parts.append(summary(findings))
    return "\n\n".join(parts) + "\n"


def summary(findings: Sequence[Finding]) -> str:
    """How many, in one line."""
    errors = sum(finding.level is Level.ERROR for finding in findings)
    warnings = len(findings) - errors
    if not findings:
        return "No faults found."
    files = len({finding.location.file for finding in findings})
    parts = [_count(errors, "error")] if errors else []
    parts += [_count(warnings, "warning")] if warnings else []
    return f"{' and '.join(parts)} in {_count(files, 'file')}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _lines(path: Path) -> list[str]:
    try:
        return Text(path.name, path.read_text(encoding="utf-8")).lines if not path.is_symlink() else []
    except (OSError, UnicodeDecodeError):
        return []


def _entry(finding: Finding, lines: list[str]) -> str:
    place = finding.location
    file, message, hint = map(shown, (place.file, finding.message, finding.hint))
    out = [f"{file}:{place.line}:{place.column}: {finding.level} {finding.code}: {message}"]
    if 1 <= place.line <= len(lines) and lines[place.line - 1].strip():
        out += _source(lines[place.line - 1], place.column, place.end_column, place.line)
    out.append(f"   = {hint}")
    return "\n".join(out)


def _source(line: str, column: int, end_column: int | None, number: int) -> list[str]:
    """The line, cut to a window round the place, and a caret line under it."""
    start = max(0, column - 1 - MAX_WIDTH // 2) if len(line) > MAX_WIDTH else 0
    window = "".join(_visible(sign) for sign in line[start : start + MAX_WIDTH])
    before = "".join(_visible(sign) for sign in line[start : column - 1])
    marked = line[column - 1 : min((end_column or column + 1) - 1, start + MAX_WIDTH)]
    carets = "^" * max(1, sum(len(_visible(sign)) for sign in marked))
    margin = f"{number:>6} | "
    lead = "…" if start else ""
    return [f"{margin}{lead}{window}", f"{' ' * 6} | {' ' * (len(lead) + len(before))}{carets}"]


def shown(text: str) -> str:
    """A name or message may quote what somebody wrote: nothing in it commands the terminal."""
    return "".join(_visible(sign) for sign in text)


def _visible(sign: str) -> str:
    """Signs that would not be seen, or would turn the terminal's text round, are shown by number."""
    if sign in "\u00a0\u202f":
        return " "
    return f"<U+{ord(sign):04X}>" if unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") else sign
