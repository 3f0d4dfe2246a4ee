"""How well a word describes a section: worked out at build, so that the browser only has to add."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, log2, sqrt

from explainer.searching.concepts import Concepts, Word, read_text
from explainer.searching.sections import Document, Section
from explainer.searching.words import Stem

STEPS, PER_DOUBLING = 26, 4.7
"""Weights are rounded to so many steps, so many of which double a weight."""

BODY, HEADING, TITLE, DESCRIPTION, KEYWORD = 1.0, 1.2, 4.0, 1.0, 1.5
"""What a word counts for in the sentences (at most), in a heading, in the title of the page, …"""

TOPIC = 4.0
"""What an expression counts for on the page that the glossary names for it."""

SATURATION, LENGTH = 1.2, 0.4
"""Of BM25: how soon a word repeated counts no more, and how much a long section is put back."""

CONCEPT = "#"
"""Begins the name under which all expressions of a concept are found together."""

Postings = dict[str, dict[int, int]]
"""Term → number of the section → weight, from 1 to ``STEPS``."""


@dataclass(slots=True)
class _Counted:
    """A section, counted: how often a term stands in its sentences, and what else it counts for."""

    body: Counter[str]
    length: int
    extra: dict[str, float]


def postings(
    documents: Sequence[Document], stem: Stem, concepts: Concepts, topics: Mapping[str, Iterable[str]]
) -> Postings:
    """The index of all sections, numbered in their order.

    Args:
        documents: all pages of a language.
        stem: the stemmer of the language.
        concepts: expressions that mean the same.
        topics: path of a page → the ids of the concepts about which it says most.
    """
    counted = [section for document in documents for section in _counted(document, stem, concepts, topics)]
    average = max(1.0, sum(section.length for section in counted) / max(1, len(counted)))
    sections_with = Counter(term for section in counted for term in {*section.body, *section.extra})
    exact: dict[str, dict[int, float]] = defaultdict(dict)
    for number, section in enumerate(counted):
        slack = SATURATION * (1 - LENGTH + LENGTH * section.length / average)
        for term in sorted({*section.body, *section.extra}):
            rarity = log(1 + (len(counted) - sections_with[term] + 0.5) / (sections_with[term] + 0.5))
            often = section.body[term]
            exact[term][number] = rarity * (BODY * often / (often + slack) + section.extra.get(term, 0.0))
    return {term: dict(_rounded(found)) for term, found in sorted(exact.items())}


def _rounded(weights: Mapping[int, float]) -> Iterator[tuple[int, int]]:
    for number, weight in weights.items():
        if step := min(STEPS, round(PER_DOUBLING * log2(1 + weight))):
            yield number, step


def _counted(
    document: Document, stem: Stem, concepts: Concepts, topics: Mapping[str, Iterable[str]]
) -> Iterator[_Counted]:
    ids = [concept.id for concept in concepts.all]
    for number, section in enumerate(document.sections):
        extra: dict[str, float] = defaultdict(float)
        if number == 0:
            _add(extra, read_text(document.title, stem), TITLE, concepts)
            _add(extra, read_text(document.description, stem), DESCRIPTION, concepts, shared=False)
            for identifier in topics.get(document.path, ()):
                extra[f"{CONCEPT}{ids.index(identifier)}"] += TOPIC
        _add(extra, read_text(section.heading, stem), HEADING, concepts)
        for keyword in section.keywords:
            _add(extra, read_text(keyword, stem), KEYWORD, concepts, shared=False)
        yield _body(section, stem, concepts, extra)


def _body(section: Section, stem: Stem, concepts: Concepts, extra: dict[str, float]) -> _Counted:
    body: Counter[str] = Counter()
    length = 0
    for sentence in section.sentences:
        text = read_text(sentence, stem)
        length += len(text)
        body.update(_terms(text, concepts))
    return _Counted(body, length, dict(extra))


def _add(extra: dict[str, float], text: Sequence[Word], weight: float, concepts: Concepts, shared: bool = True) -> None:
    """Let the terms of a short text count ``weight``; where it is shared among them, less in a longer one."""
    each = weight / sqrt(sqrt(len(text))) if shared and text else weight
    for term in {*_terms(text, concepts)}:
        extra[term] = max(extra[term], each) if not shared else extra[term] + each


def _terms(text: Sequence[Word], concepts: Concepts) -> Iterator[str]:
    for word in text:
        yield word.stem
    for number in concepts.found_in(text):
        yield f"{CONCEPT}{number}"
