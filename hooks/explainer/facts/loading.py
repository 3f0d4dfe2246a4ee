"""Reads ``facts/`` into the model. Every record is read by itself: one that is wrong does not hide the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from explainer.facts.base import Record
from explainer.facts.complaints import FIELD, complaints
from explainer.facts.dataset import Dataset, Entry
from explainer.facts.digest import digest
from explainer.facts.fact import Country, Event, Fact, Gap, Membership, Statistic
from explainer.facts.finder import Finder
from explainer.facts.interface import Interface
from explainer.facts.organisation import Contact, Organisation
from explainer.facts.penalty import Penalty
from explainer.facts.series import Series
from explainer.facts.source import Source
from explainer.facts.statement import Checked
from explainer.facts.strict_yaml import Document, read_yaml
from explainer.facts.synonym import Synonyms
from explainer.facts.term import Term
from explainer.facts.vocabulary import Vocabulary
from explainer.files import read_text
from explainer.findings import Finding, Level, Location, Rule

T = TypeVar("T", bound=Record)
FOLDER = "facts"
VOCABULARY = f"{FOLDER}/vocabulary.yml"
INTERFACE = f"{FOLDER}/interface.yml"
SCHEMAS = "schemas/"

_IDS = re.compile(r"\bid: *([a-z0-9]+(?:[.-][a-z0-9]+)*)")
"""Ids in a file that cannot be read: nobody should be told that they do not exist."""

DUPLICATE_ID = Rule(
    "F202",
    "duplicate-id",
    Level.ERROR,
    "An id names one thing for ever: two records with one id would answer for each other.",
)
UNKNOWN_FILE = Rule(
    "F203",
    "unknown-file",
    Level.ERROR,
    "Only files with a known place are read; another one would look as if it counted.",
)

RULES = (FIELD, DUPLICATE_ID, UNKNOWN_FILE)

SHELVES: dict[str, type[Record]] = {
    "sources": Source,
    "memberships": Membership,
    "statistics": Statistic,
    "series": Series,
    "penalties": Penalty,
    "events": Event,
    "organisations": Organisation,
    "contacts": Contact,
    "glossary": Term,
    "synonyms": Synonyms,
    "gaps": Gap,
}
"""Lists of records, each in files of a folder of its own or in one file: ``events/ee.yml``, ``contacts.yml``."""

SINGLE_FILES = {"vocabulary.yml", "interface.yml", "finder.yml", "exceptions.yml"}


def load_facts(root: Path) -> Dataset:
    """Read everything under ``root/facts``; faults are in ``findings`` of the result, never raised."""
    dataset = Dataset(vocabulary=Entry(Vocabulary(), Document(VOCABULARY)))
    folder = root / FOLDER
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if path.is_dir() or path.is_symlink() or any(parent.is_symlink() for parent in path.parents if parent != root):
            continue  # symbolic links are reported elsewhere
        name = path.relative_to(folder).as_posix()
        if path.suffix in (".yml", ".yaml"):
            _load_file(dataset, root, path, name)
        elif not name.startswith(SCHEMAS):
            hint = "Facts are files that end in .yml; nothing else lies here."
            file = path.relative_to(root).as_posix()
            dataset.findings.append(UNKNOWN_FILE.at(Location(file), "no facts are read from here", hint))
    for file, holds in ((VOCABULARY, "the vocabulary"), (INTERFACE, "the words of the interface")):
        if not (root / file).exists():
            missing = FIELD.at(Location(file), "there is no such file", f"It holds {holds}; restore it.")
            dataset.findings.append(missing)
            dataset.incomplete = True
    for identifier, entry in dataset.facts.items():
        fact = entry.record
        if fact.indicator and fact.status != "superseded":
            dataset.answers.setdefault((identifier.split(".")[0], fact.indicator), entry)
    for listed in dataset.memberships.values():
        for country in dataset.countries.values():
            if country.record.overview:
                _answer_from(listed, country.record.id, dataset)
    return dataset


def _answer_from(listed: Entry[Membership], country: str, dataset: Dataset) -> None:
    """Let a list answer for a country that has no answer of its own. It is as checked as the list is."""
    fact = listed.record.answer(country)
    if fact is None or not fact.indicator:
        return
    holds = fact.checked.digest == digest(listed.record)
    checked = Checked(on=fact.checked.on, digest=digest(fact) if holds else None)
    answer = Entry(fact.model_copy(update={"checked": checked}), listed.document, listed.path)
    dataset.answers.setdefault((country, fact.indicator), answer)


def _load_file(dataset: Dataset, root: Path, path: Path, name: str) -> None:
    file = path.relative_to(root).as_posix()
    raw, unreadable = read_text(path, file)
    if unreadable:
        dataset.findings.append(unreadable)
        dataset.incomplete = True
        return
    document = read_yaml(file, raw)
    dataset.documents.append(document)
    dataset.findings.extend(document.findings)
    if document.data is None and document.findings:
        dataset.broken.update(_IDS.findall(raw))
        dataset.incomplete = True
    folder, _, rest = name.removesuffix(path.suffix).partition("/")
    if name == "vocabulary.yml":
        _load_vocabulary(dataset, document)
    elif name == "interface.yml":
        _keep(dataset, _record(document, Interface), lambda entry: setattr(dataset, "interface", entry))
    elif name == "finder.yml":
        _keep(dataset, _record(document, Finder), lambda entry: setattr(dataset, "finder", entry))
    elif folder == "countries" and rest and "/" not in rest:
        _load_country(dataset, document)
    elif folder in SHELVES and "/" not in rest:
        shelf: dict[str, Entry[Any]] = getattr(dataset, folder)
        for entry in _keep_all(dataset, _records(document, SHELVES[folder])):
            _shelve(dataset, shelf, entry)
    elif name not in SINGLE_FILES:
        known = ", ".join(f"{FOLDER}/{kind}/" for kind in ("countries", *SHELVES))
        place = document.location(())
        dataset.findings.append(UNKNOWN_FILE.at(place, "no facts are read from here", f"Facts lie in {known}."))


def _load_vocabulary(dataset: Dataset, document: Document) -> None:
    """Read the vocabulary; a wrong item is left out of it, so that the others keep their meaning."""
    read = _record(document, Vocabulary)
    _keep(dataset, read, lambda entry: setattr(dataset, "vocabulary", entry))
    if isinstance(read, Entry) or not isinstance(document.data, dict):
        return
    dataset.incomplete = True
    sound = {}
    for field, items in document.data.items():
        if field in Vocabulary.model_fields:
            sound[field] = [item for item in items if _fits(field, [item])] if isinstance(items, list) else items
            left_out = [item for item in items if item not in sound[field]] if isinstance(items, list) else []
            dataset.broken.update(str(item["id"]) for item in left_out if isinstance(item, dict) and "id" in item)
    with suppress(ValidationError):
        dataset.vocabulary = Entry(Vocabulary.model_validate(sound), document)


def _fits(field: str, items: list[Any]) -> bool:
    try:
        Vocabulary.model_validate({field: items})
    except ValidationError:
        return False
    return True


def _load_country(dataset: Dataset, document: Document) -> None:
    for entry in _keep_all(dataset, [_record(document, Country, without="facts")]):
        _shelve(dataset, dataset.countries, entry)
    if isinstance(document.data, dict) and document.data.get("facts") is not None:
        for entry in _keep_all(dataset, _records(document, Fact, "facts")):
            _shelve(dataset, dataset.facts, entry)


def _shelve(dataset: Dataset, shelf: dict[str, Entry[Any]], entry: Entry[Any]) -> None:
    identifier = entry.record.id
    other = shelf.get(identifier) or (None if shelf is dataset.contacts else dataset.statement(identifier))
    if other:
        place = other.at("id")
        message = f"the id “{identifier}” is taken: {place.file}, line {place.line}"
        dataset.findings.append(
            DUPLICATE_ID.at(entry.at("id"), message, "Choose another id, or merge the two records.")
        )
    else:
        shelf[identifier] = entry


Read = Entry[Any] | tuple[list[Finding], str | None]
"""A record that was read, or what is wrong with it and its id if it shows one."""


def _keep(dataset: Dataset, read: Read, use: Callable[[Entry[Any]], None]) -> None:
    for entry in _keep_all(dataset, [read]):
        use(entry)


def _keep_all(dataset: Dataset, items: Iterable[Read]) -> Iterator[Entry[Any]]:
    for item in items:
        if isinstance(item, Entry):
            yield item
        else:
            dataset.findings.extend(item[0])
            if item[1]:
                dataset.broken.add(item[1])


def _record(document: Document, model: type[T], without: str | None = None) -> Read:
    """The file as one record."""
    if document.data is None and document.findings:
        return [], None  # the file could not be read; that is reported already
    if not isinstance(document.data, dict):
        return [FIELD.at(document.location(()), "this file must hold one record", "Write `field: value` lines.")], None
    data = {key: value for key, value in document.data.items() if key != without}
    return _validate(document, (), data, model)


@lru_cache(maxsize=2048)
def _records(document: Document, model: type[T], key: str | None = None) -> tuple[Read, ...]:
    """The file, or the field ``key`` of it, as a list of records."""
    data, path = (document.data[key], (key,)) if key else (document.data, ())
    if data is None:
        return ()
    if not isinstance(data, list):
        place = document.location(path)
        return (([FIELD.at(place, "a list of records is expected here", "Begin each record with “- id: …”.")], None),)
    return tuple(_validate(document, (*path, index), item, model) for index, item in enumerate(data))


def _validate(document: Document, path: tuple[str | int, ...], data: Any, model: type[T]) -> Read:
    try:
        return Entry(model.model_validate(data), document, path)
    except ValidationError as error:
        identifier = data.get("id") if isinstance(data, dict) else None
        return list(complaints(document, path, model, error)), identifier if isinstance(identifier, str) else None
