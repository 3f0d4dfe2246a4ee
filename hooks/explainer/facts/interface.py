"""The words of the interface in every language: ``facts/interface.yml``, so that a new language needs no code."""

from __future__ import annotations

from pydantic import Field

from explainer.facts.base import Id, Localised, PluralForms, Record


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
    last_checked: Localised
    oldest_answer: Localised
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
    disclaimer: Localised
    not_translated: Localised
    read_elsewhere: Localised
    not_found: Localised
    not_found_hint: Localised
    home: Localised
    search: Localised
    search_hint: Localised
    nothing_matches: Localised
    results_found: Localised = Field(description="{count} stands for how many")
    all_entries: Localised
    letters: Localised
    years: dict[Id, PluralForms] = Field(description="years as they stand after “up to”")
    months: dict[Id, PluralForms] = Field(description="months as they stand after “up to”")
    in_years: Localised
    from_to: Localised
    up_to: Localised
    at_least: Localised
    penalty: Localised
    act: Localised
    article: Localised
    circumstances: Localised
    also: Localised
    value: Localised
    topic: Localised
    kind_of_source: Localised
    total: Localised
    statements_total: Localised
    on_primary: Localised
    on_two: Localised
    on_press: Localised
    everything: Localised
    filters: Localised
    services: Localised
    serves: Localised
    languages: Localised
    where: Localised
    anywhere: Localised
    contact: Localised
    seen: Localised
    found_at: Localised
    designated: Localised
    not_on_axis: Localised
    cited_on: Localised
    primary: Localised
    established: Localised
    minor: Localised
    menu: Localised
    close: Localised
    sources_beside: Localised
    overdue: Localised
    report: Localised
    more: Localised
    on_this_page: Localised
    show_indicators: Localised
    show_countries: Localised
    by_answer: Localised
    region: Localised
    indicator: Localised
    see_answer: Localised
    no_answer: Localised
    what_to_read: Localised
    what_is_known: Localised
    what_is_known_hint: Localised


def wording(interface: Interface | None, language: str) -> dict[str, str]:
    """All words in one language. A word that is missing (a check reports that) is shown by its name."""
    words = {}
    for name in Interface.model_fields:
        text = getattr(interface, name, {}).get(language)
        words[name] = text if isinstance(text, str) else name.replace("_", " ")
    return words
