"""When a statement is to be looked at again."""

from __future__ import annotations

from datetime import date, timedelta

from explainer.facts.fact import Fact
from explainer.facts.statement import Statement
from explainer.facts.vocabulary import Vocabulary


def due(statement: Statement, words: Vocabulary) -> date | None:
    """The last day on which its check is recent enough; None for what does not age.

    The interval is that of its indicator, else that of the vocabulary.
    """
    if not statement.ages:
        return None
    indicator = words.indicator(statement.indicator) if isinstance(statement, Fact) else None
    return statement.checked.on.latest + timedelta(days=indicator.review if indicator else words.review)
