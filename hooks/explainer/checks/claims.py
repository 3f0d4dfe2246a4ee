"""Does every claim cite a source? The unit is the block, and the rule is structural: no language is guessed at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.findings import Finding, Level, Rule
from explainer.pages.blocks import Kind
from explainer.pages.markers import Citation, Comment, FactReference, Malformed
from explainer.pages.page import Marked, Page
from explainer.pages.prose import visible
from explainer.site import Site

UNSOURCED = Rule(
    "C401",
    "claim-without-source",
    Level.ERROR,
    "A reader may act on any sentence of the site. Each paragraph, list item and table row shows where it comes from.",
)
UNCOVERED = Rule(
    "C402",
    "uncovered-text",
    Level.ERROR,
    "A citation covers the words before it, back to the previous one. Words after the last one have no source.",
)

CLAIMS = (Kind.PARAGRAPH, Kind.ITEM, Kind.ROW)
OPT_OUT = "uncited:"

_WORD = re.compile(r"[^\W_]")


def opt_out(marked: Marked) -> Comment | None:
    """The comment by which a block says that it makes no claim of its own."""
    last = marked.tokens[-1] if marked.tokens else None
    return last if isinstance(last, Comment) and last.content.startswith(OPT_OUT) else None


@check(Scope.PAGE, UNSOURCED, UNCOVERED)
def claims_cite_sources(page: Page, site: Site) -> Iterator[Finding]:
    """Each block of a page that is not exempt ends in a citation, a fact reference, or an opt-out."""
    if not site.needs_sources(page):
        return
    for marked in page.content:
        if marked.block.kind not in CLAIMS or opt_out(marked) or _has_a_slip(marked):
            continue
        covers = [token.end for token in marked.tokens if isinstance(token, Citation | FactReference)]
        words = _first_words(page, marked, covers[-1] if covers else marked.block.start)
        if words is None:
            continue
        location = page.location(*words)
        if covers:
            message = "the words after the last citation of this block have no source"
            yield UNCOVERED.at(
                location, message, "Cite a source after them, [@source-id], or move them before the citation."
            )
        else:
            hint = "End it with [@source-id] or [=fact.id]; if it claims nothing, with <!-- uncited: navigation -->."
            yield UNSOURCED.at(location, f"this {marked.block.kind} cites no source", hint)


def _has_a_slip(marked: Marked) -> bool:
    """Whether a citation of the block is written wrongly: that is one fault, and reported as one."""
    return any(isinstance(token, Malformed) for token in marked.tokens)


def _first_words(page: Page, marked: Marked, start: int) -> tuple[int, int] | None:
    """Where the first words after ``start`` begin, and the end of that line; None where there are none."""
    for begin, end in visible(marked, start):
        match = _WORD.search(page.text.content, begin, end)
        if match:
            line_end = page.text.content.find("\n", match.start(), marked.block.end)
            return match.start(), marked.block.end if line_end == -1 else line_end
    return None
