"""Groups of expressions that mean the same, so that who types one finds the others.

A word of an expression stands for all words with its stem or, with ``*``, for all words that begin like it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from explainer.facts.dataset import Dataset
from explainer.facts.term import Term
from explainer.folding import fold
from explainer.searching.words import Stem, words

ANY_ENDING = "*"
LETTERS = 2
"""So many letters at least stand before the mark for any ending."""

LONGEST = 8
"""Words in an expression; what is longer is a sentence, and nobody types it."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """What the expressions mean: an id, and the expressions as stems."""

    id: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it stands there, folded, and its stem."""

    form: str
    stem: str


@dataclass(slots=True)
class Concepts:
    """All concepts of a language; their expressions are kept by how they begin."""

    all: Sequence[Concept]
    _by_stem: dict[str, list[tuple[int, Phrase]]] = field(init=False)
    _by_letters: dict[str, list[tuple[int, Phrase]]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_stem, self._by_letters = {}, {}
        for number, concept in enumerate(self.all):
            for phrase in concept.phrases:
                first = phrase[0]
                if first.endswith(ANY_ENDING):
                    self._by_letters.setdefault(first[:LETTERS], []).append((number, phrase))
                else:
                    self._by_stem.setdefault(first, []).append((number, phrase))

    def found_in(self, text: Sequence[Word]) -> Iterator[int]:
        """The numbers of the concepts that are expressed in ``text``, each as often as it is."""
        for start, word in enumerate(text):
            begun = (*self._by_stem.get(word.stem, ()), *self._by_letters.get(word.form[:LETTERS], ()))
            found = {
                number
                for number, phrase in begun
                if len(phrase) <= len(text) - start and all(map(_matches, phrase, text[start : start + len(phrase)]))
            }
            yield from sorted(found)


def _matches(pattern: str, word: Word) -> bool:
    if pattern.endswith(ANY_ENDING):
        return word.form.startswith(pattern[:-1])
    return word.stem == pattern


def read_text(text: str, stem: Stem) -> list[Word]:
    """The words of a text with their stems."""
    return [Word(form, stem(form)) for form in words(text)]


def concepts_of(facts: Dataset, language: str, stem: Stem) -> Concepts:
    """The terms of the glossary and the synonyms: each with its words in ``language``, its name in every other one."""
    found = [Concept(identifier, _phrases(written, stem)) for identifier, written in _groups(facts, language)]
    return Concepts([concept for concept in found if concept.phrases])


def _groups(facts: Dataset, language: str) -> Iterator[tuple[str, Iterable[str]]]:
    for entry in facts.glossary.values():
        yield entry.record.id, [*_other_words(entry.record), *entry.record.forms.get(language, ())]
    for synonym in facts.synonyms.values():
        yield synonym.record.id, _all_of(synonym.record.words)


def _other_words(term: Term) -> Iterator[str]:
    yield from term.name.values()
    yield from _all_of(term.also)


def _all_of(texts: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """In every language: an abbreviation is typed in the letters in which it was seen."""
    for written in texts.values():
        yield from written


def keywords(term: Term) -> list[str]:
    """By what other expressions people look for a term."""
    return list(dict.fromkeys(_other_words(term)))


def _phrases(written: Iterable[str], stem: Stem) -> tuple[Phrase, ...]:
    found = (tuple(_pattern(word, stem) for word in _parts(text)) for text in written)
    return tuple(dict.fromkeys(phrase for phrase in found if 0 < len(phrase) <= LONGEST))


def _parts(text: str) -> Iterator[str]:
    """The words of an expression; the mark for any ending stays with its word."""
    for part in text.replace("-", " ").split():
        found = words(part)
        if part.endswith(ANY_ENDING) and found:
            found[-1] += ANY_ENDING
        yield from found


def _pattern(word: str, stem: Stem) -> str:
    return fold(word) if word.endswith(ANY_ENDING) else stem(word)
