"""The typed value of a fact: what its text stands for, by the kind that its indicator or the fact itself names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from explainer.facts.dates import PartialDate
from explainer.facts.fact import Event, Fact, ValueType
from explainer.facts.series import Series
from explainer.facts.vocabulary import Choice, Vocabulary
from explainer.findings import did_you_mean

Valued = Fact | Event | Series
Value = int | Decimal | PartialDate | Choice | dict[str, str]

_NUMBER = re.compile(r"^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$", re.ASCII)


class ValueProblem(ValueError):
    """The value does not fit its kind. ``hint`` says what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def value_type(statement: Valued, vocabulary: Vocabulary) -> ValueType | None:
    """The kind of value; None where the indicator is not known."""
    if isinstance(statement, Event):
        return "date"
    if statement.type:
        return statement.type
    assert isinstance(statement, Fact)  # a series has a type
    indicator = vocabulary.indicator(statement.indicator)
    return indicator.type if indicator else None


def typed_value(statement: Valued, vocabulary: Vocabulary, raw: Any = None) -> Value:
    """The value of ``statement``, or ``raw`` read as a value of the same kind (earlier values, points of a series).

    Raises:
        ValueProblem: it does not fit its kind.
    """
    if isinstance(statement, Event):
        return statement.date
    given = statement.value if raw is None else raw
    kind = value_type(statement, vocabulary)
    if kind == "choice":
        assert isinstance(statement, Fact)
        return _choice(statement, vocabulary, given)
    if kind == "text":
        if not isinstance(given, dict):
            raise ValueProblem("a value of type text is given in every language", "Write `value: {en: …, ru: …}`.")
        return given
    if not isinstance(given, str):
        raise ValueProblem(f"“{given}” is no {kind}", "Write the figure or date itself.")
    if kind == "date":
        try:
            return PartialDate(given)
        except ValueError as error:
            raise ValueProblem(f"“{given}”: {error}", "Write 2026, 2026-02 or 2026-02-09.") from None
    if not _NUMBER.match(given):
        raise ValueProblem(f"“{given}” is no figure", "Write digits only, with a point for decimals: 1073, 20.5.")
    if kind == "percent" and not 0 <= Decimal(given) <= 100:
        raise ValueProblem(f"“{given}” is no share in per cent", "Write a number from 0 to 100.")
    if kind == "percent" or "." in given:
        if kind == "days":
            raise ValueProblem(f"“{given}” is no number of days", "Write a whole number.")
        return Decimal(given)
    return int(given)


def _choice(fact: Fact, vocabulary: Vocabulary, given: Any) -> Choice:
    indicator = vocabulary.indicator(fact.indicator)
    answers = vocabulary.answers(indicator) if indicator else ()
    for choice in answers:
        if choice.id == given:
            return choice
    known = [choice.id for choice in answers]
    hint = did_you_mean(str(given), known) or f"Allowed: {', '.join(known)}."
    raise ValueProblem(f"“{given}” is no answer to {fact.indicator}", hint)
