"""The inline tokenizer: what stands inside a block of text, by offset.

The renderer uses the same tokens as the checks, so they cannot disagree about what is a citation and what is code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CITATION_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
MAX_ADDRESS = 2_000
FACT_PATH = r"[a-z0-9]+(?:[-_.][a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` of the page."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CitedSource(Token):
    """One source within a citation: ``@id`` or ``@id, art. 9(2)``."""

    id: str
    locator: str


@dataclass(frozen=True, slots=True)
class Citation(Token):
    """``[@a; @b, § 12]``"""

    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True)
class FactReference(Token):
    """``[=ee.entry-ban.listed]``"""

    path: str


@dataclass(frozen=True, slots=True)
class Code(Token):
    """A code span; ``content`` is what stands between the backticks."""

    content: str


@dataclass(frozen=True, slots=True)
class Comment(Token):
    """``<!-- … -->``; ``content`` without the signs."""

    content: str


@dataclass(frozen=True, slots=True)
class Link(Token):
    """``[label](address)`` or an image; ``address`` is what stands in the parentheses."""

    label_end: int
    address: str
    address_start: int
    image: bool


@dataclass(frozen=True, slots=True)
class BareAddress(Token):
    """``<https://…>``"""

    address: str


@dataclass(frozen=True, slots=True)
class RawHtml(Token):
    """What a browser could take for a tag, a comment or a declaration."""


@dataclass(frozen=True, slots=True)
class Malformed(Token):
    """What looks like a citation, a reference or a link but is none."""

    what: str


_CITED = rf"@{CITATION_ID}(?:\s*+,[^\[\];@]++|\s*+)"  # possessive: what was read once is not tried again
_TOKEN = re.compile(
    rf"""
    (?P<escape>\\[\\`*_{{}}\[\]()>#+.!<@=-])
  | (?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<inside>.+?)(?<!`)(?P=ticks)(?!`))
  | (?P<comment><!--(?P<remark>(?:(?!-->)[^\n])*)-->)
  | (?P<citation>\[{_CITED}(?:;\s*+{_CITED})*+\])
  | (?P<reference>\[=\s*(?P<path>{FACT_PATH})\s*\])
  | (?P<bare><(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):[^<>\s]*>)
  | (?P<html><(?=[A-Za-z/!?]))
  | (?P<wrong>\[[@=][^\]\n]*\]?)
  | (?P<link>(?P<bang>!?)\[(?P<label>(?:[^\[\]\\]|\\.|\[(?![@=])[^\[\]]*\])*)\](?P<open>\())
  | (?P<footnote>\[\^[^\[\]\s]+\])
  | (?P<stray>\]\()
  | (?P<loose>\[(?P<words>[^\[\]\n]*+)\])
    """,
    re.VERBOSE | re.DOTALL,
)
_BEGINS = re.compile(r"[\\`<\[\]!]")
"""The signs with which a token can begin: to look for them is far quicker than to try every form at every letter."""

_AT = re.compile(r"(?<![\w@])@[a-z0-9]")
_SOURCE = re.compile(rf"@(?P<id>{CITATION_ID})(?:\s*,\s*(?P<locator>[^\[\];@]+?))?\s*(?=[;\]])")


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of ``text[start:end]``, in order, none inside another."""
    position = start
    while begin := _BEGINS.search(text, position, end):
        match = _TOKEN.match(text, begin.start(), end)
        token = _token(text, match, end) if match else None
        if token:
            yield token
        skipped = match.end() if match and match["escape"] else begin.end()
        position = token.end if token else skipped


def _token(text: str, match: re.Match[str], end: int) -> Token | None:
    begin, stop = match.span()
    if match["escape"]:
        return None
    if match["code"]:
        return Code(begin, stop, match["inside"])
    if match["comment"]:
        return Comment(begin, stop, match["remark"].strip())
    if match["citation"]:
        return Citation(begin, stop, tuple(_cited(text, begin, stop)))
    if match["reference"]:
        return FactReference(begin, stop, match["path"])
    if match["bare"]:
        return BareAddress(begin, stop, text[begin + 1 : stop - 1])
    if match["html"]:
        return RawHtml(begin, _tag_end(text, begin, end))
    if match["wrong"]:
        return Malformed(begin, stop, "citation" if text[begin + 1] == "@" else "reference")
    if match["footnote"]:
        return Malformed(begin, stop, "footnote")
    if match["loose"]:
        return Malformed(begin, stop, "citation") if _AT.search(match["words"]) else None
    if match["stray"]:
        return Malformed(begin, stop, "link")
    return _link(text, match, end)


def _cited(text: str, begin: int, stop: int) -> Iterator[CitedSource]:
    for found in _SOURCE.finditer(text, begin, stop):
        locator = " ".join((found["locator"] or "").split())
        yield CitedSource(
            found.start(), found.end("locator") if found["locator"] else found.end("id"), found["id"], locator
        )


def _tag_end(text: str, begin: int, end: int) -> int:
    """The end of what may be a tag: its ``>`` on the same line, else one character."""
    line_end = text.find("\n", begin, end)
    close = text.find(">", begin, end if line_end == -1 else line_end)
    return close + 1 if close != -1 else begin + 1


def _link(text: str, match: re.Match[str], end: int) -> Token:
    """A link from its label to the parenthesis that closes its address."""
    depth, position = 1, match.end()
    end = min(end, position + MAX_ADDRESS)
    while position < end and depth:
        sign = text[position]
        depth += (sign == "(") - (sign == ")")
        position += 1
    if depth:
        return Malformed(match.start(), match.end(), "link")
    inside = text[match.end() : position - 1]
    lead = len(inside) - len(inside.lstrip())
    return Link(match.start(), position, match.end("label"), inside.strip(), match.end() + lead, bool(match["bang"]))
