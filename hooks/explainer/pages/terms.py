"""Where a page uses a term of the glossary first: there it becomes a link to what the term means here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.facts.term import Term, expression
from explainer.pages.blocks import Kind
from explainer.pages.markers import Link
from explainer.pages.page import Marked, Page
from explainer.pages.prose import visible

PROSE = (Kind.PARAGRAPH, Kind.ITEM)


@dataclass(frozen=True, slots=True)
class TermUse:
    """``text[start:end]`` of a page is a term."""

    start: int
    end: int
    term: Term


class Finder:
    """Finds terms in texts of one language, all in one pass."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self._terms = [term for term in terms if term.forms.get(language)]
        self._pattern = re.compile(
            "|".join(f"({expression(term.forms[language])})" for term in self._terms), re.IGNORECASE
        )

    def in_text(self, text: str, start: int = 0, end: int | None = None) -> Iterator[TermUse]:
        """All uses in ``text[start:end]``, in order."""
        if self._terms:
            for match in self._pattern.finditer(text, start, len(text) if end is None else end):
                assert match.lastindex
                yield TermUse(match.start(), match.end(), self._terms[match.lastindex - 1])

    def in_block(self, page: Page, marked: Marked, *, labels: bool) -> Iterator[TermUse]:
        """All uses in the words of a block, with or without the labels of links."""
        links = [] if labels else [(token.start, token.end) for token in marked.tokens if isinstance(token, Link)]
        for start, end in visible(marked):
            if not any(begin <= start < finish for begin, finish in links):
                yield from self.in_text(page.text.content, start, end)

    def first_uses(self, page: Page) -> Iterator[TermUse]:
        """The first use of each term on a page, in its sentences; links, which lead elsewhere, are left alone."""
        seen: set[str] = set()
        for marked in page.content:
            if marked.block.kind in PROSE:
                for use in self.in_block(page, marked, labels=False):
                    if use.term.id not in seen:
                        seen.add(use.term.id)
                        yield use
