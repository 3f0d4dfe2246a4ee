"""All checks and all rules, in one list."""

from __future__ import annotations

from explainer import files
from explainer.checks import (
    basis,
    characters,
    citations,
    claims,
    contacts,
    dates,
    exceptions,
    fact_blocks,
    figures,
    finder,
    glossary,
    headings,
    links,
    markup,
    navigation,
    opt_outs,
    run,
    skeleton,
    sources,
    statements,
    translations,
    twins,
)
from explainer.checks.check import Check
from explainer.facts import loading, strict_yaml
from explainer.findings import Rule
from explainer.pages import blocks, front_matter, limits, tree

CHECKS: tuple[Check, ...] = (
    claims.claims_cite_sources,
    opt_outs.opt_outs_are_rare,
    citations.markers_resolve,
    fact_blocks.blocks_can_be_filled,
    headings.headings_have_ids,
    markup.text_is_only_text,
    links.links_lead_somewhere,
    characters.characters_are_what_they_seem,
    twins.pages_stand_in_every_language,
    navigation.pages_stand_in_the_menu,
    twins.headings_agree,
    twins.sections_agree,
    skeleton.pages_keep_their_skeleton,
    skeleton.answers_are_short,
    statements.facts_cite_sources,
    statements.values_fit,
    figures.figures_agree,
    statements.words_are_known,
    statements.one_answer_a_cell,
    translations.texts_stand_in_every_language,
    dates.dates_are_possible,
    dates.searches_are_past,
    dates.checks_still_hold,
    basis.sources_can_carry,
    finder.finder_leads_somewhere,
    contacts.contacts_lead_home,
    glossary.pages_use_the_terms,
    glossary.facts_use_the_terms,
    glossary.terms_agree,
    sources.sources_can_be_found,
    sources.addresses_stand_once,
    sources.sources_are_used,
)

READING_RULES: tuple[Rule, ...] = (
    files.UNREADABLE,
    *strict_yaml.RULES,
    *loading.RULES,
    *front_matter.RULES,
    *tree.RULES,
    limits.SIZE,
    blocks.AMBIGUOUS,
)
"""Rules that are found broken while files are read, before any check runs."""

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        [*READING_RULES, *(rule for check in CHECKS for rule in check.rules), *run.RULES, *exceptions.RULES],
        key=lambda rule: rule.code,
    )
}
"""Every rule by its code."""
