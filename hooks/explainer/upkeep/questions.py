"""What is asked of each statement: is it stale, unchecked, disputed, weakly sourced?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from explainer.facts.dataset import Dataset
from explainer.facts.digest import digest
from explainer.facts.fact import Event, Fact, Membership, Statistic
from explainer.facts.organisation import Organisation
from explainer.facts.penalty import Penalty
from explainer.facts.review import due
from explainer.facts.source import Source
from explainer.facts.statement import Statement
from explainer.facts.vocabulary import Vocabulary

SOON = timedelta(days=30)


def countries_of(statement: Statement) -> tuple[str, ...]:
    """The countries that a statement is about; none where it is about a matter."""
    if isinstance(statement, Event | Organisation):
        return statement.countries
    if isinstance(statement, Penalty):
        return (statement.country,)
    if isinstance(statement, Fact) and not isinstance(statement, Membership | Statistic):
        return (statement.id.partition(".")[0],)
    return ()


def timing(statement: Statement, words: Vocabulary, today: date) -> Iterator[tuple[str, date]]:
    """``due`` or ``soon``, and the last day on which the check is recent enough."""
    by = due(statement, words)
    if by and by < today:
        yield "due", by
    elif by and by <= today + SOON:
        yield "soon", by


def standing(statement: Statement, facts: Dataset) -> Iterator[str]:
    """What is weak about a statement, whatever the day. What no longer holds need only be checked."""
    if statement.checked.digest != digest(statement):
        yield "unchecked"
    if statement.status == "superseded":
        return
    if statement.status == "disputed":
        yield "disputed"
    sources = _sources(statement, facts)
    if statement.confidence == "medium" and sources and all(source.kind == "press" for source in sources):
        yield "press_alone"
    if len(sources) == 1 and sources[0].quality == "minor":
        yield "weak"


def _sources(statement: Statement, facts: Dataset) -> list[Source]:
    cited = dict.fromkeys(cite.source for cite in statement.cites)
    return [facts.sources[source].record for source in cited if source in facts.sources]
