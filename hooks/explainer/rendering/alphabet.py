"""The alphabetical list of everything that has a name: what the search finds, for those who cannot search."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from explainer.facts.dataset import Dataset
from explainer.facts.organisation import Organisation
from explainer.facts.term import Term
from explainer.folding import fold
from explainer.pages.page import Page
from explainer.pages.requests import EVERY, Alphabet, Request, read_request
from explainer.site import Site


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: what it is called, and where it leads."""

    label: str
    target: str
    page: bool = False
    """Whether it is a page, and not a place on one."""


def requests(site: Site, page: Page) -> Iterator[Request]:
    """What the tables of a page show."""
    for block in page.fact_blocks:
        if request := read_request(page, block, site.facts).request:
            yield request


def named(request: Request, facts: Dataset) -> Iterator[tuple[str, Term | Organisation]]:
    """What has a name and a place of its own in a table: its anchor there, and the record."""
    if request.kind == "glossary":
        for term in facts.glossary.values():
            yield term.record.id.replace(".", "-"), term.record
    elif request.organisations == EVERY:
        for body in facts.organisations.values():
            yield f"name-{body.record.id.replace('.', '-')}", body.record


def entries(site: Site, language: str) -> Iterator[Entry]:
    """Pages, headings that no two pages share, terms with the other words for them, organisations."""
    pages = [page for (code, _), page in sorted(site.pages.items()) if code == language]
    often = Counter(heading.title for page in pages for heading in page.headings)
    for page in pages:
        if page.headings:
            yield Entry(page.headings[0].title, page.path, page=True)
        if site.needs_sources(page):
            for heading in page.headings[1:]:
                if heading.id and heading.level == 2 and often[heading.title] == 1:
                    yield Entry(heading.title, f"{page.path}#{heading.id}")
        for request in requests(site, page):
            for anchor, record in named(request, site.facts):
                also = record.also.get(language, ()) if isinstance(record, Term) else ()
                for label in (record.name.get(language, record.id), *also):
                    yield Entry(label, f"{page.path}#{anchor}")


def view(request: Request, site: Site, language: str) -> dict[str, Any]:
    """The list by letters, in the order of the alphabet; letters of the script that most entries have come first."""
    listed = request.index
    assert listed
    by_letter: dict[str, dict[str, Entry]] = {}
    for entry in entries(site, language):
        group = by_letter.setdefault(initial(entry.label), {})
        if entry.page or entry.label not in group:
            group[entry.label] = entry
    if isinstance(listed, Alphabet):
        by_letter = {letter: group for letter, group in by_letter.items() if listed.first <= letter <= listed.last}
    letters = sorted(by_letter, key=_place(by_letter))
    return {"letters": [(letter, _ordered(by_letter[letter].values())) for letter in letters]}


def initial(label: str) -> str:
    """The letter under which a name stands; 0 for all that begin with a digit."""
    first = next((sign for sign in fold(label) if sign.isalnum()), "0")
    return "0" if first.isdigit() else first


def _ordered(found: Iterable[Entry]) -> list[Entry]:
    return sorted(found, key=lambda entry: ("".join(filter(_counts, fold(entry.label))), entry.target))


def _counts(sign: str) -> bool:
    """Whether a sign counts for the order: quotation marks do not."""
    return sign.isalnum() or sign.isspace()


def _place(groups: dict[str, dict[str, Entry]]) -> Any:
    sizes: Counter[str] = Counter()
    for letter, group in groups.items():
        sizes[_script(letter)] += len(group)
    return lambda letter: (letter == "0", -sizes[_script(letter)], letter)


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
