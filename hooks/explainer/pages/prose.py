"""The words of a page that a reader sees, without markers: for claims and for figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from explainer.pages.markers import BareAddress, Link
from explainer.pages.page import Marked, Page

_DIGIT = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, and in one form for all languages (``1 073`` and ``1,073`` are ``1073``)."""

    written: str
    plain: str
    start: int
    end: int


def visible(marked: Marked, start: int | None = None) -> Iterator[tuple[int, int]]:
    """The parts of a block, from ``start`` on, that are words of the page: labels of links count, addresses do not."""
    position = marked.block.start if start is None else start
    for token in marked.tokens:
        if token.end <= position:
            continue
        if token.start > position:
            yield position, token.start
        if isinstance(token, Link):
            yield max(token.start, position), token.label_end
        elif isinstance(token, BareAddress):
            yield token.start, token.end
        position = token.end
    if position < marked.block.end:
        yield position, marked.block.end


def figures(page: Page, marked: Marked, locale: str) -> Iterator[Figure]:
    """The numbers in a block, in digits."""
    for start, end in visible(marked):
        yield from figures_in(page.text.content, locale, start, end)


def figures_in(text: str, locale: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """The numbers in ``text[start:end]``, in digits."""
    pattern, group = _number(locale)
    for match in _each(pattern, text, start, len(text) if end is None else end):
        plain = re.sub(group, "", match[0]) if match["grouped"] else match[0]
        yield Figure(match[0], plain.replace(",", "."), match.start(), match.end())


def _each(pattern: re.Pattern[str], content: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What ``pattern`` matches, which begins with a digit: digits are few, and quickly found."""
    while digit := _DIGIT.search(content, start, end):
        match = pattern.match(content, digit.start(), end)
        start = match.end() if match else digit.end()
        if match:
            yield match


def count(found: Iterator[Figure]) -> Counter[str]:
    """How often each number stands there."""
    return Counter(figure.plain for figure in found)


@lru_cache(maxsize=32)
def _number(locale: str) -> tuple[re.Pattern[str], str]:
    """How ``locale`` writes numbers: its sign between thousands, and for a space any kind of space."""
    sign = Locale.parse(locale).number_symbols["latn"]["group"]
    group = "[ \u00a0\u202f\u2009]" if sign.isspace() else re.escape(sign)
    grouped = rf"(?P<grouped>(?<![\d.,])\d{{1,3}}(?:{group}\d{{3}})+(?![\d]))(?:[.,]\d+)?"
    return re.compile(rf"{grouped}|\d+(?:[.,]\d+)*", re.ASCII), group
