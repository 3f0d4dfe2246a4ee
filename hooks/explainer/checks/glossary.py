"""Do pages and facts use the terms of the glossary, and the same ones in every language?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.facts.dataset import Entry
from explainer.facts.statement import Statement
from explainer.facts.term import Avoided, Term, expression
from explainer.findings import Finding, Level, Rule
from explainer.pages.page import Page, Section
from explainer.pages.prose import visible
from explainer.pages.terms import Finder
from explainer.site import Site

AVOIDED = Rule(
    "T607",
    "avoided-form",
    Level.WARNING,
    "One thing has one name: a second name for it looks like a second thing, above all to whoever reads law.",
)
PAIRED = Rule(
    "T608",
    "term-differs",
    Level.WARNING,
    "A term of law that stands in one language only was translated as something else, and may not mean the same.",
)

Avoidance = tuple[Term, Avoided, re.Pattern[str]]


def _avoided(site: Site, language: str) -> list[Avoidance]:
    terms = [entry.record for entry in site.facts.glossary.values()]
    return [
        (term, avoided, re.compile(expression((avoided.form,)), re.IGNORECASE))
        for term in terms
        for avoided in term.avoid
        if avoided.language == language
    ]


def _said(term: Term, avoided: Avoided, written: str, site: Site) -> tuple[str, str]:
    """The message and the hint for one use of an avoided form."""
    default = site.project.default.code
    name, reason = term.name.get(avoided.language, term.id), avoided.reason.get(default, "")
    return f"“{written}” is written otherwise here", f"Write “{name}” ({term.id}). {reason}".strip()


@check(Scope.PAGE, AVOIDED)
def pages_use_the_terms(page: Page, site: Site) -> Iterator[Finding]:
    """A page uses no form that the glossary avoids in its language."""
    avoided = _avoided(site, page.language)
    for marked in page.content if avoided else ():
        for start, end in visible(marked) if not marked.block.info else ():
            for term, form, pattern in avoided:
                for match in pattern.finditer(page.text.content, start, end):
                    yield AVOIDED.at(page.location(*match.span()), *_said(term, form, match[0], site))


@check(Scope.STATEMENT, AVOIDED)
def facts_use_the_terms(entry: Entry[Statement], site: Site) -> Iterator[Finding]:
    """The text of a fact uses no form that the glossary avoids in its language."""
    if isinstance(entry.record, Term):
        return
    for language, text in entry.record.text.items():
        for term, form, pattern in _avoided(site, language):
            if match := pattern.search(text):
                yield AVOIDED.at(entry.at("text", language), *_said(term, form, match[0], site))


@check(Scope.TWINS, PAIRED)
def terms_agree(original: Page, page: Page, site: Site) -> Iterator[Finding]:
    """A section that uses a paired term of the glossary uses it in every language."""
    terms = [entry.record for entry in site.facts.glossary.values() if entry.record.paired]
    if not terms:
        return
    theirs, ours = Finder(terms, original.language), Finder(terms, page.language)
    sections = {section.heading.id: section for section in page.sections if section.heading}
    for section in original.sections:
        other = sections.get(section.heading.id) if section.heading else None
        if other is None or other.heading is None:
            continue
        here, there = _used(page, other, ours), _used(original, section, theirs)
        for term in terms:
            if (term.id in here) != (term.id in there):
                name = term.name.get(page.language, term.id)
                missing = f"“{name}” stands only in {original.file if term.id in there else page.file}"
                hint = f"Use the term in both languages, or another word in both ({term.id})."
                yield PAIRED.at(other.heading.location, missing, hint)


def _used(page: Page, section: Section, finder: Finder) -> set[str]:
    words = (marked for marked in section.content if not marked.block.info)
    return {use.term.id for marked in words for use in finder.in_block(page, marked, labels=True)}
