"""What each kind of table shows: the facts it takes and their order. How it looks is the business of its template."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from explainer.facts.dataset import Dataset
from explainer.facts.fact import Country, Fact, Gap
from explainer.facts.vocabulary import Indicator, Topic
from explainer.pages.requests import EVERY, Request
from explainer.site import Site

View = dict[str, Any]


def view(request: Request, site: Site, language: str) -> View:
    """What the template of this request is given; countries stand in the order of their names in ``language``."""
    return _VIEWS[request.kind](request, site.facts, language)


def _glance(request: Request, facts: Dataset, _language: str) -> View:
    assert request.glance
    country = facts.countries[request.glance].record
    answers = [(indicator, _answer(facts, country.id, indicator)) for indicator in facts.words.indicators]
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


def _answer(facts: Dataset, country: str, indicator: Indicator) -> Fact | None:
    entry = facts.answer(country, indicator.id)
    return entry.record if entry else None


def _matrix(request: Request, facts: Dataset, language: str) -> View:
    matrix = request.matrix
    assert matrix
    wanted = matrix.indicators or [item.id for item in facts.words.indicators if matrix.topic in (None, item.topic)]
    indicators = [indicator for indicator in map(facts.words.indicator, wanted) if indicator]
    countries = [facts.countries[code].record for code in matrix.countries] or _overview(facts, matrix.region, language)
    rows = [(country, [(item, _answer(facts, country.id, item)) for item in indicators]) for country in countries]
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


def _timeline(request: Request, facts: Dataset, _language: str) -> View:
    timeline = request.timeline
    assert timeline
    events = [entry.record for entry in facts.events.values()]
    if timeline.countries:
        events = [event for event in events if {*event.countries} & {*timeline.countries}]
    if timeline.topics:
        events = [event for event in events if {*event.topics} & {*timeline.topics}]
    events.sort(key=lambda event: event.id)
    events.sort(key=lambda event: event.date, reverse=True)
    names = {code: entry.record for code, entry in facts.countries.items()}
    return {"events": events, "countries": names}


def _statistics(request: Request, facts: Dataset, _language: str) -> View:
    return {"statistics": [facts.statistics[identifier].record for identifier in request.statistics or ()]}


def _gaps(request: Request, facts: Dataset, language: str) -> View:
    assert request.gaps
    countries = _by_name((entry.record for entry in facts.countries.values()), language)
    subjects: list[Country | Topic] = [*countries, *facts.words.topics]
    if request.gaps != EVERY:
        return {"groups": [_gaps_of(item, facts) for item in subjects if item.id == request.gaps], "named": False}
    groups = [_gaps_of(item, facts) for item in subjects]
    return {"groups": [group for group in groups if group[1] or group[2]], "named": True}


def _gaps_of(subject: Country | Topic, facts: Dataset) -> tuple[Country | Topic, list[Gap], list[Indicator]]:
    """What was not found about a country or a topic, and the questions about the country that have no answer."""
    records = [entry.record for entry in facts.gaps.values()]
    if not isinstance(subject, Country):
        return subject, [gap for gap in records if gap.topic == subject.id], []
    gaps = [gap for gap in records if gap.country == subject.id]
    unanswered = [item for item in facts.words.indicators if (subject.id, item.id) not in facts.answers]
    return subject, gaps, unanswered if subject.overview else []


_VIEWS: dict[str, Callable[[Request, Dataset, str], View]] = {
    "glance": _glance,
    "matrix": _matrix,
    "timeline": _timeline,
    "statistics": _statistics,
    "gaps": _gaps,
    "countries": _countries,
}
