"""Can every section be linked to, for good and in every language?"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.findings import Finding, Level, Rule
from explainer.pages.page import Page
from explainer.site import Site

RESERVED = ("src-", "ref-", "fact-", "sources", "main", "top", "content")

HEADING_ID = Rule(
    "P514",
    "heading-id",
    Level.ERROR,
    "A link to a section must hold when its title is reworded or translated, so each heading carries its own id.",
)
TITLE = Rule(
    "P515",
    "page-title",
    Level.ERROR,
    "A page begins with one first-level heading: it is its title for readers, menus and screen readers.",
)


@check(Scope.PAGE, HEADING_ID, TITLE)
def headings_have_ids(page: Page, _site: Site) -> Iterator[Finding]:
    """Each heading ends in ``{ #id }``, no id stands twice or takes a name that the page itself uses."""
    seen: dict[str, int] = {}
    for heading in page.headings:
        if not heading.id:
            hint = "Write “## Title { #short-name }”: a-z, 0-9 and hyphens, the same in every language."
            yield HEADING_ID.at(heading.location, "this heading has no id", hint)
        elif heading.id in seen:
            message = f"the id #{heading.id} is taken by the heading on line {seen[heading.id]}"
            yield HEADING_ID.at(heading.location, message, "Choose another id.")
        elif heading.id.startswith(RESERVED[:3]) or heading.id in RESERVED[3:]:
            yield HEADING_ID.at(
                heading.location, f"the id #{heading.id} is used by the page itself", "Choose another id."
            )
        seen.setdefault(heading.id, heading.location.line)
    titles = [heading for heading in page.headings if heading.level == 1]
    if page.parseable and (not page.headings or page.headings[0].level != 1):
        yield TITLE.at(page.location(0), "the page does not begin with its title", "Begin it with “# Title { #id }”.")
    for heading in titles[1:]:
        yield TITLE.at(heading.location, "a second first-level heading", "Write it with ##.")
