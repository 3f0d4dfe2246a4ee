"""Findings that somebody has decided to live with, for a while and for a reason: ``facts/exceptions.yml``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
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

RULES = (UNNEEDED, EXPIRED)


class Excuse(Record):
    """One exception: findings with this code, in this file, whose message holds ``about``."""

    code: Line = Field(pattern=r"^[A-Z]\d{3}$")
    file: Line
    about: Line
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
