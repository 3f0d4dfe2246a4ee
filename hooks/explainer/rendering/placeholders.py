"""Markers leave the Markdown before it is read and come back as HTML afterwards.

Python-Markdown sees a short sign that it copies unchanged; so it can neither misread a citation nor spend time on a
table. The tokens are those of the checks: what a check took for code or for a citation is rendered as just that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from explainer.findings import Finding
from explainer.pages.blocks import Block, Kind
from explainer.pages.markers import Citation, Code, Comment, FactReference
from explainer.pages.page import Marked, Page
from explainer.pages.terms import TermUse

OPEN, CLOSE = "\ue000", "\ue001"

_SIGN = re.compile(rf"{OPEN}(\d+){CLOSE}")
_SIGNS = re.compile(f"[{OPEN}{CLOSE}]")

Thing = Citation | FactReference | Code | Comment | Block | Finding | TermUse


class LostMarker(Exception):
    """Python-Markdown read the page differently: a marker did not come back. The message says which."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """``text[start:end]`` of the page is replaced by ``thing``."""

    start: int
    end: int
    thing: Thing


def replacements(page: Page, findings: tuple[Finding, ...] = (), terms: Iterable[TermUse] = ()) -> list[Replacement]:
    """What leaves the page, in order; ``findings`` are added at the end of the blocks that they are about."""
    uses = [Replacement(use.start, use.end, use) for use in terms]
    found = [*_markers(page), *_placed(page, findings), *uses]
    return sorted(found, key=lambda item: (item.start, item.end))


def _markers(page: Page) -> Iterator[Replacement]:
    for marked in page.content:
        if marked.block.kind is Kind.FENCE:
            yield Replacement(marked.block.start, marked.block.end, marked.block)
        for token in marked.tokens:
            if isinstance(token, Citation):
                yield Replacement(_word_end(page, marked, token.start), token.end, token)
            elif isinstance(token, FactReference | Code | Comment):
                yield Replacement(token.start, token.end, token)


def _word_end(page: Page, marked: Marked, start: int) -> int:
    """Where the word before a citation ends: the number follows it without a space."""
    before = page.text.content[marked.block.start : start]
    return marked.block.start + len(before.rstrip(" \n")) if before.strip() else start


def _placed(page: Page, findings: tuple[Finding, ...]) -> Iterator[Replacement]:
    for finding in findings:
        marked = next((marked for marked in page.content if _holds(page, marked, finding)), None)
        if marked and marked.block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.ROW):
            end = marked.block.end
            line = page.text.content[marked.block.start : end].rstrip()
            if marked.block.kind is Kind.ROW and line.endswith("|"):
                end = marked.block.start + len(line) - 1
            yield Replacement(end, end, finding)


def _holds(page: Page, marked: Marked, finding: Finding) -> bool:
    first = page.location(marked.block.start).line
    return first <= finding.location.line <= page.location(max(marked.block.start, marked.block.end - 1)).line


def without_signs(text: str) -> str:
    """The text without the signs that stand for markers, for where somebody has written them himself."""
    return _SIGNS.sub("\ufffd", text)


def expand(page: Page, items: list[Replacement]) -> str:
    """The Markdown of ``page`` without front matter, each of ``items`` standing as a sign."""
    if not page.parseable:
        return ""
    content = page.text.content
    starts = page.text.line_starts
    line = page.front_matter.text_line
    position = starts[line] if line < len(starts) else len(content)
    parts: list[str] = []
    for index, item in enumerate(items):
        parts.append(without_signs(content[position : item.start]))
        if isinstance(item.thing, Block):
            parts.append(f"\n\n{OPEN}{index}{CLOSE}\n\n")
        elif not isinstance(item.thing, Comment):
            parts.append(f"{OPEN}{index}{CLOSE}")
        position = max(position, item.end)
    parts.append(without_signs(content[position:]))
    return "".join(parts)


def _with_paragraph(html: str, start: int, end: int) -> tuple[int, int]:
    """A table stands by itself: the paragraph that Markdown has made round its sign goes with the sign."""
    opening, closing = "<p>", "</p>"
    if html.startswith(opening, start - len(opening)) and html.startswith(closing, end):
        return start - len(opening), end + len(closing)
    return start, end


def fill(html: str, page: Page, items: list[Replacement], render: Callable[[Thing], str]) -> str:
    """Put the HTML of each item in the place of its sign.

    Raises:
        LostMarker: a sign is missing or stands where no HTML can stand.
    """
    seen: set[int] = set()
    parts: list[str] = []
    position = 0
    for match in _SIGN.finditer(html):
        start, end = match.span()
        index = int(match[1])
        attribute = html.rfind("<", 0, start) > html.rfind(">", 0, start)  # which holds no HTML
        if attribute or index >= len(items) or index in seen:
            parts.append(html[position:start])
            position = end
            continue
        seen.add(index)
        if isinstance(items[index].thing, Block):
            start, end = _with_paragraph(html, start, end)
        parts += (html[position:start], render(items[index].thing))
        position = end
    filled = "".join((*parts, html[position:]))
    for index, item in enumerate(items):
        if index not in seen and not isinstance(item.thing, Comment | Finding):
            place = page.location(item.start)
            raise LostMarker(f"{place.file}:{place.line}:{place.column}: Markdown does not show what stands here; "
                             "look for an unclosed bracket, or a table row with too many cells")  # fmt: skip
    return filled
