"""Does every text of the facts stand in every language, and only in languages of the site?"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from explainer.checks.check import Scope, check
from explainer.facts.base import Record
from explainer.facts.dataset import Entry
from explainer.facts.strict_yaml import Path
from explainer.facts.vocabulary import Noun
from explainer.findings import Finding, Level, Rule, did_you_mean
from explainer.site import Site

LANGUAGE = Rule(
    "F207",
    "text-missing-in-a-language",
    Level.ERROR,
    "A text that stands in one language only leaves a hole in the tables of the other.",
)


@check(Scope.SITE, LANGUAGE)
def texts_stand_in_every_language(site: Site) -> Iterator[Finding]:
    """Every ``{en: …, ru: …}`` has each language of the site and no other."""
    facts = site.facts
    shelves = (facts.sources, facts.countries, facts.statements, facts.contacts, facts.gaps)
    entries: list[Entry[Record]] = [entry for shelf in shelves for entry in shelf.values()]
    entries += [facts.vocabulary, *(entry for entry in (facts.interface, facts.finder) if entry)]
    for entry in entries:
        for path, text in _texts(entry.record, ()):
            yield from _examine(entry, path, text, site.project.codes)


def _examine(entry: Entry[Record], path: Path, text: dict[str, object], codes: tuple[str, ...]) -> Iterator[Finding]:
    name = next(part for part in reversed(path) if isinstance(part, str))
    for code in codes:
        if code not in text:
            yield LANGUAGE.at(entry.at(*path), f"`{name}` is missing in “{code}”", f"Add `{code}: …`.")
    for code in text:
        if code not in codes:
            hint = (
                did_you_mean(code, codes) or f"Languages: {', '.join(codes)}. Put a text that holds a comma in quotes."
            )
            yield LANGUAGE.at(entry.at(*path, code, key=True), f"“{code}” is no language of this site", hint)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, dict[str, object]]]:
    """All texts in several languages within a record, with their places as written."""
    if isinstance(value, Noun):
        yield (*path, "forms"), dict(value.forms)
    elif isinstance(value, BaseModel):
        fields = type(value).model_fields
        for key in value.model_fields_set:
            yield from _texts(getattr(value, key), (*path, fields[key].alias or key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, dict):
        yield path, value
