"""Is each fact whole: a value that fits, words that are known, a source, a text in every language?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale

from explainer.checks.check import Scope, check
from explainer.checks.citations import UNKNOWN_SOURCE
from explainer.facts.base import Record
from explainer.facts.dataset import Entry
from explainer.facts.fact import Event, Fact, Membership, Statistic
from explainer.facts.organisation import Organisation
from explainer.facts.penalty import Penalty
from explainer.facts.series import Series
from explainer.facts.statement import RawValue, Statement
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
    "The first word of an id is its country, or elsewhere its kind (list, stat, event, org, …): it says where to look.",
)
RIVALS = Rule(
    "F213",
    "two-answers",
    Level.ERROR,
    "A table has one cell for a country and an indicator: of two current answers one would be dropped silently.",
)

Subject = Entry[Statement]


@check(Scope.STATEMENT, NO_SOURCE, UNKNOWN_SOURCE)
def facts_cite_sources(entry: Subject, site: Site) -> Iterator[Finding]:
    """Every statement, and every earlier value or point of one, cites at least one source that is described."""
    record = entry.record
    for path, cites in record.citing():
        if not cites:
            yield NO_SOURCE.at(entry.at(*path), f"“{record.id}” cites no source", "Add `cites: [{source: …, at: …}]`.")
        for index, cite in enumerate(cites):
            source = cite.source
            if source not in site.facts.sources and source not in site.facts.broken:
                hint = did_you_mean(source, site.facts.sources) or "Describe it in facts/sources/."
                yield UNKNOWN_SOURCE.at(entry.at(*path, index, "source"), f"there is no source “{source}”", hint)


@check(Scope.STATEMENT, VALUE)
def values_fit(entry: Subject, site: Site) -> Iterator[Finding]:
    """The value of a fact, each earlier one and each point of a series is of the kind that the record says."""
    record, words = entry.record, site.facts.words
    if not isinstance(record, Fact | Series):
        return
    kind = value_type(record, words)
    if kind is None:
        return
    indicator = words.indicator(record.indicator) if isinstance(record, Fact) else None
    if kind == "choice" and indicator and not words.answers(indicator):
        return  # its answers could not be read, which is reported where they stand
    for path, raw in _values(record):
        try:
            typed_value(record, words, raw)
        except ValueProblem as problem:
            yield VALUE.at(entry.at(*path), str(problem), problem.hint)
    if record.noun and value_type(record, words) not in ("number", "days"):
        yield VALUE.at(
            entry.at("noun"), "only a number is followed by a noun", "Remove `noun`, or give `type: number`."
        )


def _values(record: Fact | Series) -> Iterator[tuple[Path, RawValue]]:
    """All values of a record as written, each with its place in it."""
    if isinstance(record, Series):
        yield from ((("points", index, "value"), point.value) for index, point in enumerate(record.points))
        return
    yield ("value",), record.value
    yield from ((("history", index, "value"), earlier.value) for index, earlier in enumerate(record.history))
    if isinstance(record, Membership) and record.others is not None:
        yield ("others",), record.others
    if isinstance(record, Statistic) and record.within:
        yield ("within", "from"), record.within.low
        yield ("within", "to"), record.within.high


@check(Scope.SITE, UNKNOWN_WORD, OWNER)
def words_are_known(site: Site) -> Iterator[Finding]:
    """What records name, from indicators and topics to countries and organisations, exists."""
    words = site.facts.words
    shelves = {
        "indicator": [item.id for item in words.indicators], "topic": [item.id for item in words.topics],
        "region": [item.id for item in words.regions], "noun": [item.id for item in words.nouns],
        "basis": [item.id for item in words.bases], "country": list(site.facts.countries),
        "country code": [*site.facts.countries, *_territories()],
        "scale": [item.id for item in words.scales], "measure": [item.id for item in words.measures],
        "circumstance": [item.id for item in words.circumstances], "service": [item.id for item in words.services],
        "designation": [item.id for item in words.designations], "organisation": list(site.facts.organisations),
        "fact": list(site.facts.facts),
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
    for contact in facts.contacts.values():
        yield contact, ("id",), "organisation", contact.record.id
    for entry in facts.statements.values():
        yield from _named_in(entry)
    for index, designation in enumerate(facts.words.designations):
        yield facts.vocabulary, ("designations", index, "fact"), "fact", designation.fact
    for index, indicator in enumerate(facts.words.indicators):
        yield facts.vocabulary, ("indicators", index, "topic"), "topic", indicator.topic
        yield facts.vocabulary, ("indicators", index, "basis"), "basis", indicator.basis
        if indicator.scale:
            yield facts.vocabulary, ("indicators", index, "scale"), "scale", indicator.scale


def _named_in(entry: Subject) -> Iterator[Word]:
    record = entry.record
    for field in ("basis", "indicator", "noun", "topic", "measure"):
        word = getattr(record, field, None)
        if word:
            yield entry, (field,), field, word
    if isinstance(record, Penalty):
        yield entry, ("country",), "country", record.country
        yield entry, ("when",), "circumstance", record.when
    if isinstance(record, Organisation):
        yield from ((entry, ("services", index), "service", word) for index, word in enumerate(record.services))
        for index, label in enumerate(record.designations):
            yield entry, ("designations", index, "kind"), "designation", label.kind
    if isinstance(record, Membership):
        for index, code in enumerate(record.members):
            yield entry, ("members", index), "country code", code
    if isinstance(record, Event):
        for index, topic in enumerate(record.topics):
            yield entry, ("topics", index), "topic", topic
    if isinstance(record, Event | Organisation):
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
    shelves: dict[str, Mapping[str, Entry[Any]]] = {**facts.shelves, "gap": facts.gaps}
    for word, shelf in shelves.items():
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
