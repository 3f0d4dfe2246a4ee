"""Tables and lists from which readers choose by form controls: the comparison, the map of squares, the finder.

The controls work by style rules alone (``overrides/facts/filters.css``), which name words of the vocabulary and nothing
else: nothing is sent, nothing stored, and no script is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from explainer.facts.dataset import Dataset
from explainer.facts.fact import Country, Fact
from explainer.facts.values import ValueProblem, typed_value
from explainer.facts.vocabulary import Choice, Indicator, Topic

View = dict[str, Any]


def comparison(facts: Dataset, countries: list[Country]) -> View:
    """Every country by every indicator, the indicators topic by topic."""
    indicators = [item for _, items in by_topic(facts) for item in items]
    regions = [item for item in facts.words.regions if any(country.region == item.id for country in countries)]
    return {
        "topics": by_topic(facts),
        "rows": rows(facts, countries, indicators),
        "regions": regions,
        "filters": filterable(facts),
    }


def tiles(facts: Dataset, countries: list[Country]) -> View:
    """A square for each country that has a place, with what its answers mean."""
    placed = [country for country in countries if country.tile]
    indicators = judged(facts)
    first = next((item.id for item in indicators if item.display == "both"), None)

    def meanings(country: Country) -> list[tuple[Indicator, str]]:
        return [(item, _mark(answer(facts, country.id, item), facts)) for item in indicators]

    return {"squares": [(country, meanings(country)) for country in placed], "indicators": indicators, "first": first}


def finder(facts: Dataset, countries: list[Country]) -> View:
    """The questions, what to read for which answers, and the answers of each country to the chosen indicators."""
    if facts.finder is None:
        return {"finder": None, "countries": [], "cards": []}
    record = facts.finder.record
    indicators = [item for item in map(facts.words.indicator, record.indicators) if item]
    return {"finder": record, "countries": countries, "cards": rows(facts, countries, indicators)}


def rows(
    facts: Dataset, countries: Iterable[Country], indicators: list[Indicator]
) -> list[tuple[Country, list[tuple[Indicator, Fact | None]]]]:
    """Each country with its answers to ``indicators``."""
    return [(country, [(item, answer(facts, country.id, item)) for item in indicators]) for country in countries]


def answer(facts: Dataset, country: str, indicator: Indicator) -> Fact | None:
    """The fact that answers ``indicator`` for ``country``; None where nothing is established."""
    entry = facts.answer(country, indicator.id)
    return entry.record if entry else None


def by_topic(facts: Dataset) -> list[tuple[Topic, list[Indicator]]]:
    """The indicators in the order of their topics; a topic without any is left out."""
    words = facts.words
    groups = [(topic, [item for item in words.indicators if item.topic == topic.id]) for topic in words.topics]
    return [group for group in groups if group[1]]


def filterable(facts: Dataset) -> list[tuple[Indicator, tuple[Choice, ...]]]:
    """Indicators by whose answers the countries can be filtered: those whose answers say something by themselves."""
    return [(item, facts.words.answers(item)) for item in facts.words.indicators if item.type == "choice"]


def judged(facts: Dataset) -> list[Indicator]:
    """Indicators whose answers mean something for the reader."""
    answers = ((item, facts.words.answers(item)) for item in facts.words.indicators)
    return [item for item, choices in answers if any(choice.meaning != "neutral" for choice in choices)]


def meaning(fact: Fact | None, facts: Dataset) -> str:
    """What an answer means for the reader; unknown where there is none."""
    if fact is None:
        return "unknown"
    try:
        value = typed_value(fact, facts.words)
    except ValueProblem:
        return "unknown"
    return value.meaning if isinstance(value, Choice) else "neutral"


def _mark(fact: Fact | None, facts: Dataset) -> str:
    """What a square says without words: where sources disagree it does not take sides."""
    return "mixed" if fact and fact.status == "disputed" else meaning(fact, facts)
