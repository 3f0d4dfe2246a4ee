"""All facts of the site, each with its place in the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from explainer.facts.base import FACT_FIELDS, Record
from explainer.facts.fact import Country, Event, Fact, Gap, Membership, Statistic
from explainer.facts.finder import Finder
from explainer.facts.interface import Interface, wording
from explainer.facts.organisation import Contact, Organisation
from explainer.facts.penalty import Penalty
from explainer.facts.series import Series
from explainer.facts.source import Source
from explainer.facts.statement import Statement
from explainer.facts.strict_yaml import Document, Path
from explainer.facts.synonym import Synonyms
from explainer.facts.term import Term
from explainer.facts.vocabulary import Vocabulary
from explainer.findings import Finding, Location

R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A record and where it stands."""

    record: R_co
    document: Document
    path: Path = ()

    def at(self, *path: str | int, key: bool = False) -> Location:
        """The place of a field of the record; of the nearest thing around it where the field is not written."""
        return self.document.location((*self.path, *path), key=key)


@dataclass(slots=True)
class Dataset:
    """Everything under ``facts/``.

    ``broken`` holds the ids of records that could not be read: nobody should be told twice that they are not there.
    ``incomplete`` says that there are files or words which could not be read at all, so that something may seem unused.
    """

    vocabulary: Entry[Vocabulary]
    interface: Entry[Interface] | None = None
    finder: Entry[Finder] | None = None
    sources: dict[str, Entry[Source]] = field(default_factory=dict)
    countries: dict[str, Entry[Country]] = field(default_factory=dict)
    facts: dict[str, Entry[Fact]] = field(default_factory=dict)
    statistics: dict[str, Entry[Statistic]] = field(default_factory=dict)
    events: dict[str, Entry[Event]] = field(default_factory=dict)
    memberships: dict[str, Entry[Membership]] = field(default_factory=dict)
    series: dict[str, Entry[Series]] = field(default_factory=dict)
    penalties: dict[str, Entry[Penalty]] = field(default_factory=dict)
    organisations: dict[str, Entry[Organisation]] = field(default_factory=dict)
    contacts: dict[str, Entry[Contact]] = field(default_factory=dict)
    glossary: dict[str, Entry[Term]] = field(default_factory=dict)
    synonyms: dict[str, Entry[Synonyms]] = field(default_factory=dict)
    gaps: dict[str, Entry[Gap]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    incomplete: bool = False
    findings: list[Finding] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    answers: dict[tuple[str, str], Entry[Fact]] = field(default_factory=dict)
    """(country, indicator) → the fact that answers it now: one of its own, else what a list says of it."""

    @property
    def words(self) -> Vocabulary:
        """The vocabulary itself."""
        return self.vocabulary.record

    def wording(self, language: str) -> dict[str, str]:
        """The words of the interface in one language, by name."""
        return wording(self.interface.record if self.interface else None, language)

    @property
    def shelves(self) -> dict[str, Mapping[str, Entry[Statement]]]:
        """Statements by the first word of their ids; facts of countries, whose word is the country, under none."""
        return {
            "": self.facts, "list": self.memberships, "stat": self.statistics, "series": self.series,
            "penalty": self.penalties, "event": self.events, "org": self.organisations, "term": self.glossary,
        }  # fmt: skip

    @property
    def statements(self) -> dict[str, Entry[Statement]]:
        """All statements as written, by id."""
        return {identifier: entry for shelf in self.shelves.values() for identifier, entry in shelf.items()}

    def statement(self, identifier: str) -> Entry[Statement] | None:
        """The statement with this id; also the answer of a list for one country (``ee.eu``)."""
        owner, _, rest = identifier.partition(".")
        shelf = self.shelves.get(owner, self.facts)
        return self.facts.get(identifier) or shelf.get(identifier) or self.answers.get((owner, rest))

    def resolve(self, reference: str) -> tuple[Entry[Statement] | None, str]:
        """A reference as written in a page, and which field of the fact it asks for (``value`` where none is named)."""
        identifier, _, last = reference.rpartition(".")
        if last in FACT_FIELDS:
            return self.statement(identifier), last
        return self.statement(reference), "value"

    def answer(self, country: str, indicator: str) -> Entry[Fact] | None:
        """The fact that answers ``indicator`` for ``country``; None where nothing is established."""
        return self.answers.get((country, indicator))
