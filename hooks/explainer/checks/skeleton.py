"""Do pages of one kind answer the same questions in the same order?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from explainer.checks.check import Scope, check
from explainer.facts.vocabulary import Skeleton
from explainer.findings import Finding, Level, Rule
from explainer.pages.blocks import Kind
from explainer.pages.page import Marked, Page, Section
from explainer.pages.prose import visible
from explainer.site import Site

_WORD = re.compile(r"\w+(?:[-’'.,]\w+)*")

SKELETON = Rule(
    "T606",
    "page-skeleton",
    Level.ERROR,
    "Readers compare countries. Each page answers the same questions under the same headings, and leaves none out.",
)

ANSWER = Rule(
    "P517",
    "answer-too-long",
    Level.ERROR,
    "A frightened person reads the first lines only. The rest of the page is there for everything else.",
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


@check(Scope.PAGE, ANSWER)
def answers_are_short(page: Page, site: Site) -> Iterator[Finding]:
    """The first section of a page has no more words than the vocabulary allows; a reference to a fact counts as one."""
    for skeleton in site.facts.words.skeletons:
        cap = skeleton.answer_words
        section = next((item for item in page.sections if _opens(item, skeleton)), None)
        if cap is None or section is None or not fnmatchcase(page.path.removesuffix(".md"), skeleton.pages):
            continue
        count = sum(_words(page, marked) for marked in section.content)
        if count > cap and section.heading:
            message = f"the short answer has {count} words; the limit is {cap}"
            yield ANSWER.at(section.heading.location, message, "Keep what decides; move the rest to its section.")


def _opens(section: Section, skeleton: Skeleton) -> bool:
    return section.heading is not None and section.heading.id == skeleton.sections[0]


def _words(page: Page, marked: Marked) -> int:
    """The words of a block that a reader reads: neither citations nor tables."""
    if marked.block.kind is Kind.FENCE:
        return 0
    text = page.text.content
    return sum(len(_WORD.findall(text[start:end])) for start, end in visible(marked)) + len(marked.references)
