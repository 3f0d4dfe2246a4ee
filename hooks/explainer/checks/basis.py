"""Does a statement rest on a source that can carry it?"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.facts.dataset import Entry
from explainer.facts.fact import Fact
from explainer.facts.statement import Statement
from explainer.findings import Finding, Level, Rule
from explainer.site import Site

BASIS = Rule(
    "F212",
    "weak-source-for-its-kind",
    Level.WARNING,
    "What the law says is shown by the law, a court, a government or an intergovernmental body; the press reports it.",
)


@check(Scope.STATEMENT, BASIS)
def sources_can_carry(entry: Entry[Statement], site: Site) -> Iterator[Finding]:
    """At least one source is of a kind that the vocabulary asks for on this ground."""
    record, words = entry.record, site.facts.words
    ground = record.basis
    if ground is None and isinstance(record, Fact):
        indicator = words.indicator(record.indicator)
        ground = indicator.basis if indicator else None
    basis = words.basis(ground)
    if basis is None or not basis.sources:
        return
    kinds = {site.facts.sources[cite.source].record.kind for cite in record.cites if cite.source in site.facts.sources}
    if kinds and not kinds & {*basis.sources}:
        message = f"“{record.id}” is a statement of {basis.id}, but rests on {', '.join(sorted(kinds))} alone"
        hint = f"Cite a source of one of these kinds: {', '.join(basis.sources)}; or set the `basis` that it has."
        yield BASIS.at(entry.at("cites"), message, hint)
