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


_WORD = re.compile(r"[^\W_]+")


class Finder:
    """Finds terms in texts of one language: at each word, only those that begin with its first letters are tried."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self._by_beginning: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
        for term in terms:
            for form in sorted(term.forms.get(language, ()), key=len, reverse=True):
                pattern = re.compile(expression((form,)), re.IGNORECASE)
                self._by_beginning.setdefault(_beginning(form), []).append((pattern, term))

    def in_text(self, text: str, start: int = 0, end: int | None = None) -> Iterator[TermUse]:
        """All uses in ``text[start:end]``, in order."""
        limit = len(text) if end is None else end
        position = start
        for word in _WORD.finditer(text, start, limit):
            if word.start() < position:
                continue  # within a term that was found
            for pattern, term in self._by_beginning.get(_beginning(word[0]), ()):
                if match := pattern.match(text, word.start(), limit):
                    yield TermUse(match.start(), match.end(), term)
                    position = match.end()
                    break

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


def _beginning(word: str) -> str:
    """The first two letters, whatever their case; what is shorter is looked for by the one it has."""
    return word.rstrip("*")[:2].casefold() if len(word.rstrip("*")) > 1 else word[:1].casefold()
