"""The files of the search: one set a language, made from the pages of that language when all of them have been read."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from explainer.facts.dataset import Dataset
from explainer.pages.page import Page
from explainer.publishing.assets import Asset, named
from explainer.searching.concepts import Concepts, concepts_of
from explainer.searching.documents import document
from explainer.searching.sections import Document
from explainer.searching.shards import cut, families, file, lines
from explainer.searching.weights import postings
from explainer.searching.words import Stem, stemmer
from explainer.site import Site

SCRIPTS = ("words.js", "shards.js", "matching.js", "ranking.js", "sentences.js", "dialog.js")
"""In this order: what comes later uses what comes before."""

WORDS = ("search", "search_hint", "nothing_matches", "results_found", "close", "all_entries")
"""The words of the interface that the dialog needs."""


class Search:
    """The search of a site: is shown its pages one by one, and then asked for its files, language by language.

    ``addresses`` holds, for each language that has been asked for, the script, the styles and the folder of the index;
    ``list_page`` is the path of the page with the alphabetical list, which is there without a script.
    """

    def __init__(self, site: Site, overrides: Path) -> None:
        self.site = site
        self.scripts = overrides / "scripts"
        self.style = named("search/search", "css", (overrides / "styles/search.css").read_text("utf-8"))
        self.addresses: dict[str, dict[str, str]] = {}
        self.list_page = site.page_showing("index")
        self._documents: dict[str, list[Document]] = {code: [] for code in site.project.codes}

    def read(self, page: Page, prose: str) -> None:
        """Take in a page; ``prose`` is its HTML as ``Renderer.prose`` gives it."""
        self._documents[page.language].append(document(self.site, page, prose))

    def files(self, code: str, url_of: Callable[[str], str]) -> list[Asset]:
        """The script and the index of a language, all of whose pages have been read."""
        stem = language_stemmer(self.scripts, code, self.site.project.language(code).locale)
        script = search_script(self.scripts, code)
        index = search_files(self.site.facts, code, self._documents[code], stem, url_of)
        shards = f"{posixpath.dirname(index[0].path)}/"
        self.addresses[code] = {"script": script.path, "style": self.style.path, "shards": shards}
        return [script, *([self.style] if len(self.addresses) == 1 else []), *index]


def language_stemmer(scripts: Path, code: str, locale: str) -> Stem:
    """The stemmer of a language: none unless the browser has the same one."""
    return stemmer(locale) if (scripts / "stemmers" / f"{code}.js").is_file() else str


def search_script(scripts: Path, code: str) -> Asset:
    """Everything that runs in the browser when somebody searches in a language."""
    own = scripts / "stemmers" / f"{code}.js"
    stem = own.read_text("utf-8") if own.is_file() else "const stem = (word) => word;\n"
    parts = [stem, *((scripts / "search" / name).read_text("utf-8") for name in SCRIPTS)]
    content = "".join(('"use strict";\n\n(() => {\n', *parts, "})();\n"))
    return named(f"search/{code}", "js", content)


def search_files(
    facts: Dataset, code: str, documents: Sequence[Document], stem: Stem, url_of: Callable[[str], str]
) -> list[Asset]:
    """The index of a language. All files lie in one folder whose name changes with what they hold."""
    concepts = concepts_of(facts, code, stem)
    topics: dict[str, list[str]] = {}
    for identifier, entry in facts.glossary.items():
        if entry.record.page:
            topics.setdefault(entry.record.page, []).append(identifier)
    written = dict(_files(facts.wording(code), documents, stem, concepts, topics, url_of))
    folder = f"assets/search/{code}.{_digest(written.values())}"
    return [Asset(f"{folder}/{name}.js", content) for name, content in written.items()]


def _files(
    wording: Mapping[str, str],
    documents: Sequence[Document],
    stem: Stem,
    concepts: Concepts,
    topics: Mapping[str, Sequence[str]],
    url_of: Callable[[str], str],
) -> Iterator[tuple[str, str]]:
    index = postings(documents, stem, concepts, topics)
    shards = cut(families(list(index)), lambda group: lines(index, group))
    for number, group in enumerate(shards):
        yield f"terms-{number}", file(lines(index, group))
    lists = cut([family for shard in shards for family in shard], _listed)
    for number, group in enumerate(lists):
        yield f"words-{number}", file(_listed(group))
    texts = [section.sentences for page in documents for section in page.sections]
    starts = list(_starts(documents))
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(texts)], strict=True)):
        yield f"text-{number}", file(texts[start:end])
    yield "same", file("\n".join(",".join(" ".join(phrase) for phrase in concept.phrases) for concept in concepts.all))
    yield (
        "pages",
        file(
            {
                "words": {name: wording[name] for name in WORDS},
                "pages": [[url_of(page.path), page.title, _headings(page), int(page.lists)] for page in documents],
                "terms": [group[0][0] for group in shards],
                "lists": len(lists),
                "texts": starts,
            }
        ),
    )


def _listed(group: Sequence[Sequence[str]]) -> str:
    return " ".join(term for family in group for term in family)


def _headings(page: Document) -> list[str]:
    return [part for section in page.sections[1:] for part in (section.anchor, section.heading)]


def _starts(documents: Sequence[Document]) -> Iterator[int]:
    """The first section of each file of sentences: a page each, more where a page has many, none where it has none."""
    yield 0
    first = 0
    for page in documents:
        parts = cut(list(page.sections), lambda run: file([section.sentences for section in run]))
        for part in parts:
            if first and any(section.sentences for section in part):
                yield first
            first += len(part)


def _digest(contents: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content.encode())
    return digest.hexdigest()[:8]
