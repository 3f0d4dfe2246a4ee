"""Do the languages say the same? Structurally: pages, headings, citations, facts and figures, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from explainer.checks.check import Scope, check
from explainer.findings import Finding, Level, Location, Rule
from explainer.pages.markers import Malformed
from explainer.pages.page import Page, Section
from explainer.pages.prose import Figure, count, figures
from explainer.site import Site

MISSING_PAGE = Rule(
    "T601",
    "missing-page",
    Level.ERROR,
    "A reader of the other language must find the same page, and the same protection, in it.",
)
HEADINGS = Rule(
    "T602",
    "headings-differ",
    Level.ERROR,
    "Sections are matched by their ids: the same ones, in the same order and of the same level, in every language.",
)
CITATIONS = Rule(
    "T603",
    "citations-differ",
    Level.ERROR,
    "If one language cites a source that the other does not, one of them says something the other does not.",
)
FACTS = Rule(
    "T604",
    "facts-differ",
    Level.ERROR,
    "Both languages refer to the same facts and show the same tables.",
)
FIGURES = Rule(
    "T605",
    "figures-differ",
    Level.ERROR,
    "A figure that was changed in one language only is the commonest and the most dangerous slip of a translation.",
)


@check(Scope.SITE, MISSING_PAGE)
def pages_stand_in_every_language(site: Site) -> Iterator[Finding]:
    """Each page of one language has a page with the same path in every other."""
    for path in site.paths:
        twins = site.twins(path)
        if path in site.unreadable:
            continue  # it may stand there
        for language in site.project.languages:
            if language.code not in twins:
                other = next(iter(twins.values()))
                hint = f"Write {language.folder}/{path} with the same headings, sources and facts."
                yield MISSING_PAGE.at(Location(other.file), f"this page is missing in “{language.code}”", hint)


@check(Scope.TWINS, HEADINGS)
def headings_agree(original: Page, page: Page, _site: Site) -> Iterator[Finding]:
    """Heading ids and levels of a page are those of its twin, in the same order."""
    originals = [heading for heading in original.headings if heading.id]  # one without an id is reported by itself
    headings = [heading for heading in page.headings if heading.id]
    theirs = [(heading.level, heading.id) for heading in originals]
    ours = [(heading.level, heading.id) for heading in headings]
    for index, heading in enumerate(headings):
        if index >= len(theirs) or ours[index] != theirs[index]:
            expected = "no more headings" if index >= len(theirs) else _heading(*theirs[index])
            hint = f"Give both pages the same headings: {original.file} has {expected} here."
            message = f"{_heading(*ours[index])} stands where {original.file} has {expected}"
            yield HEADINGS.at(heading.location, message, hint)
            return
    for heading in originals[len(ours) :]:
        hint = f"Add the section #{heading.id} to {page.file}."
        message = f"the section #{heading.id} of {original.file} (line {heading.location.line}) is missing here"
        yield HEADINGS.at(Location(page.file, len(page.text.lines)), message, hint)


def _heading(level: int, identifier: str) -> str:
    return f"{'#' * level} #{identifier}"


@check(Scope.TWINS, CITATIONS, FACTS, FIGURES)
def sections_agree(original: Page, page: Page, site: Site) -> Iterator[Finding]:
    """Section by section, twins cite the same sources, refer to the same facts and hold the same figures."""
    theirs = {_key(section): section for section in original.sections}
    for section in page.sections:
        other = theirs.get(_key(section))
        if other is None:
            continue  # a difference of headings is reported by itself
        where = section.heading.location if section.heading else page.location(0)
        twin = f"{original.file}, line {other.heading.location.line if other.heading else 1}"
        if not _has_a_slip(other, site) and not _has_a_slip(section, site):
            yield from _compare(CITATIONS, "cites", _cited(other), _cited(section), where, twin)
            yield from _compare(FACTS, "shows", _facts(other, original), _facts(section, page), where, twin)
        yield from _figures(original, other, page, section, site, twin)


def _has_a_slip(section: Section, site: Site) -> bool:
    """Whether a citation or reference is misspelt: that is one fault, reported where it stands, and no difference."""
    for marked in section.content:
        if any(isinstance(token, Malformed) for token in marked.tokens):
            return True
        if any(source.id not in site.facts.sources for source in marked.citations):
            return True
        if any(site.facts.resolve(reference.path)[0] is None for reference in marked.references):
            return True
    return False


def _key(section: Section) -> str:
    return section.heading.id if section.heading else ""


def _cited(section: Section) -> list[str]:
    return [source.id for marked in section.content for source in marked.citations]


def _facts(section: Section, page: Page) -> list[str]:
    shown = [reference.path for marked in section.content for reference in marked.references]
    blocks = [marked.block for marked in section.content if marked.block.info == "facts"]
    return shown + [" ".join(page.text.content[block.body_start : block.body_end].split()) for block in blocks]


def _compare(
    rule: Rule, verb: str, theirs: Iterable[str], ours: Iterable[str], where: Location, twin: str
) -> Iterator[Finding]:
    missing, extra = sorted({*theirs} - {*ours}), sorted({*ours} - {*theirs})
    if missing or extra:
        parts = [f"lacks {', '.join(missing)}"] if missing else []
        parts += [f"alone {verb} {', '.join(extra)}"] if extra else []
        message = f"this section {' and '.join(parts)}; its twin is at {twin}"
        yield rule.at(where, message, "Make the two sections say the same; if one is wrong, correct that one.")


def _figures(original: Page, other: Section, page: Page, section: Section, site: Site, twin: str) -> Iterator[Finding]:
    theirs = count(_found(original, other, site))
    found = list(_found(page, section, site))
    ours = Counter(figure.plain for figure in found)
    if theirs == ours:
        return
    missing, extra = list((theirs - ours).elements()), list((ours - theirs).elements())
    strange = next((figure for figure in reversed(found) if figure.plain in extra), None)
    heading = section.heading.location if section.heading else page.location(0)
    where = page.location(strange.start, strange.end) if strange else heading
    parts = [f"{', '.join(extra)} only here"] if extra else []
    parts += [f"{', '.join(missing)} only there"] if missing else []
    message = f"figures differ from {twin}: {'; '.join(parts)}"
    yield FIGURES.at(
        where, message, "Correct the wrong one; write a number in digits in both languages, or in words in both."
    )


def _found(page: Page, section: Section, site: Site) -> Iterator[Figure]:
    locale = site.project.language(page.language).locale
    for marked in section.content:
        if not marked.block.info:
            yield from figures(page, marked, locale)
