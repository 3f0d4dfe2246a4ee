"""The words of the interface in every language: ``facts/interface.yml``, so that a new language needs no code."""

from __future__ import annotations

from explainer.facts.base import Localised, Record


class Interface(Record):
    """Each field is a word or a short sentence, given in every language."""

    not_established: Localised
    sources: Localised
    source: Localised
    description_of: Localised
    issued: Localised
    accessed: Localised
    archived_copy: Localised
    read_at: Localised
    state_controlled: Localised
    back: Localised
    where_cited: Localised
    law: Localised
    court: Localised
    government: Localised
    intergovernmental: Localised
    ngo: Localised
    research: Localised
    press: Localised
    as_of: Localised
    checked: Localised
    unchecked: Localised
    earlier: Localised
    confidence: Localised
    high: Localised
    medium: Localised
    low: Localised
    current: Localised
    disputed: Localised
    superseded: Localised
    protective: Localised
    mixed: Localised
    adverse: Localised
    unknown: Localised
    question: Localised
    answer: Localised
    country: Localised
    date: Localised
    event: Localised
    who_counts: Localised
    what_is_counted: Localised
    period: Localised
    since: Localised
    figure: Localised
    method: Localised
    limits: Localised
    nothing_found: Localised
    looked: Localised
    practice: Localised
    policy: Localised

    def word(self, key: str, language: str) -> str:
        """The word ``key`` in ``language``; the key itself where a translation is missing (a check reports that)."""
        texts: dict[str, str] = getattr(self, key)
        return texts.get(language, key)
