"""Two long texts that differ in a few words, cut to where they differ."""

from __future__ import annotations

from itertools import takewhile

CONTEXT = 5
LONG = 100


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Both texts; where both are long, without the words that they begin and end with in common, save a few."""
    if min(len(old), len(new)) < LONG:
        return old, new
    first, second = old.split(" "), new.split(" ")
    before = _common(first, second)
    after = min(_common(first[::-1], second[::-1]), len(first) - before, len(second) - before)
    return _cut(first, before, after), _cut(second, before, after)


def _common(first: list[str], second: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _cut(words: list[str], before: int, after: int) -> str:
    start, end = max(0, before - CONTEXT), min(len(words), len(words) - after + CONTEXT)
    return " ".join([*(["…"] if start else []), *words[start:end], *(["…"] if end < len(words) else [])])
