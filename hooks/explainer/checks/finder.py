"""Does the finder lead to pages that exist, by answers that can be given?"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.checks.links import DEAD_LINK
from explainer.checks.statements import UNKNOWN_WORD
from explainer.findings import Finding, did_you_mean
from explainer.site import Site


@check(Scope.SITE, DEAD_LINK, UNKNOWN_WORD)
def finder_leads_somewhere(site: Site) -> Iterator[Finding]:
    """Each reading names a page, and a section of it, if any, that is there; each condition an answer to a question."""
    entry = site.facts.finder
    if entry is None:
        return
    answers = {item.id: [answer.id for answer in item.answers] for item in entry.record.questions}
    answers |= {item.id: list(site.facts.countries) for item in entry.record.questions if item.countries}
    for index, reading in enumerate(entry.record.reading):
        where = entry.at("reading", index, "page")
        path, _, anchor = reading.page.partition("#")
        page = next(iter(site.twins(path).values()), None)
        if page is None and path not in site.unreadable:
            hint = did_you_mean(path, site.paths) or "Name a page: topics/pushback.md."
            yield DEAD_LINK.at(where, f"there is no page {path}", hint)
        elif page and anchor and anchor not in (ids := [heading.id for heading in page.headings]):
            hint = did_you_mean(anchor, ids) or f"It has: {', '.join(ids[:12])}."
            yield DEAD_LINK.at(where, f"{path} has no heading #{anchor}", hint)
        for position, condition in enumerate(reading.when):
            place = ("reading", index, "when", position)
            known = answers.get(condition.question)
            if known is None:
                hint = did_you_mean(condition.question, answers) or f"Questions: {', '.join(answers)}."
                yield UNKNOWN_WORD.at(
                    entry.at(*place, "question"), f"there is no question “{condition.question}”", hint
                )
                continue
            for number, answer in enumerate(condition.answers):
                if answer not in known:
                    hint = did_you_mean(answer, known) or f"Answers: {', '.join(known[:12])}."
                    message = f"“{answer}” is no answer to {condition.question}"
                    yield UNKNOWN_WORD.at(entry.at(*place, "answers", number), message, hint)
    words = site.facts.words
    for index, name in enumerate(entry.record.indicators):
        if not words.indicator(name) and name not in site.facts.broken:
            hint = did_you_mean(name, [item.id for item in words.indicators]) or "Name an indicator of the vocabulary."
            yield UNKNOWN_WORD.at(entry.at("indicators", index), f"there is no indicator “{name}”", hint)
