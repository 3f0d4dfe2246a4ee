"""The content that is measured: invented, the same on every machine, and the same for every program that is compared.

N pages a language, in English and Russian: twelve sections, about 850 words, 25 citations of 20 sources, three links,
three values of facts within sentences, a table of eight rows; one overview with a matrix of all countries. How a page
writes a citation or asks for a table is the business of a ``Dialect``; the words around it are the same in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

LANGUAGES = ("en", "ru")
WORD_FOLDER = Path(__file__).with_name("words")
TODAY = date(2026, 1, 15)
QUESTIONS = 8
SOURCES_A_COUNTRY = 4
CITED_A_PAGE = 20
CLAIMS_A_PAGE = 25
TEXT_SECTIONS = 10
LIST_ITEMS = 4
GROUP = 25
OVERVIEW = "compare.md"
SMALL_PAGES = {"index.md": "home", "about/not-legal-advice.md": "about"}  # the last is linked from every page

WORDS = {code: WORD_FOLDER.joinpath(f"{code}.txt").read_text(encoding="utf-8").split() for code in LANGUAGES}
TITLES = {"en": "Section", "ru": "Раздел"}
KINDS = ("law", "government", "ngo", "press")


def country_code(index: int) -> str:
    """The id of a country, which is also the name of its page."""
    return f"c{index + 1:04d}"


def source_id(index: int) -> str:
    return f"source-{index + 1:05d}"


def sentence(random: Random, language: str, length: int) -> str:
    """Some words of a language, without the sign at the end."""
    words = random.choices(WORDS[language], k=length)
    return " ".join(words).capitalize()


def texts(key: str, length: int) -> dict[str, str]:
    """A text in every language, always the same for one key."""
    return {code: sentence(Random(f"{key}:{code}"), code, length) for code in LANGUAGES}  # noqa: S311 - not a secret


# --- Facts ---


def day(number: int) -> str:
    """A day of the year before ``TODAY``."""
    return (TODAY - timedelta(days=30 + number % 300)).isoformat()


def vocabulary() -> dict[str, Any]:
    """Eight questions in two topics: five with a choice of answers, one of days, one of a date, one in free words."""
    kinds = ("choice", "days", "choice", "date", "choice", "text", "choice", "choice")
    return {
        "bases": [
            {"id": "law", "label": texts("law", 1), "sources": ["law", "government"]},
            {"id": "practice", "label": texts("practice", 1)},
        ],
        "regions": [{"id": f"region-{number}", "label": texts(f"region-{number}", 2)} for number in range(1, 5)],
        "topics": [{"id": f"topic-{number}", "label": texts(f"topic-{number}", 1)} for number in (1, 2)],
        "indicators": [_indicator(number, kind) for number, kind in enumerate(kinds, 1)],
        "nouns": [
            {
                "id": "person",
                "forms": {
                    "en": {"one": "person", "other": "people"},
                    "ru": {"one": "человек", "few": "человека", "many": "человек", "other": "человека"},
                },
            }
        ],
        "skeletons": [{"pages": "countries/*", "sections": [f"section-{number}" for number in range(1, 13)]}],
    }


def _indicator(number: int, kind: str) -> dict[str, Any]:
    indicator = {
        "id": f"question-{number}",
        "topic": f"topic-{1 if number <= QUESTIONS // 2 else 2}",
        "label": texts(f"label-{number}", 2),
        "question": texts(f"question-{number}", 8),
        "type": kind,
        "basis": "law" if number % 2 else "practice",
        "review": 400,
    }
    if kind == "choice":
        indicator["values"] = [
            {"id": f"answer-{meaning}", "label": texts(f"answer-{number}-{meaning}", 2), "meaning": meaning}
            for meaning in ("protective", "mixed", "adverse")
        ]
    return indicator


VOCABULARY = vocabulary()


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is: pages a language (one for each country), and facts in all."""

    pages: int
    facts: int

    @property
    def sources(self) -> int:
        return SOURCES_A_COUNTRY * self.pages


def of_pages(pages: int) -> Size:
    """A site in which every country has the answers of its table and no other facts."""
    return Size(pages, pages * QUESTIONS)


def countries(size: Size) -> Iterator[dict[str, Any]]:
    """Country by country, its record with its facts."""
    for index in range(size.pages):
        code = country_code(index)
        count = size.facts * (index + 1) // size.pages - size.facts * index // size.pages
        yield {
            "id": code,
            "name": {"en": f"Country {index + 1}", "ru": f"Страна {index + 1}"},
            "region": f"region-{index % 4 + 1}",
            "page": f"countries/{code}.md",
            "facts": [fact(size, index, number) for number in range(1, count + 1)],
        }


def fact(size: Size, index: int, number: int) -> dict[str, Any]:
    """The answer to a question; beyond the questions, a figure with an earlier value."""
    identifier = f"{country_code(index)}.{f'question-{number}' if number <= QUESTIONS else f'figure-{number}'}"
    key = index * 31 + number
    own = index * SOURCES_A_COUNTRY
    cited = [own] if number % 3 else [own, own + 1 + key % 3]  # the first of a country's sources is one of law
    record: dict[str, Any] = {"id": identifier}
    if number <= QUESTIONS:
        indicator = VOCABULARY["indicators"][number - 1]
        record |= {"indicator": indicator["id"], "value": _value(indicator["type"], key)}
    else:
        record |= {"type": "number", "noun": "person", "basis": "practice", "value": 100 + key}
    counted = isinstance(record["value"], int)  # a figure stands in the text of its fact, as the check wants it
    record |= {
        "text": {code: f"{text} {record['value']}." if counted else text
                 for code, text in texts(identifier, 22).items()},
        "as_of": day(key),
        "cites": [{"source": source_id(source), "at": {"en": f"art. {number}", "ru": f"ст. {number}"}}
                  for source in cited],
        "confidence": "high" if number % 4 else "medium",
        "status": "current",
        "checked": {"on": TODAY.isoformat()},
    }  # fmt: skip
    if number > QUESTIONS:
        record["history"] = [{"value": 50 + key, "as_of": "2024", "cites": [{"source": source_id(own)}]}]
    return record


def _value(kind: str, key: int) -> Any:
    if kind == "choice":
        return f"answer-{('protective', 'mixed', 'adverse')[key % 3]}"
    if kind == "days":
        return 30 + key % 150
    return day(key) if kind == "date" else texts(f"value-{key}", 4)


def source(index: int) -> dict[str, Any]:
    """A source in the field names of CSL."""
    random = Random(f"source:{index}")  # noqa: S311 - not a secret
    language = LANGUAGES[index % 2]
    return {
        "id": source_id(index),
        "type": "webpage",
        "kind": KINDS[index % SOURCES_A_COUNTRY],
        "title": sentence(random, language, 9),
        "author": [{"family": sentence(random, "en", 1), "given": sentence(random, "en", 1)}],
        "publisher": sentence(random, "en", 3),
        "issued": day(index),
        "accessed": TODAY.isoformat(),
        "URL": f"https://source.example/{index + 1}/text",
        "language": language,
    }


# --- Pages ---


class Dialect:
    """How one of the programs that are compared writes what is not prose. This one leaves it out."""

    def cite(self, source: str, locator: str) -> str:
        """A citation, with the space before it."""
        return ""

    def value(self, fact: str, language: str) -> str:
        """A value within a sentence, with the space before it."""
        return ""

    def glance(self, country: str, language: str) -> str:
        """The table of one country, with the empty line after it."""
        return ""

    def matrix(self, language: str) -> str:
        """The table of all countries, with the empty line after it."""
        return ""

    def uncited(self) -> str:
        """The end of a paragraph that claims nothing, with the space before it."""
        return ""

    def end(self) -> str:
        """What stands at the end of a page, with the empty line before it."""
        return ""


def pages(size: Size, dialect: Dialect) -> Iterator[tuple[str, str, str]]:
    """Path, language and text of each page."""
    for language in LANGUAGES:
        for path, name in SMALL_PAGES.items():
            yield path, language, _small_page(name, language, dialect)
        tables = dialect.matrix(language) + dialect.end()
        yield OVERVIEW, language, _small_page("compare", language, dialect) + "\n" + tables
        for index in range(size.pages):
            yield f"countries/{country_code(index)}.md", language, country_page(size, index, language, dialect)


def navigation(size: Size) -> list[Any]:
    """All pages, the countries in groups."""
    codes = [country_code(index) for index in range(size.pages)]
    groups = [codes[start : start + GROUP] for start in range(0, len(codes), GROUP)]
    listed = [{f"Group {number}": [f"countries/{code}.md" for code in group]} for number, group in enumerate(groups, 1)]
    return [{"Home": "index.md"}, OVERVIEW, *listed, {"About": [path for path in SMALL_PAGES if "/" in path]}]


def _small_page(name: str, language: str, dialect: Dialect) -> str:
    words = sentence(Random(f"{name}:{language}"), language, 30)  # noqa: S311 - not a secret
    return f"# {TITLES[language]} {len(name)} {{ #{name} }}\n\n{words}.{dialect.uncited()}\n"


def country_page(size: Size, index: int, language: str, dialect: Dialect) -> str:
    """The page of one country."""
    code = country_code(index)
    name = {"en": "Country", "ru": "Страна"}[language]
    claims = _claims(size, index, language, dialect)
    parts = [
        f"---\ntitle: {name} {index + 1}\ndescription: {sentence(_random(index, language), language, 12)}.\n---\n",
        f"# {name} {index + 1} {{ #{code} }}\n",
        _heading(1, language),
        _links(size, index, language) + dialect.uncited() + "\n",
        dialect.glance(code, language),
    ]
    for number in range(2, 2 + TEXT_SECTIONS):
        parts += [_heading(number, language), next(claims) + "\n", next(claims) + "\n"]
    parts += [_heading(12, language), "\n".join(f"- {next(claims)}" for _ in range(LIST_ITEMS)) + "\n"]
    parts.append(f'!!! note "{TITLES[language]}"\n\n    {next(claims)}\n')
    return "\n".join(part for part in parts if part) + dialect.end()


def _random(index: int, language: str) -> Random:
    return Random(f"page:{index}:{language}")  # noqa: S311 - not a secret


def _heading(number: int, language: str) -> str:
    return f"## {TITLES[language]} {number} {{ #section-{number} }}\n"


def _links(size: Size, index: int, language: str) -> str:
    words = sentence(Random(f"links:{index}:{language}"), language, 10)  # noqa: S311 - not a secret
    for step in (1, 2, 7):
        code = country_code((index + step) % size.pages)
        words += f" [{TITLES[language].lower()} {step}]({code}.md#section-{step + 1})"
    return words + "."


def _claims(size: Size, index: int, language: str, dialect: Dialect) -> Iterator[str]:
    """Paragraphs of two sentences, each ending in a citation; the same sources and figures in every language."""
    random = _random(index, language)
    cited = _cited(size, index)
    for number in range(CLAIMS_A_PAGE):
        locator = {"en": f"art. {number}", "ru": f"ст. {number}"}[language] if number % 3 == 0 else ""
        first = sentence(random, language, 15)
        if number % 8 == 1:  # three times a page
            first += dialect.value(f"{country_code(index)}.question-{number // 8 * 2 + 2}", language)
        second = f"{sentence(random, language, 17)} {(index + number) % 60 + 10}"
        yield f"{first}. {second}{dialect.cite(source_id(cited[number]), locator)}."


def _cited(size: Size, index: int) -> list[int]:
    """A source for each claim: those of the country, others at random, a few of them twice."""
    random = Random(f"cited:{index}")  # noqa: S311 - not a secret
    own = list(range(index * SOURCES_A_COUNTRY, (index + 1) * SOURCES_A_COUNTRY))
    others = [number for number in range(size.sources) if number not in own]
    chosen = own + random.sample(others, min(CITED_A_PAGE - len(own), len(others)))
    cited = chosen + random.choices(chosen, k=CLAIMS_A_PAGE - len(chosen))
    random.shuffle(cited)
    return cited
