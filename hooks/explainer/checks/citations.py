"""Do citations and fact references point to something, and are they written so that they can be read?"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.findings import Finding, Level, Rule, did_you_mean
from explainer.pages.blocks import Kind
from explainer.pages.markers import Citation, CitedSource, FactReference, Malformed, Token
from explainer.pages.page import Page
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
            known = [*site.facts.facts, *site.facts.statistics, *site.facts.events]
            hint = did_you_mean(token.path, known) or "Facts lie in facts/countries/, statistics/ and events/."
            yield UNKNOWN_FACT.at(page.location(token.start, token.end), f"there is no fact “{token.path}”", hint)


def unknown_source(source: CitedSource, page: Page, site: Site) -> Finding:
    """The finding for one source of a citation."""
    hint = did_you_mean(source.id, site.facts.sources) or "Describe it in facts/sources/, then cite its id."
    location = page.location(source.start, source.end)
    return UNKNOWN_SOURCE.at(location, f"there is no source “{source.id}”", hint)
