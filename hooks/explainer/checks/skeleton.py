"""Do pages of one kind answer the same questions in the same order?"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from explainer.checks.check import Scope, check
from explainer.findings import Finding, Level, Rule
from explainer.pages.page import Page
from explainer.site import Site

SKELETON = Rule(
    "T606",
    "page-skeleton",
    Level.ERROR,
    "Readers compare countries. Each page answers the same questions under the same headings, and leaves none out.",
)


@check(Scope.PAGE, SKELETON)
def pages_keep_their_skeleton(page: Page, site: Site) -> Iterator[Finding]:
    """The second-level headings of a page are those that the vocabulary names for its folder, in that order."""
    for skeleton in site.facts.words.skeletons:
        if not fnmatchcase(page.path.removesuffix(".md"), skeleton.pages):
            continue
        ours = [heading for heading in page.headings if heading.level == 2 and heading.id]
        for index, identifier in enumerate(skeleton.sections):
            if index >= len(ours) or ours[index].id != identifier:
                where = ours[index].location if index < len(ours) else page.location(len(page.text.content))
                found = f"#{ours[index].id}" if index < len(ours) else "the end of the page"
                message = f"the section #{identifier} belongs here; {found} stands here"
                yield SKELETON.at(where, message, f"Sections, in this order: {', '.join(skeleton.sections)}.")
                return
        for heading in ours[len(skeleton.sections) :]:
            hint = "Make it a third-level heading (###) of a section."
            yield SKELETON.at(heading.location, f"the section #{heading.id} is not one of this kind of page", hint)
