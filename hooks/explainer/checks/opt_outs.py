"""Are the ways out of citing used as they are meant, and rarely?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.checks.claims import CLAIMS, OPT_OUT, opt_out
from explainer.findings import Finding, Level, Location, Rule, did_you_mean
from explainer.pages.markers import Comment
from explainer.pages.page import Page
from explainer.site import Site

REASONS = ("definition", "navigation", "advice", "summary-of: #id")

OPT_OUT_FORM = Rule(
    "C405",
    "opt-out",
    Level.ERROR,
    "A block without a source says why, in one of few words; a summary names the section that carries its sources.",
)
TOO_MANY = Rule(
    "C406",
    "too-many-opt-outs",
    Level.ERROR,
    "If many blocks of a page need no source, the rule has become a formality.",
)

_SUMMARY = re.compile(r"^summary-of:\s*#(?P<id>[a-z0-9-]+)$")


@check(Scope.PAGE, OPT_OUT_FORM, TOO_MANY)
def opt_outs_are_rare(page: Page, site: Site) -> Iterator[Finding]:
    """Opt-outs end a block, use a word of the vocabulary, and stay under the cap of the page."""
    used = []
    for marked in page.content:
        for token in marked.tokens:
            if not isinstance(token, Comment) or not token.content.startswith(OPT_OUT):
                continue
            location = page.location(token.start, token.end)
            if marked.block.kind not in CLAIMS or token is not opt_out(marked):
                hint = "Put it after the last word of that paragraph, item or row, on the same line."
                yield OPT_OUT_FORM.at(location, "an opt-out stands at the end of the block it is for", hint)
                continue
            used.append(location)
            yield from _examine(token.content[len(OPT_OUT) :].strip(), location, page)
    if len(used) > site.project.uncited_cap:
        message = f"{len(used)} blocks of this page opt out of citing; the limit is {site.project.uncited_cap}"
        yield TOO_MANY.at(used[site.project.uncited_cap], message, "Cite a source where something is stated.")


def _examine(reason: str, location: Location, page: Page) -> Iterator[Finding]:
    summary = _SUMMARY.match(reason)
    if summary:
        if summary["id"] not in {heading.id for heading in page.headings}:
            hint = (
                did_you_mean(summary["id"], [heading.id for heading in page.headings]) or "Name a heading of this page."
            )
            yield OPT_OUT_FORM.at(location, f"there is no heading #{summary['id']} on this page", hint)
        elif not _carries_sources(page, summary["id"]):
            message = f"the section #{summary['id']} cites nothing, so it cannot carry a summary"
            yield OPT_OUT_FORM.at(location, message, "Name the section with the sources.")
    elif reason not in REASONS[:3]:
        hint = did_you_mean(reason, REASONS) or f"Use one of: {', '.join(REASONS)}."
        yield OPT_OUT_FORM.at(location, f"“{reason}” is no reason to leave out the source", hint)


def _carries_sources(page: Page, identifier: str) -> bool:
    """Whether the section, or one below it, cites a source or shows facts."""
    depth = 0
    for section in page.sections:
        heading = section.heading
        if heading is None:
            continue
        if heading.id == identifier:
            depth = heading.level
        elif depth and heading.level <= depth:
            return False
        if depth and any(
            marked.citations or marked.references or marked.block.info == "facts" for marked in section.content
        ):
            return True
    return False
