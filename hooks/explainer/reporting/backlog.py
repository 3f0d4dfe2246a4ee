"""Prints the backlog: for people a table and lists, for programs JSON whose keys do not change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from explainer.reporting.catalogue import Words
from explainer.reporting.human import shown
from explainer.upkeep.questions import SOON
from explainer.upkeep.status import KINDS, OLD, Item, Status

COLUMNS = ("statements", *KINDS)
Names = Mapping[str, str]
Row = dict[str, int]


def as_json(status: Status) -> str:
    """``today``, ``totals``, ``countries`` and ``items`` by kind; countries by their codes, places as file and line."""
    data = {
        "today": status.today.isoformat(),
        "unreadable": status.unreadable,
        "totals": total(status),
        "countries": {country or "none": row for country, row in rows(status).items()},
        "items": {kind: [_item(item) for item in status.of(kind)] for kind in KINDS},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "file": item.place.file,
        "line": item.place.line,
        "countries": list(item.countries),
        "day": item.day.isoformat() if item.day else None,
        "indicator": item.indicator,
    }


def total(status: Status) -> Row:
    """How many of each; what concerns several countries counts once."""
    return {"statements": len(status.counted), **{kind: len(status.of(kind)) for kind in KINDS}}


def rows(status: Status) -> dict[str, Row]:
    """The same for each country; under an empty code what is about none."""
    counts: dict[str, Row] = {}
    for countries in status.counted:
        for country in countries or ("",):
            _row(counts, country)["statements"] += 1
    for item in status.items:
        for country in item.countries or ("",):
            _row(counts, country)[item.kind] += 1
    return {country: counts[country] for country in sorted(counts, key=lambda code: (not code, code))}


def _row(counts: dict[str, Row], country: str) -> Row:
    return counts.setdefault(country, dict.fromkeys(COLUMNS, 0))


def as_table(status: Status, names: Names, words: Words) -> str:
    """The table of countries, then each list that is not empty, then one line of totals."""
    parts = ["\n".join(_table(status, names, words))]
    parts += ["\n".join(_list(status, kind, names, words)) for kind in KINDS if status.of(kind)]
    if status.unreadable:
        parts.append(words.count("status.unreadable", status.unreadable))
    parts.append(_totals(total(status), status, words))
    return "\n\n".join(parts) + "\n"


def _title(column: str, words: Words) -> str:
    return words.say("status.statements") if column == "statements" else words.say(f"status.column.{column}")


def _table(status: Status, names: Names, words: Words) -> Iterator[str]:
    other = words.say("status.other")
    table = [[words.say("status.country"), *(_title(column, words) for column in COLUMNS)]]
    table += [
        [shown(names.get(country, country)) or other, *(str(row[column] or "·") for column in COLUMNS)]
        for country, row in rows(status).items()
    ]
    table.append([words.say("status.total"), *map(str, total(status).values())])
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for name, *cells in table:
        numbers = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join([name.ljust(widths[0]), *numbers])


def _list(status: Status, kind: str, names: Names, words: Words) -> Iterator[str]:
    days = {"soon": SOON.days, "old_gaps": OLD.days}.get(kind)
    items = status.of(kind)
    yield f"{words.say(f'status.title.{kind}', days=days)} ({len(items)})"
    if kind == "missing":
        for place, group in groupby(items, key=lambda item: item.place):
            asked = list(group)
            name = shown(names.get(asked[0].id, asked[0].id))
            yield f"  {shown(place.file)}  {name}: {', '.join(item.indicator or '' for item in asked)}"
    else:
        yield from (_line(item, words) for item in items)


def _line(item: Item, words: Words) -> str:
    line = f"  {shown(item.place.file)}:{item.place.line}  {item.id}"
    if item.day:
        key = "status.looked" if item.kind == "old_gaps" else "status.by"
        line += f"  ({words.say(key, day=item.day.isoformat())})"
    return line


def _totals(totals: Row, status: Status, words: Words) -> str:
    parts = (words.say("status.part", name=_title(kind, words), number=totals[kind]) for kind in KINDS)
    today = status.today.isoformat()
    return words.count("status.totals", totals["statements"], today=today, parts=", ".join(parts))
