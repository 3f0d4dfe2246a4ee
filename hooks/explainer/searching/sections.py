"""What is searched: the sections of a page, each with its heading and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADING = re.compile(r"h[1-6]")
_BLOCKS = frozenset({"p", "li", "td", "th", "dt", "dd", "blockquote", "div", "tr", "pre"})
_END = re.compile(r"(?<=[.!?…])[»”\")]*\s+")
_LAST = re.compile(r"[^\W\d_]+(?=\.$)")

SHORT = 2
"""Letters of a word that is taken for an abbreviation where a full stop follows it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: ``anchor`` and ``heading`` are empty for what stands before the second heading.

    ``keywords`` are words by which it is found and which do not stand in it.
    """

    anchor: str
    heading: str
    sentences: tuple[str, ...]
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A page as it is searched. Of one that ``lists`` things, each section has to answer a query by itself."""

    path: str
    title: str
    description: str
    sections: tuple[Section, ...]
    lists: bool = False


def sections_of(html: str) -> tuple[Section, ...]:
    """The sections of a page. The first is what stands under its title."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(
        Section("" if number == 0 else part.anchor, "" if number == 0 else _plain(part.heading), part.sentences)
        for number, part in enumerate(reader.parts)
    )


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph. «ст. 337» does not end one, nor does what a small letter follows."""
    plain = _plain(text)
    start = 0
    for match in _END.finditer(plain):
        head, following = plain[start : match.end()].rstrip(), plain[match.end() : match.end() + 2].lstrip('«“"(')
        if following[:1].isupper() and not _is_abbreviated(head):
            yield head
            start = match.end()
    if plain[start:]:
        yield plain[start:]


def _is_abbreviated(head: str) -> bool:
    """Whether a full stop stands after «г» or «ст», not after «РФ»."""
    last = _LAST.search(head)
    return last is not None and len(last[0]) <= SHORT and last[0].islower()


def _plain(text: str) -> str:
    return " ".join(text.split())


@dataclass(slots=True)
class _Part:
    anchor: str = ""
    heading: str = ""
    blocks: list[str] = field(default_factory=lambda: [""])

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for block in self.blocks for sentence in sentences(block))


class _Reader(HTMLParser):
    """Cuts the HTML of a page, which the engine has made itself, at its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = [_Part()]
        self._in_heading = False
        self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _HEADING.fullmatch(tag):
            self._in_heading = True
            if self._titled:
                self.parts.append(_Part(dict(attrs).get("id") or ""))
            self._titled = True
        elif tag in _BLOCKS:
            self.parts[-1].blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if _HEADING.fullmatch(tag):
            self._in_heading = False
        if tag in _BLOCKS or _HEADING.fullmatch(tag):
            self.parts[-1].blocks.append("")

    def handle_data(self, data: str) -> None:
        part = self.parts[-1]
        if self._in_heading:
            part.heading += data
        else:
            part.blocks[-1] += data
