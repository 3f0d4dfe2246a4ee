"""Do links within the site lead to a page and a section that exist in the same language?"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from explainer.addresses import scheme
from explainer.checks.check import Scope, check
from explainer.findings import Finding, Level, Rule, did_you_mean
from explainer.pages.markers import Link
from explainer.pages.page import Page
from explainer.site import Site

DEAD_LINK = Rule(
    "P513",
    "dead-link",
    Level.ERROR,
    "A link that leads nowhere leaves the reader without the answer it promised.",
)

GENERATED = ("sources",)


@check(Scope.PAGE, DEAD_LINK)
def links_lead_somewhere(page: Page, site: Site) -> Iterator[Finding]:
    """A relative link names a Markdown page of the same language, and a heading id that is on it."""
    for marked in page.content:
        for token in marked.tokens:
            if isinstance(token, Link) and not scheme(token.address):
                problem = _dead(token, page, site)
                if problem:
                    location = page.location(token.address_start, token.address_start + len(token.address))
                    yield DEAD_LINK.at(location, *problem)


def _dead(link: Link, page: Page, site: Site) -> tuple[str, str] | None:
    path, _, anchor = link.address.partition("#")
    target: Page | None = page
    if path:
        where = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
        if link.image:
            file = site.project.root / site.project.language(page.language).folder / where
            inside = not where.startswith("..") and file.is_file()
            return None if inside else (f"there is no picture {where}", "Put the file beside the page.")
        target = site.pages.get((page.language, where))
        if target is None and where in site.unreadable:
            return None  # it stands there, and cannot be read
        if target is None:
            here = posixpath.dirname(page.path) or "."
            known = [posixpath.relpath(other, here) for language, other in site.pages if language == page.language]
            hint = did_you_mean(path, known) or "Name a page relative to this one: ../topics/x.md."
            return f"there is no page {where}", hint
    elif not anchor:
        return "the link has no address", "Write [words](page.md#heading)."
    if anchor and target and target.parseable and anchor not in GENERATED:
        ids = [heading.id for heading in target.headings]
        if anchor not in ids:
            return f"{target.path} has no heading #{anchor}", did_you_mean(
                anchor, ids
            ) or f"It has: {', '.join(ids[:12])}."
    return None
