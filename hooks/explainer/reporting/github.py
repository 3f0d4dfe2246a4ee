"""For GitHub: annotations beside the lines of a pull request, and the summary of the job (docs.github.com)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from explainer.findings import Finding, Level
from explainer.reporting.human import summary

MAX_PER_LEVEL = 10
"""GitHub shows ten annotations of a kind for each step and drops the rest without a word."""

MAX_IN_SUMMARY = 250
"""Rows of the summary. GitHub refuses a summary of more than a mebibyte, and nobody reads a longer table."""

MAX_CELL = 300
"""Characters of a cell: what was found may quote what somebody wrote, at any length."""

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def report(findings: Sequence[Finding], _root: Path) -> str:
    """At most ten annotations of a level, the last of which may say how many more there are; then all as a log."""
    total = Counter(finding.level for finding in findings)
    room = {level: MAX_PER_LEVEL if number <= MAX_PER_LEVEL else MAX_PER_LEVEL - 1 for level, number in total.items()}
    shown: Counter[Level] = Counter()
    lines = []
    for finding in findings:
        if shown[finding.level] < room[finding.level]:
            shown[finding.level] += 1
            lines.append(_annotation(finding))
    for level, number in total.items():
        if number > MAX_PER_LEVEL:
            lines.append(f"::{level}::{number - shown[level]} more of this level: see the summary of this run")
    lines += [_plain(finding) for finding in findings]
    return "\n".join([*lines, summary(findings)]) + "\n"


def job_summary(findings: Sequence[Finding]) -> str:
    """All findings as a table in Markdown, for the page of the run. A text that is quoted stays text."""
    lines = ["## explainer check", "", _cell(summary(findings))]
    if findings:
        lines += ["", "| where | what | write instead |", "| --- | --- | --- |"]
        lines += [_row(finding) for finding in findings[:MAX_IN_SUMMARY]]
    if len(findings) > MAX_IN_SUMMARY:
        lines += ["", f"{len(findings) - MAX_IN_SUMMARY:,} more stand in the log."]
    return "\n".join(lines) + "\n"


def _row(finding: Finding) -> str:
    place = finding.location
    where = f"{place.file}:{place.line}:{place.column}"
    what = f"{finding.level} {finding.code}: {finding.message}"
    return f"| {_cell(where)} | {_cell(what)} | {_cell(finding.hint)} |"


def _cell(text: str) -> str:
    """Every sign that could be markup is escaped: no link, picture or mention comes out of what somebody wrote."""
    flat = " ".join(text.split())
    return _PUNCTUATION.sub(r"\\\1", flat if len(flat) <= MAX_CELL else flat[: MAX_CELL - 1] + "…")


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
