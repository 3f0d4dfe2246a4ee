"""Cuts the index into files small enough for a network that throttles, in a form that compresses well.

Each file calls one function with one value: as a script it loads from a folder on a disk, too, where nothing else does.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from explainer.searching.weights import Postings

T = TypeVar("T")

LARGEST = 8_000
"""In bytes, compressed: what a shard may weigh, well under the 14 kB that arrive in one go."""

TOGETHER = 4
"""Terms that share so many first letters are in one shard, so that the forms of a word are found together."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def file(value: object) -> str:
    """A script that hands over ``value``."""
    return f"searchShard({json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n"


def weight(text: str) -> int:
    """What a file costs a reader to load, in bytes."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


def cut(items: Sequence[T], write: Callable[[Sequence[T]], str], largest: int = LARGEST) -> list[Sequence[T]]:
    """As few runs of ``items`` as possible, all about as large, of which none weighs more than ``largest``."""
    sizes = [len(write([item])) for item in items]
    least = weight(write(items)) // largest
    for count in range(max(1, least), len(items)):
        runs = list(_runs(items, sizes, sum(sizes) / count))
        if all(weight(file(write(run))) <= largest for run in runs):
            return runs
    return [[item] for item in items]


def _runs(items: Sequence[T], sizes: Sequence[int], size: float) -> Iterator[Sequence[T]]:
    start, filled = 0, 0
    for index, own in enumerate(sizes):
        if filled and filled + own / 2 > size:
            yield items[start:index]
            start, filled = index, 0
        filled += own
    if items[start:]:
        yield items[start:]


def families(terms: Sequence[str]) -> list[list[str]]:
    """Sorted terms, those with the same first letters together."""
    return [list(group) for _, group in groupby(terms, key=lambda term: term[:TOGETHER])]


def lines(postings: Postings, group: Sequence[Sequence[str]]) -> str:
    """Terms with their sections, a line each."""
    return "\n".join(f"{term} {encoded(postings[term])}" for family in group for term in family)


def encoded(found: Mapping[int, int]) -> str:
    """Sections and weights: the distance to the section before, in base 36 (nothing for 1), then a capital letter."""
    parts, last = [], -1
    for number, step in sorted(found.items()):
        distance = number - last
        parts.append(f"{base36(distance) if distance > 1 else ''}{chr(ord('A') + step - 1)}")
        last = number
    return "".join(parts)


def base36(number: int) -> str:
    """A whole number as JavaScript's ``parseInt(…, 36)`` reads it."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
