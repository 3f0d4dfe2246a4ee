"""Do citations and fact references point to something, and are they written so that they can be read?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.facts.base import FACT_FIELDS
from explainer.findings import Finding, Level, Rule, did_you_mean
from explainer.pages.blocks import Kind
from explainer.pages.markers import (
    CITATION_ID,
    FACT_PATH,
    Citation,
    CitedSource,
    FactReference,
    Malformed,
    Token,
)
from explainer.pages.page import Marked, Page
from explainer.pages.prose import visible
from explainer.site import Site

UNKNOWN_SOURCE = Rule(
    "C403",
    "unknown-source",
    Level.ERROR,
    "A citation of a source that is not described leads the reader nowhere.",
)
UNKNOWN_FACT = Rule(
    "C404",
    "unknown-fact",
    Level.ERROR,
    "A reference to a fact that does not exist would leave a hole in the sentence.",
)
MALFORMED = Rule(
    "C407",
    "malformed-marker",
    Level.ERROR,
    "A citation with a slip in it would be shown as plain text, and the claim would stand without its source.",
)
MISPLACED = Rule(
    "C408",
    "marker-in-heading",
    Level.ERROR,
    "Headings are copied into menus and lists of contents, where a citation number cannot stand.",
)

_BARE = re.compile(
    rf"(?<![\w@/.=-])(?:@(?P<source>{CITATION_ID})|\[(?P<bracketed>{CITATION_ID})\]|=(?P<fact>{FACT_PATH}))(?![\w-])"
)

_HINTS = {
    "citation": "Write [@source-id], [@source-id, art. 9(2)] or [@a; @b, § 12]: each source with @, nothing before it.",
    "footnote": "There are no footnotes: cite the source where it is used, [@source-id, art. 9(2)].",
    "reference": "Write [=fact.id], [=fact.id.text] or [=fact.id.as_of].",
    "link": "Write [words](https://…) or [words](page.md#heading); close the parenthesis; cite after it, not inside.",
}


@check(Scope.PAGE, UNKNOWN_SOURCE, UNKNOWN_FACT, MALFORMED, MISPLACED)
def markers_resolve(page: Page, site: Site) -> Iterator[Finding]:
    """Every citation names a source of ``facts/sources``, every reference a fact, and all are well formed."""
    for marked in page.content:
        yield from _bare(marked, page, site)
        for token in marked.tokens:
            location = page.location(token.start, token.end)
            if isinstance(token, Malformed):
                message = f"this looks like a {token.what} but cannot be read as one"
                yield MALFORMED.at(location, message, _HINTS[token.what])
            elif isinstance(token, Citation | FactReference):
                if marked.block.kind in (Kind.HEADING, Kind.TITLE):
                    hint = "Put it at the end of the sentence below that says so."
                    yield MISPLACED.at(location, "a heading cannot hold a citation or a fact", hint)
                yield from _unresolved(token, page, site)


def _bare(marked: Marked, page: Page, site: Site) -> Iterator[Finding]:
    """Ids that stand in the text without their brackets: readers would see them."""
    if marked.block.info:
        return
    for start, end in visible(marked):
        for match in _BARE.finditer(page.text.content, start, end):
            source = match["source"] or match["bracketed"]
            if source in site.facts.sources or (match["fact"] and site.facts.resolve(match["fact"])[0]):
                shown = f"[@{source}]" if source else f"[={match['fact']}]"
                location = page.location(match.start(), match.end())
                yield MALFORMED.at(location, "this looks like a marker but cannot be read as one", f"Write {shown}.")


def _unresolved(token: Token, page: Page, site: Site) -> Iterator[Finding]:
    if isinstance(token, Citation):
        for source in token.sources:
            if source.id not in site.facts.sources and source.id not in site.facts.broken:
                yield unknown_source(source, page, site)
    elif isinstance(token, FactReference):
        entry, _ = site.facts.resolve(token.path)
        if (
            entry is None
            and token.path not in site.facts.broken
            and token.path.rpartition(".")[0] not in site.facts.broken
        ):
            hint = _nearest(token.path, site) or "Facts lie in facts/countries/, statistics/ and events/."
            yield UNKNOWN_FACT.at(page.location(token.start, token.end), f"there is no fact “{token.path}”", hint)


def _nearest(path: str, site: Site) -> str:
    """The fact that was probably meant: one with the same owner, since another country's answer would be wrong."""
    name, _, field = path.rpartition(".")
    wanted, suffix = (name, f".{field}") if field in FACT_FIELDS else (path, "")
    owner = wanted.partition(".")[0] + "."
    known = [*site.facts.statements, *(f"{country}.{indicator}" for country, indicator in site.facts.answers)]
    return did_you_mean(path, [identifier + suffix for identifier in known if identifier.startswith(owner)])


def unknown_source(source: CitedSource, page: Page, site: Site) -> Finding:
    """The finding for one source of a citation."""
    hint = did_you_mean(source.id, site.facts.sources) or "Describe it in facts/sources/, then cite its id."
    location = page.location(source.start, source.end)
    return UNKNOWN_SOURCE.at(location, f"there is no source “{source.id}”", hint)
