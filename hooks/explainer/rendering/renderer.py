"""Renders the facts of a page: expands its markers before Markdown is read and fills them in afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from explainer.facts.statement import Statement
from explainer.facts.values import ValueProblem
from explainer.findings import Finding
from explainer.pages.blocks import Block
from explainer.pages.markers import Citation, Code, FactReference
from explainer.pages.page import Page
from explainer.pages.requests import read_request
from explainer.pages.terms import Finder, TermUse
from explainer.rendering import tables
from explainer.rendering.choices import by_topic, filterable, judged
from explainer.rendering.draughtsman import Draughtsman
from explainer.rendering.placeholders import Replacement, Thing, expand, fill, replacements, without_signs
from explainer.rendering.support import cited_on
from explainer.rendering.templates import Templates
from explainer.rendering.voice import Voice
from explainer.site import Site

UrlOf = Callable[[str], str]
"""From the path of a page in the same language (``countries/estonia.md``) to a link to it from the page at hand."""


class Filled(NamedTuple):
    """A page as HTML: the article, and the sources that its numbers lead to, each as an item of a list."""

    article: str
    entries: tuple[Markup, ...]
    listing: Callable[[Sequence[Markup], int], Markup]
    """Makes a list of such items; the number of the first is given."""

    @property
    def whole(self) -> str:
        """The article with its list of sources, if there are any."""
        return self.article + (without_signs(self.listing(self.entries, 1)) if self.entries else "")


class Renderer:
    """Renders pages of one site: ``expand`` for the Markdown of a page, then ``fill`` and ``prose`` for its HTML."""

    def __init__(self, site: Site, templates: Path, findings: Sequence[Finding] = ()) -> None:
        """Prepare to render.

        Args:
            site: facts and pages.
            templates: folder of the templates, ``overrides/facts``.
            findings: shown in the page where they are; none in a published build.
        """
        self.site = site
        self.findings = findings
        self.templates = Templates(templates)
        self._cited_on: dict[str, dict[str, list[Page]]] = {}
        self._last: tuple[Page, list[Replacement]] | None = None
        terms = [entry.record for entry in site.facts.glossary.values()]
        self._uses: dict[Page, tuple[TermUse, ...]] = {}
        self._finders = {code: Finder(terms, code) for code in site.project.codes}
        self._glossary = site.page_showing("glossary")

    def expand(self, page: Page) -> str:
        """The Markdown of the page for Python-Markdown, without front matter."""
        return expand(page, self._items(page))

    def fill(self, page: Page, html: str, url_of: UrlOf) -> Filled:
        """The HTML of the page with tables and citations, and the list of its sources.

        Raises:
            LostMarker: Markdown has lost a citation or a table on the way.
        """
        voice = Voice(self.site, page.language, url_of, self.templates)

        def render(thing: Thing) -> str:
            return self._thing(thing, page, voice)

        filled = fill(html, page, self._items(page), render)
        article = without_signs("".join((self._summary(page, voice), filled)))
        return Filled(article, voice.entries(), voice.listing)

    def prose(self, page: Page, html: str, url_of: UrlOf) -> str:
        """The HTML of the page for a search: its sentences with their facts, but no tables, numbers or sources.

        Raises:
            LostMarker: as ``fill`` does.
        """
        voice = Voice(self.site, page.language, url_of, self.templates)

        def render(thing: Thing) -> str:
            return escape(self._text(thing, page, voice), quote=False)

        return without_signs(fill(html, page, self._items(page), render))

    def filters(self) -> str:
        """A style sheet by which readers filter lists: a rule for each word of the vocabulary they can choose."""
        facts, words = self.site.facts, self.site.facts.words
        events = (entry.record.countries for entry in facts.events.values())
        facets = {
            "country": sorted({*facts.countries, *(code for codes in events for code in codes)}),
            "topic": [topic.id for topic in words.topics],
            "region": [region.id for region in words.regions],
        }
        facets |= {indicator.id: [*(item.id for item in values), "none"] for indicator, values in filterable(facts)}
        questions = facts.finder.record.questions if facts.finder else ()
        facets |= {item.id: [answer.id for answer in item.answers] for item in questions if item.answers}
        indicators = [item for _, items in by_topic(facts) for item in items]
        tiles = [country.record for country in facts.countries.values() if country.record.tile]
        context = {"facets": facets.items(), "indicators": indicators, "judged": judged(facts), "tiles": tiles}
        return self.templates.render("filters.css", codes=self.site.project.codes, **context)

    def findings_of(self, page: Page, url_of: UrlOf) -> str:
        """What is wrong with a page that cannot be shown otherwise."""
        return str(self._summary(page, Voice(self.site, page.language, url_of, self.templates)))

    def _items(self, page: Page) -> list[Replacement]:
        if self._last is None or self._last[0] is not page:
            self._last = page, self._found(page)
        return self._last[1]

    def _found(self, page: Page) -> list[Replacement]:
        linked = self._glossary and page.path != self._glossary and self.site.needs_sources(page)
        if linked and page not in self._uses:
            self._uses[page] = tuple(self._finders[page.language].first_uses(page))
        return replacements(page, tuple(self._findings(page)), self._uses.get(page, ()))

    def _findings(self, page: Page) -> list[Finding]:
        return [finding for finding in self.findings if finding.location.file == page.file]

    def _thing(self, thing: Thing, page: Page, voice: Voice) -> str:
        if isinstance(thing, Citation):
            return voice.cite((source.id, source.locator) for source in thing.sources)
        if isinstance(thing, FactReference):
            return self._reference(thing.path, voice)
        if isinstance(thing, Code):
            return f"<code>{escape(thing.content, quote=False)}</code>"
        if isinstance(thing, Block):
            return self._block(thing, page, voice)
        if isinstance(thing, TermUse):
            href = voice.url_of(f"{self._glossary}#{thing.term.id.replace('.', '-')}")
            words = page.text.content[thing.start : thing.end]
            return voice.render("term.html", term=thing.term, words=words, href=href).strip()
        if isinstance(thing, Finding):
            anchor = self._findings(page).index(thing) + 1
            return voice.render("finding.html", finding=thing, anchor=anchor)
        return ""

    def _text(self, thing: Thing, page: Page, voice: Voice) -> str:
        """What a reader reads aloud of a sentence."""
        if isinstance(thing, TermUse):
            return page.text.content[thing.start : thing.end]
        if isinstance(thing, FactReference):
            return self._resolved(thing.path, voice)[1] or voice.words["not_established"]
        return thing.content if isinstance(thing, Code) else ""

    def _reference(self, path: str, voice: Voice) -> str:
        fact, text = self._resolved(path, voice)
        return voice.render("reference.html", fact=fact, text=text)

    def _resolved(self, path: str, voice: Voice) -> tuple[Statement | None, str]:
        entry, field = self.site.facts.resolve(path)
        if entry is None:
            return None, ""
        try:
            return entry.record, voice.field(entry.record, field)
        except ValueProblem:
            return None, ""

    def _block(self, block: Block, page: Page, voice: Voice) -> str:
        body = page.text.content[block.body_start : block.body_end]
        request = read_request(page, block, self.site.facts).request if block.info == "facts" else None
        if request is None:
            return str(Markup("<pre><code>{}</code></pre>").format(body))
        shown = tables.view(request, self.site, page.language)
        return voice.render(f"{request.kind}.html", draw=Draughtsman(voice), cited_on=self._pages_citing, **shown)

    def _pages_citing(self, source: str, language: str) -> list[Page]:
        """The pages in ``language`` that cite a source; found out for all sources at once, when first asked."""
        if language not in self._cited_on:
            self._cited_on[language] = cited_on(self.site, language, tables.view)
        return self._cited_on[language].get(source, [])

    def _summary(self, page: Page, voice: Voice) -> str:
        here = self._findings(page)
        if not self.findings:
            return ""
        return voice.render("findings.html", here=here, elsewhere=[f for f in self.findings if f not in here])
