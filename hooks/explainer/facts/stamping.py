"""Marks facts as checked: writes the date and the digest of what was checked, and changes nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from explainer.facts.dataset import Dataset, Entry
from explainer.facts.digest import digest
from explainer.facts.statement import Statement

_CHECKED = re.compile(r"^(?P<lead>\s*(?:- )?checked:\s*)(?P<old>\{[^{}]*\})(?P<tail>\s*(?:#.*)?)$")


class StampError(Exception):
    """The check of a fact cannot be written; the message says where and why."""


def stamp(facts: Dataset, chosen: Callable[[Entry[Statement]], bool], on: date | None) -> dict[str, str]:
    """New texts of the files that change: path → text.

    Args:
        facts: what was read.
        chosen: which statements were checked.
        on: the day of the check; None keeps the day that is written.

    Raises:
        StampError: ``checked`` of a chosen fact does not stand on one line.
    """
    changed: dict[str, list[str]] = {}
    for entry in facts.statements.values():
        if chosen(entry):
            lines = changed.setdefault(entry.document.file, entry.document.raw.split("\n"))
            _stamp_line(entry, lines, on)
    texts = {file: "\n".join(lines) for file, lines in changed.items()}
    return {file: text for file, text in texts.items() if text != _raw(facts, file)}


def _raw(facts: Dataset, file: str) -> str:
    return next(document.raw for document in facts.documents if document.file == file)


def _stamp_line(entry: Entry[Statement], lines: list[str], on: date | None) -> None:
    place = entry.at("checked", key=True)
    match = _CHECKED.match(lines[place.line - 1].rstrip("\r"))
    if not match:
        raise StampError(
            f"{place.file}:{place.line}: write `checked: {{on: 2026-01-31}}` on one line, then stamp again"
        )
    day = on.isoformat() if on else str(entry.record.checked.on)
    end = "\r" if lines[place.line - 1].endswith("\r") else ""
    lines[place.line - 1] = f"{match['lead']}{{on: {day}, digest: {digest(entry.record)}}}{match['tail']}{end}"


def named(names: Iterable[str]) -> Callable[[Entry[Statement]], bool]:
    """A choice of statements by id or by file; all where nothing is named."""
    wanted = set(names)
    return lambda entry: not wanted or bool({entry.record.id, entry.document.file} & wanted)
