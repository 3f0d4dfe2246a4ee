"""What the statements of the site rest on: sources by kind and quality, and how many statements each kind carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from explainer.facts.dataset import Dataset
from explainer.facts.source import Kind, Quality, Source
from explainer.facts.statement import Statement
from explainer.pages.page import Page
from explainer.pages.requests import read_request
from explainer.site import Site


@dataclass(frozen=True, slots=True)
class Support:
    """Counts of sources and of statements, for the page on sources."""

    kinds: Mapping[str, Counter[Quality]]
    """Kind → quality → how many sources."""
    sources: int
    statements: int
    primary: int
    """Statements that cite at least one primary source."""
    independent: int
    """Statements that cite sources of at least two publishers."""
    press_alone: int
    """Statements that cite nothing but press."""


def support(facts: Dataset) -> Support:
    """Count all sources, and all statements of ``facts`` by what they cite now (not what they cited before)."""
    sources = [entry.record for entry in facts.sources.values()]
    kinds = {kind: Counter(source.quality for source in sources if source.kind == kind) for kind in get_args(Kind)}
    cited = [list(_cited(entry.record, facts)) for entry in facts.statements.values()]
    return Support(
        kinds,
        len(sources),
        len(cited),
        sum(any(source.quality == "primary" for source in found) for found in cited),
        sum(len({source.publisher for source in found}) > 1 for found in cited),
        sum(bool(found) and all(source.kind == "press" for source in found) for found in cited),
    )


def _cited(statement: Statement, facts: Dataset) -> Iterator[Source]:
    return (facts.sources[cite.source].record for cite in statement.cites if cite.source in facts.sources)


def statements_in(thing: Any) -> Iterator[Statement]:
    """All statements within what a template is given."""
    if isinstance(thing, Statement):
        yield thing
    elif isinstance(thing, dict):
        yield from statements_in(list(thing.values()))
    elif isinstance(thing, list | tuple):
        for item in thing:
            yield from statements_in(item)


def cited_on(site: Site, language: str, shown: Any) -> dict[str, list[Page]]:
    """Source id → the pages in ``language`` that cite it, in prose or in a table.

    Args:
        site: facts and pages.
        language: of the pages.
        shown: from a request to what its template is given (``tables.view``).
    """
    found: dict[str, list[Page]] = {}
    for (code, _), page in sorted(site.pages.items()):
        if code == language:
            for source in sorted({*_cited_by(page, site, shown)}):
                found.setdefault(source, []).append(page)
    return found


def _cited_by(page: Page, site: Site, shown: Any) -> Iterator[str]:
    statements: list[Statement] = []
    for marked in page.content:
        yield from (source.id for source in marked.citations)
        entries: Iterable[Any] = (site.facts.resolve(reference.path)[0] for reference in marked.references)
        statements += [entry.record for entry in entries if entry]
    for block in page.fact_blocks:
        request = read_request(page, block, site.facts).request
        if request and request.kind != "bibliography":
            statements += statements_in(shown(request, site, page.language))
    for statement in statements:
        yield from (cite.source for _, cites in statement.citing() for cite in cites)
