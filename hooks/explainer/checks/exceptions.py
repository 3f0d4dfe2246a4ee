"""Findings that somebody has decided to live with, for a while and for a reason: ``facts/exceptions.yml``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from pydantic import Field, ValidationError

from explainer.facts.base import Line, Record
from explainer.facts.complaints import complaints
from explainer.facts.dataset import Entry
from explainer.facts.dates import PartialDate
from explainer.facts.strict_yaml import read_yaml
from explainer.files import read_text
from explainer.findings import Finding, Level, Rule

FILE = "facts/exceptions.yml"

UNNEEDED = Rule(
    "X701",
    "unneeded-exception",
    Level.ERROR,
    "An exception that excuses nothing would excuse the next fault unseen.",
)
EXPIRED = Rule(
    "X702",
    "expired-exception",
    Level.ERROR,
    "An exception was granted for a time. It is over: mend what it excused, or grant it anew with a reason.",
)

TOO_LONG = Rule(
    "X703",
    "exception-without-end",
    Level.ERROR,
    "What is excused for years is not an exception but another rule, which nobody decided.",
)

RULES = (UNNEEDED, EXPIRED, TOO_LONG)

EXCUSABLE = r"^(C4\d{2}|F2(0\d|1[0-7])|S30[0-5]|T6\d{2})$"
"""Claims, facts, sources and translations may be unfinished for a while. What keeps readers safe, contacts and mirrors
among it, is never excused."""

MIN_ABOUT = 8
LONGEST = timedelta(days=366)


class Excuse(Record):
    """One exception: findings with this code, in this file, whose message holds ``about``."""

    code: Line = Field(pattern=EXCUSABLE)
    file: Line
    about: Line = Field(min_length=MIN_ABOUT, description="part of the message, long enough to mean this fault alone")
    reason: Line
    until: PartialDate

    def covers(self, finding: Finding) -> bool:
        """Whether ``finding`` is one of those."""
        return finding.code == self.code and finding.location.file == self.file and self.about in finding.message


def apply_exceptions(found: Iterable[Finding], root: Path, today: date) -> list[Finding]:
    """Take out what is excused; add a finding for each exception that is unneeded, over, or wrongly written."""
    excuses, remaining = _read(root)
    for finding in found:
        if not any(excuse.record.covers(finding) for excuse, _ in excuses):
            remaining.append(finding)
        for excuse, used in excuses:
            if excuse.record.covers(finding):
                used.append(finding)
    for excuse, used in excuses:
        record = excuse.record
        if record.until.latest > today + LONGEST:
            message = f"this exception would last until {record.until}"
            remaining.append(TOO_LONG.at(excuse.at("until"), message, "End it within a year; it can be granted anew."))
        if not used:
            message = f"nothing to excuse: there is no {record.code} about “{record.about}” in {record.file}"
            remaining.append(UNNEEDED.at(excuse.at("code"), message, "Remove this exception."))
        elif record.until.latest < today:
            message = f"this exception ended on {record.until}"
            remaining.append(
                EXPIRED.at(excuse.at("until"), message, "Mend what it excuses, or give it a new reason and date.")
            )
    return sorted(remaining, key=lambda finding: finding.sort_key)


def _read(root: Path) -> tuple[list[tuple[Entry[Excuse], list[Finding]]], list[Finding]]:
    path = root / FILE
    if not path.is_file() or path.is_symlink():
        return [], []
    raw, unreadable = read_text(path, FILE)
    if unreadable:
        return [], [unreadable]
    document = read_yaml(FILE, raw)
    excuses: list[tuple[Entry[Excuse], list[Finding]]] = []
    findings: list[Finding] = []  # those of the YAML itself are reported when the facts are read
    for index, item in enumerate(document.data if isinstance(document.data, list) else []):
        try:
            excuses.append((Entry(Excuse.model_validate(item), document, (index,)), []))
        except ValidationError as error:
            findings.extend(complaints(document, (index,), Excuse, error))
    return excuses, findings
