"""A page as it is searched: its sections, and what its tables define, each term and organisation as a section."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.facts.term import Term
from explainer.pages.page import Page
from explainer.rendering.alphabet import named, requests
from explainer.rendering.support import statements_in
from explainer.rendering.tables import view
from explainer.searching.concepts import keywords
from explainer.searching.sections import Document, Section, sections_of, sentences
from explainer.site import Site


def document(site: Site, page: Page, prose: str) -> Document:
    """The page at hand, whose sentences are ``prose`` (HTML as ``Renderer.prose`` gives it)."""
    top, *others = sections_of(prose)
    entries = list(_entries(site, page))
    if not entries and not any(section.sentences for section in (top, *others)):
        top = Section("", "", tuple(_shown(site, page)))
    title = page.headings[0].title if page.headings else page.path
    description = page.front_matter.values.get("description") or ""
    return Document(page.path, title, description, (top, *others, *entries), lists=bool(entries))


def _entries(site: Site, page: Page) -> Iterator[Section]:
    for request in requests(site, page):
        for anchor, record in named(request, site.facts):
            text = tuple(sentences(record.text.get(page.language, "")))
            words = keywords(record) if isinstance(record, Term) else record.name.values()
            yield Section(anchor, record.name.get(page.language, record.id), text, tuple(words))


def _shown(site: Site, page: Page) -> Iterator[str]:
    """The texts of the tables of a page that has nothing else."""
    for request in requests(site, page):
        for statement in statements_in(view(request, site, page.language)):
            yield from sentences(statement.text.get(page.language, ""))
