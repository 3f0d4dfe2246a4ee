"""Is each fact whole: a value that fits, words that are known, a source, a text in every language?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from babel import Locale

from explainer.checks.check import Scope, check
from explainer.checks.citations import UNKNOWN_SOURCE
from explainer.facts.base import Record
from explainer.facts.dataset import Entry
from explainer.facts.fact import Cite, Event, Fact, Membership
from explainer.facts.strict_yaml import Path
from explainer.facts.values import ValueProblem, typed_value, value_type
from explainer.findings import Finding, Level, Rule, did_you_mean
from explainer.site import Site

NO_SOURCE = Rule(
    "F204",
    "fact-without-source",
    Level.ERROR,
    "A fact that cites nothing is an opinion of ours.",
)
VALUE = Rule(
    "F205",
    "value",
    Level.ERROR,
    "The value of a fact is what tables compare, so it has a kind: a choice, number, percent, days, date or text.",
)
UNKNOWN_WORD = Rule(
    "F206",
    "unknown-word",
    Level.ERROR,
    "Indicators, regions, topics, nouns and grounds are words of the vocabulary; a new one is decided there first.",
)
OWNER = Rule(
    "F214",
    "fact-owner",
    Level.ERROR,
    "The first word of an id is its country (list, stat, event, gap elsewhere): it says in which file to look for it.",
)
RIVALS = Rule(
    "F213",
    "two-answers",
    Level.ERROR,
    "A table has one cell for a country and an indicator: of two current answers one would be dropped silently.",
)

Subject = Entry[Fact] | Entry[Event]


@check(Scope.STATEMENT, NO_SOURCE, UNKNOWN_SOURCE)
def facts_cite_sources(entry: Subject, site: Site) -> Iterator[Finding]:
    """Every fact, and every earlier value of one, cites at least one source that is described."""
    record = entry.record
    groups: list[tuple[Path, tuple[Cite, ...]]] = [(("cites",), record.cites)]
    if isinstance(record, Fact):
        groups += [(("history", index, "cites"), earlier.cites) for index, earlier in enumerate(record.history)]
    for path, cites in groups:
        if not cites:
            yield NO_SOURCE.at(entry.at(*path), f"“{record.id}” cites no source", "Add `cites: [{source: …, at: …}]`.")
        for index, cite in enumerate(cites):
            source = cite.source
            if source not in site.facts.sources and source not in site.facts.broken:
                hint = did_you_mean(source, site.facts.sources) or "Describe it in facts/sources/."
                yield UNKNOWN_SOURCE.at(entry.at(*path, index, "source"), f"there is no source “{source}”", hint)


@check(Scope.STATEMENT, VALUE)
def values_fit(entry: Subject, site: Site) -> Iterator[Finding]:
    """The value of a fact, and each earlier one, is of the kind that its indicator or type says."""
    record, words = entry.record, site.facts.words
    kind = value_type(record, words)
    if isinstance(record, Event) or kind is None:
        return
    indicator = words.indicator(record.indicator)
    if kind == "choice" and indicator and not words.answers(indicator):
        return  # its answers could not be read, which is reported where they stand
    places: list[tuple[Path, object]] = [(("value",), record.value)]
    places += [(("history", index, "value"), earlier.value) for index, earlier in enumerate(record.history)]
    if isinstance(record, Membership) and record.others is not None:
        places.append((("others",), record.others))
    for path, raw in places:
        try:
            typed_value(record, words, raw)
        except ValueProblem as problem:
            yield VALUE.at(entry.at(*path), str(problem), problem.hint)
    if record.noun and value_type(record, words) not in ("number", "days"):
        yield VALUE.at(
            entry.at("noun"), "only a number is followed by a noun", "Remove `noun`, or give `type: number`."
        )


@check(Scope.SITE, UNKNOWN_WORD, OWNER)
def words_are_known(site: Site) -> Iterator[Finding]:
    """Indicators, topics, regions, nouns, grounds and countries that records name exist."""
    words = site.facts.words
    shelves = {
        "indicator": [item.id for item in words.indicators], "topic": [item.id for item in words.topics],
        "region": [item.id for item in words.regions], "noun": [item.id for item in words.nouns],
        "basis": [item.id for item in words.bases], "country": list(site.facts.countries),
        "country code": [*site.facts.countries, *_territories()],
        "scale": [item.id for item in words.scales],
    }  # fmt: skip
    for entry, path, shelf, word in _named(site):
        unread = not shelves[shelf] and site.facts.incomplete
        if word not in shelves[shelf] and word not in site.facts.broken and not unread:
            hint = did_you_mean(word, shelves[shelf]) or f"Known: {', '.join(sorted(shelves[shelf])[:20])}."
            yield UNKNOWN_WORD.at(entry.at(*path), f"there is no {shelf} “{word}”", hint)
    yield from _owners(site)


def _territories() -> list[str]:
    """The codes of all countries there are (ISO 3166, as CLDR lists them)."""
    return [code.lower() for code in map(str, Locale("en").territories) if code.isalpha()]


Word = tuple[Entry[Record], Path, str, str]
"""A word of the vocabulary where it is used: the record, the field, the shelf it must stand on, the word."""


def _named(site: Site) -> Iterator[Word]:
    facts = site.facts
    for country in facts.countries.values():
        yield country, ("region",), "region", country.record.region
    for gap in facts.gaps.values():
        if gap.record.country:
            yield gap, ("country",), "country", gap.record.country
        if gap.record.topic:
            yield gap, ("topic",), "topic", gap.record.topic
    for entry in facts.statements.values():
        yield from _named_in(entry)
    for index, indicator in enumerate(facts.words.indicators):
        yield facts.vocabulary, ("indicators", index, "topic"), "topic", indicator.topic
        yield facts.vocabulary, ("indicators", index, "basis"), "basis", indicator.basis
        if indicator.scale:
            yield facts.vocabulary, ("indicators", index, "scale"), "scale", indicator.scale


def _named_in(entry: Subject) -> Iterator[Word]:
    record = entry.record
    for field in ("basis", "indicator", "noun", "topic"):
        word = getattr(record, field, None)
        if word:
            yield entry, (field,), field, word
    if isinstance(record, Membership):
        for index, code in enumerate(record.members):
            yield entry, ("members", index), "country code", code
    if isinstance(record, Event):
        for index, topic in enumerate(record.topics):
            yield entry, ("topics", index), "topic", topic
        for index, code in enumerate(record.countries):
            yield entry, ("countries", index), "country code", code


def _owners(site: Site) -> Iterator[Finding]:
    facts = site.facts
    for country in facts.countries.values():
        file = country.document.file
        if file.rpartition("/")[2].removesuffix(".yml") != country.record.id:
            message = f"“{country.record.id}” stands in {file}"
            yield OWNER.at(country.at("id"), message, f"Name the file {country.record.id}.yml, or correct the id.")
    pages: list[tuple[Entry[Any], Path, str | None]] = [
        *((country, ("page",), country.record.page) for country in facts.countries.values()),
        *((facts.vocabulary, ("topics", index, "page"), topic.page) for index, topic in enumerate(facts.words.topics)),
    ]
    for record, path, page in pages:
        if page and page not in site.paths and page not in site.unreadable:
            hint = did_you_mean(page, site.paths) or "Write the page first."
            yield UNKNOWN_WORD.at(record.at(*path), f"there is no page {page}", hint)
    codes = {entry.document.file: entry.record.id for entry in facts.countries.values()}
    for shelf, word in (
        (facts.facts, ""),
        (facts.memberships, "list"),
        (facts.statistics, "stat"),
        (facts.events, "event"),
        (facts.gaps, "gap"),
    ):
        for identifier, entry in shelf.items():
            expected = word or codes.get(entry.document.file, "")
            if expected and not identifier.startswith(f"{expected}."):
                yield OWNER.at(
                    entry.at("id"), f"“{identifier}” does not begin with “{expected}.”", f"Write {expected}.…"
                )


@check(Scope.STATEMENT, RIVALS)
def one_answer_a_cell(entry: Subject, site: Site) -> Iterator[Finding]:
    """A country has at most one fact for an indicator that is not superseded."""
    record = entry.record
    if isinstance(record, Fact) and record.indicator and record.status != "superseded":
        first = site.facts.answers.get((record.id.split(".")[0], record.indicator))
        if first and first.record.id != record.id:
            message = f"“{first.record.id}” answers {record.indicator} already"
            yield RIVALS.at(
                entry.at("indicator"), message, "Mark one `status: superseded`, or merge them with `history`."
            )
