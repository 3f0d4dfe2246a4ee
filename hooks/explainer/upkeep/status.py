"""The backlog: every statement, question and search that wants work, with its place and the countries it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from explainer.facts.dataset import Dataset
from explainer.findings import Location
from explainer.upkeep.questions import countries_of, standing, timing

KINDS = ("due", "soon", "unchecked", "disputed", "press_alone", "weak", "missing", "old_gaps")
OLD = timedelta(days=180)
"""After this time a search that found nothing is worth repeating."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to work on. ``day`` is when it is due, or when it was last looked for."""

    kind: str
    id: str
    place: Location
    countries: tuple[str, ...] = ()
    day: date | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The backlog as of ``today``. ``counted`` holds the countries of each statement that was looked at."""

    today: date
    counted: tuple[tuple[str, ...], ...]
    items: tuple[Item, ...]
    unreadable: int

    def of(self, kind: str) -> list[Item]:
        """The items of one kind: the most urgent first, else in the order of files."""
        found = [item for item in self.items if item.kind == kind]
        return sorted(found, key=lambda item: (item.day or date.min, item.place, item.indicator or ""))


def status(facts: Dataset, today: date, chosen: Callable[[str], bool] = lambda _: True) -> Status:
    """Look at everything in the files that ``chosen`` accepts."""
    counted = tuple(countries_of(entry.record) for entry in facts.statements.values() if chosen(entry.document.file))
    items = (*_statements(facts, today), *_missing(facts), *_old_gaps(facts, today))
    return Status(today, counted, tuple(item for item in items if chosen(item.place.file)), len(facts.broken))


def _statements(facts: Dataset, today: date) -> Iterator[Item]:
    for entry in facts.statements.values():
        record, place = entry.record, entry.at("id")
        countries = countries_of(record)
        for kind, day in timing(record, facts.words, today):
            yield Item(kind, record.id, place, countries, day)
        for kind in standing(record, facts):
            yield Item(kind, record.id, place, countries)


def _missing(facts: Dataset) -> Iterator[Item]:
    """Questions of the vocabulary to which a compared country has no answer."""
    for country, entry in facts.countries.items():
        for indicator in facts.words.indicators if entry.record.overview else ():
            if facts.answer(country, indicator.id) is None:
                yield Item("missing", country, entry.at("id"), (country,), indicator=indicator.id)


def _old_gaps(facts: Dataset, today: date) -> Iterator[Item]:
    for entry in facts.gaps.values():
        gap = entry.record
        if gap.looked.latest + OLD < today:
            yield Item("old_gaps", gap.id, entry.at("id"), (gap.country,) if gap.country else (), gap.looked.latest)
