"""For GitHub: annotations beside the lines of a pull request (workflow commands, docs.github.com)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from explainer.findings import Finding, Level
from explainer.reporting.human import summary

MAX_PER_LEVEL = 10
"""GitHub shows ten annotations of a kind for each step and drops the rest without a word."""


def report(findings: Sequence[Finding], _root: Path) -> str:
    """At most ten annotations of a level, then a line that says how many more there are."""
    shown: Counter[Level] = Counter()
    lines = []
    for finding in findings:
        shown[finding.level] += 1
        if shown[finding.level] <= MAX_PER_LEVEL:
            lines.append(_annotation(finding))
    for level, number in shown.items():
        if number > MAX_PER_LEVEL:
            lines.append(f"::{level}::{number - MAX_PER_LEVEL} more of this level: see the log of this step")
    lines += [_plain(finding) for finding in findings]
    return "\n".join([*lines, summary(findings)]) + "\n"


def _annotation(finding: Finding) -> str:
    place = finding.location
    where = {"file": place.file, "line": place.line, "col": place.column, "endColumn": place.end_column,
             "title": f"{finding.code} {finding.message}"[:120]}  # fmt: skip
    properties = ",".join(f"{key}={_escape_property(str(value))}" for key, value in where.items() if value is not None)
    return f"::{finding.level} {properties}::{_escape(f'{finding.message}. {finding.hint}')}"


def _plain(finding: Finding) -> str:
    """The same as a line of the log. A text must not be able to give commands, so none begins with a colon."""
    place = finding.location
    where = f"{place.file}:{place.line}:{place.column}"
    line = f"{where}: {finding.level} {finding.code}: {finding.message} = {finding.hint}"
    return " ".join(line.splitlines()).lstrip(":")


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
