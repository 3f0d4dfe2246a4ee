"""One language speaking on one page: its words, dates and figures, its citation numbers, its list of sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from explainer.facts.dates import PartialDate
from explainer.facts.digest import digest
from explainer.facts.fact import Event, Fact, Period
from explainer.facts.organisation import Organisation
from explainer.facts.penalty import Penalty
from explainer.facts.review import due
from explainer.facts.series import Series
from explainer.facts.source import Source
from explainer.facts.statement import Cite, Statement
from explainer.facts.term import Term
from explainer.facts.values import ValueProblem
from explainer.rendering.choices import meaning
from explainer.rendering.formats import (
    SIGNS,
    date_text,
    language_name,
    number_text,
    share_text,
    term_text,
    territory_name,
    value_text,
)
from explainer.rendering.numbering import Numbering
from explainer.rendering.templates import Templates
from explainer.site import Site


class Voice:
    """What templates can say. A new one is made for each page, because citation numbers belong to a page."""

    def __init__(self, site: Site, code: str, url_of: Callable[[str], str], templates: Templates) -> None:
        self.site = site
        self.code = code
        self.language = site.project.language(code)
        self.url_of = url_of
        self.words = site.facts.wording(code)
        self.numbering = Numbering()
        self.templates = templates
        self._citation = templates.macro("citation.html", "citation")

    def render(self, template: str, **context: Any) -> Markup:
        """Render a template of ``overrides/facts``; it sees this voice as ``say``."""
        return self.templates.render(template, say=self, **context)

    def label(self, texts: str | dict[str, str]) -> str:
        """One text out of ``{en: …, ru: …}``; the first there is, where a translation is missing."""
        if isinstance(texts, str):
            return texts
        return texts.get(self.code) or next(iter(texts.values()), "")

    def date(self, date: PartialDate) -> str:
        """A date in words."""
        return date_text(date, self.language)

    def period(self, period: Period) -> str:
        """The time that a figure covers."""
        if period.end is None:
            return f"{self.words['since']} {self.date(period.start)}"
        if period.start.text == period.end.text:
            return self.date(period.start)
        return f"{self.date(period.start)} – {self.date(period.end)}"

    def value(self, statement: Statement, raw: object = None, qualifier: str | None = None) -> str:
        """The value of a statement in words, with a sign where it is a bound or an estimate."""
        try:
            text = self._plain(statement, raw)
        except ValueProblem:
            return self.words["not_established"]
        sign = SIGNS.get(qualifier or (statement.qualifier if isinstance(statement, Fact) else None) or "")
        return f"{sign}\u00a0{text}" if sign else text

    def _plain(self, statement: Statement, raw: object = None) -> str:
        interface = self.site.facts.interface
        if isinstance(statement, Fact | Event | Series):
            return value_text(statement, self.site.facts.words, self.language, raw)
        if isinstance(statement, Penalty) and interface:
            return term_text(statement, interface.record, self.language)
        return self.label(statement.name) if isinstance(statement, Organisation | Term) else ""

    def field(self, statement: Statement, field: str) -> str:
        """What a reference in prose asks for: the value, the whole text, or the date.

        Raises:
            ValueProblem: the value does not fit its kind.
        """
        if field == "text":
            return self.label(statement.text)
        if field == "as_of":
            return self.date(statement.day)
        return self._plain(statement)

    def meaning(self, fact: Fact) -> str:
        """What the answer means for the reader: protective, mixed, adverse, unknown; empty where it judges nothing."""
        found = meaning(fact, self.site.facts)
        return "" if found == "neutral" else found

    def holds(self, statement: Statement) -> bool:
        """Whether the check of a fact still holds: nothing was edited since."""
        return statement.checked.digest == digest(statement)

    def overdue(self, statement: Statement) -> bool:
        """Whether it should have been looked at again by the day of the build."""
        by = due(statement, self.site.facts.words)
        return by is not None and self.site.today > by

    def report(self, statement: Statement) -> str:
        """Where a mistake in the statement is reported, with its id as title; empty where the site has no repository.

        The form is named: without a name GitHub first asks which of the forms to open, and may lose the title there.
        """
        repository = self.site.project.repository
        return f"{repository}/issues/new?template=fact.yml&title={statement.id}" if repository else ""

    def cite(self, sources: Iterable[tuple[str, str] | Cite]) -> Markup:
        """Citation numbers for sources and places in them."""
        mentions = []
        for cited in sources:
            source, locator = (cited.source, cited.locator(self.code)) if isinstance(cited, Cite) else cited
            if source in self.site.facts.sources:
                mentions.append(self.numbering.mention(source, locator))
        return self._citation(mentions)

    def number(self, value: int) -> str:
        """A whole number as the language writes it."""
        return number_text(value, self.language)

    def share(self, part: int, whole: int) -> str:
        """``123 (45%)``: a part of a whole, with its share of it."""
        return f"{self.number(part)} ({share_text(part, whole, self.language)})"

    def country(self, code: str) -> str:
        """The name of a country: as its record gives it, else as the language calls it."""
        entry = self.site.facts.countries.get(code)
        return self.label(entry.record.name) if entry else territory_name(code, self.language.locale)

    def language_name(self, tag: str) -> str:
        """The name of a language in this language."""
        return language_name(tag, self.language.locale)

    def described(self, source: Source) -> Markup:
        """What a source is; the same on every page of the language."""
        return self.templates.once("source.html", (self.code, source.id), say=self, source=source)

    def entries(self) -> tuple[Markup, ...]:
        """The sources that the page has cited so far, each as an item of its list."""
        return tuple(
            self.render("entry.html", source=self.site.facts.sources[source].record, mentions=mentions)
            for source, mentions in self.numbering.mentions.items()
        )

    def listing(self, entries: Sequence[Markup], start: int) -> Markup:
        """A list of sources, the first of which has the number ``start``."""
        return self.render("sources.html", entries=entries, start=start)
