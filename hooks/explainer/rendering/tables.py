"""What each kind of table shows: the facts it takes and their order. How it looks is the business of its template."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from explainer.facts.dataset import Dataset
from explainer.facts.fact import Country, Gap
from explainer.facts.source import Source
from explainer.facts.vocabulary import Indicator, Topic
from explainer.pages.requests import EVERY, TOPICS, InRegion, Request, Shelf
from explainer.rendering import choices
from explainer.rendering.alphabet import view as alphabet_view
from explainer.rendering.support import support
from explainer.site import Site

View = dict[str, Any]


def view(request: Request, site: Site, language: str) -> View:
    """What the template of this request is given; countries stand in the order of their names in ``language``."""
    if request.index:
        return alphabet_view(request, site, language)  # of pages, too, and not of facts alone
    return _VIEWS[request.kind](request, site.facts, language)


def _glance(request: Request, facts: Dataset, _language: str) -> View:
    assert request.glance
    country = facts.countries[request.glance].record
    answers = [(indicator, choices.answer(facts, country.id, indicator)) for indicator in facts.words.indicators]
    topics = []
    for topic in facts.words.topics:
        rows = [(item, fact) for item, fact in answers if item.topic == topic.id and item.display != "badge"]
        if rows:
            topics.append((topic, rows))
    deciding = [(item, fact) for item, fact in answers if item.display == "both"]
    framing = [(item, fact) for item, fact in answers if item.display == "badge" and fact]
    given = [fact for _, fact in answers if fact]
    return {
        "country": country,
        "badges": deciding + framing,
        "topics": topics,
        "checked": max((fact.checked.on for fact in given), default=None),
        "oldest": min((fact.as_of for fact in given), default=None),
    }


def _matrix(request: Request, facts: Dataset, language: str) -> View:
    matrix = request.matrix
    assert matrix
    wanted = matrix.indicators or [item.id for item in facts.words.indicators if matrix.topic in (None, item.topic)]
    indicators = [indicator for indicator in map(facts.words.indicator, wanted) if indicator]
    countries = [facts.countries[code].record for code in matrix.countries] or _overview(facts, matrix.region, language)
    rows = [
        (country, [(item, choices.answer(facts, country.id, item)) for item in indicators]) for country in countries
    ]
    return {"indicators": indicators, "rows": rows}


def _overview(facts: Dataset, region: str | None, language: str) -> list[Country]:
    """Countries of the comparison: those of one region, or all, region by region."""
    order = [item.id for item in facts.words.regions]
    chosen = [entry.record for entry in facts.countries.values() if entry.record.overview]
    chosen = [country for country in chosen if region in (None, country.region)]
    return sorted(_by_name(chosen, language), key=lambda country: _position(country.region, order))


def _by_name(countries: Iterable[Country], language: str) -> list[Country]:
    return sorted(countries, key=lambda country: country.name.get(language, country.id))


def _position(region: str, order: list[str]) -> int:
    return order.index(region) if region in order else len(order)


def _countries(request: Request, facts: Dataset, language: str) -> View:
    chosen = _overview(facts, None if request.countries == EVERY else request.countries, language)
    groups = [(region, [item for item in chosen if item.region == region.id]) for region in facts.words.regions]
    return {"groups": [group for group in groups if group[1]], "named": request.countries == EVERY}


def _timeline(request: Request, facts: Dataset, language: str) -> View:
    timeline = request.timeline
    assert timeline
    events = [entry.record for entry in facts.events.values()]
    if timeline.countries:
        events = [event for event in events if {*event.countries} & {*timeline.countries}]
    if timeline.topics:
        events = [event for event in events if {*event.topics} & {*timeline.topics}]
    if timeline.start:
        events = [event for event in events if event.date.earliest >= timeline.start.earliest]
    if timeline.end:
        events = [event for event in events if event.date.earliest <= timeline.end.latest]
    events.sort(key=lambda event: event.id)
    events.sort(key=lambda event: event.date, reverse=True)
    events = events[: timeline.latest]
    codes = {code for event in events for code in event.countries}
    countries = _by_name((entry.record for code, entry in facts.countries.items() if code in codes), language)
    topics = [topic for topic in facts.words.topics if any(topic.id in event.topics for event in events)]
    return {"events": events, "filter": timeline.filter, "countries": countries, "topics": topics}


def _statistics(request: Request, facts: Dataset, _language: str) -> View:
    return {"statistics": [facts.statistics[identifier].record for identifier in request.statistics or ()]}


def _series(request: Request, facts: Dataset, _language: str) -> View:
    return {"series": [facts.series[identifier].record for identifier in request.series or ()]}


def _estimates(request: Request, facts: Dataset, _language: str) -> View:
    chosen = [facts.statistics[identifier].record for identifier in request.estimates or ()]
    groups = [(item, [figure for figure in chosen if figure.measure == item.id]) for item in facts.words.measures]
    return {"groups": [group for group in groups if group[1]]}


def _penalties(request: Request, facts: Dataset, _language: str) -> View:
    chosen = [entry.record for entry in facts.penalties.values() if entry.record.country == request.penalties]
    groups = [(item, [part for part in chosen if part.when == item.id]) for item in facts.words.circumstances]
    longest = max((part.most or part.least or 0 for part in chosen), default=0)
    return {"groups": [group for group in groups if group[1]], "longest": longest}


def _organisations(request: Request, facts: Dataset, language: str) -> View:
    chosen = [entry.record for entry in facts.organisations.values()]
    if request.organisations != EVERY:
        chosen = [item for item in chosen if request.organisations in item.countries]
    contacts = {identifier: entry.record for identifier, entry in facts.contacts.items()}
    chosen.sort(key=lambda item: _first_word(item.name.get(language, item.id)))
    return {"organisations": [(item, contacts.get(item.id)) for item in chosen]}


def _first_word(name: str) -> str:
    """A name as the alphabet orders it: without quotation marks, capitals as small letters."""
    return name.strip('«»“”„"').casefold()


def _glossary(_request: Request, facts: Dataset, language: str) -> View:
    terms = [entry.record for entry in facts.glossary.values()]
    return {"terms": sorted(terms, key=lambda term: _first_word(term.name.get(language, term.id)))}


def _bibliography(request: Request, facts: Dataset, _language: str) -> View:
    records = [entry.record for entry in facts.sources.values()]
    shelf = request.bibliography
    if not isinstance(shelf, Shelf):
        return {"summary": support(facts), "listed": []}
    listed = [source for source in records if source.kind == shelf.kind and _stands_on(shelf, source)]
    return {"summary": None, "listed": sorted(listed, key=lambda source: (_first_word(source.publisher), source.id))}


def _stands_on(shelf: Shelf, source: Source) -> bool:
    first = _first_word(source.publisher)[:1]
    return (not shelf.first or first >= shelf.first) and (not shelf.last or first <= shelf.last)


def _gaps(request: Request, facts: Dataset, language: str) -> View:
    assert request.gaps
    countries = _by_name((entry.record for entry in facts.countries.values()), language)
    wanted = request.gaps
    if isinstance(wanted, InRegion):
        subjects: list[Country | Topic] = [item for item in countries if item.region == wanted.region]
    else:
        subjects = [item for item in countries if wanted in (item.id, EVERY)]
        subjects += [topic for topic in facts.words.topics if wanted in (topic.id, TOPICS, EVERY)]
    groups = [_gaps_of(item, facts) for item in subjects]
    single = any(item.id == wanted for item in subjects)
    return {"groups": groups if single else [group for group in groups if group[1] or group[2]], "named": not single}


def _gaps_of(subject: Country | Topic, facts: Dataset) -> tuple[Country | Topic, list[Gap], list[Indicator]]:
    """What was not found about a country or a topic, and the questions about the country that have no answer."""
    records = [entry.record for entry in facts.gaps.values()]
    if not isinstance(subject, Country):
        return subject, [gap for gap in records if gap.topic == subject.id], []
    gaps = [gap for gap in records if gap.country == subject.id]
    unanswered = [item for item in facts.words.indicators if (subject.id, item.id) not in facts.answers]
    return subject, gaps, unanswered if subject.overview else []


def _comparison(_request: Request, facts: Dataset, language: str) -> View:
    return choices.comparison(facts, _by_name(_overview(facts, None, language), language))


def _map(_request: Request, facts: Dataset, language: str) -> View:
    return choices.tiles(facts, _by_name(_overview(facts, None, language), language))


def _finder(_request: Request, facts: Dataset, language: str) -> View:
    return choices.finder(facts, _by_name(_overview(facts, None, language), language))


_VIEWS: dict[str, Callable[[Request, Dataset, str], View]] = {
    "glance": _glance,
    "matrix": _matrix,
    "timeline": _timeline,
    "statistics": _statistics,
    "series": _series,
    "estimates": _estimates,
    "penalties": _penalties,
    "organisations": _organisations,
    "glossary": _glossary,
    "bibliography": _bibliography,
    "comparison": _comparison,
    "map": _map,
    "finder": _finder,
    "gaps": _gaps,
    "countries": _countries,
}
