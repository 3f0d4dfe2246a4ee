"""The macros of the site that is built with mkdocs-macros: the same tables as the engine's, as Markdown.

Copied beside that site's mkdocs.yml as ``main.py``. Citations are written as mkdocs-bibtex reads them.
"""

from __future__ import annotations

from typing import Any

WORDS = {
    "en": ("Question", "Answer", "Country", "Date", "as of", "checked"),
    "ru": ("Вопрос", "Ответ", "Страна", "Дата", "на", "проверено"),
}


def define_env(env: Any) -> None:
    """Called by mkdocs-macros, once a language; ``env.variables`` holds what ``include_yaml`` has read."""
    facts, vocabulary = env.variables["facts"], env.variables["vocabulary"]
    indicators = {indicator["id"]: indicator for indicator in vocabulary["indicators"]}
    answers = {code: {fact.get("indicator"): fact for fact in country["facts"]} for code, country in facts.items()}

    @env.macro
    def glance(code: str, language: str) -> str:
        question, answer, _, date, as_of, checked = WORDS[language]
        lines = [f"| {question} | {answer} | {date} |", "| --- | --- | --- |"]
        for identifier, indicator in indicators.items():
            fact = answers[code][identifier]
            stated = f"**{_value(fact, language)}** {fact['text'][language]}{_cites(fact)}"
            dates = f"{as_of} {fact['as_of']}, {checked} {fact['checked']['on']}"
            lines.append(f"| {indicator['question'][language]} | {stated} | {dates} |")
        return "\n".join(lines)

    @env.macro
    def matrix(topic: str, language: str) -> str:
        asked = [indicator for indicator in indicators.values() if indicator["topic"] == topic]
        heads = [WORDS[language][2], *(indicator["label"][language] for indicator in asked)]
        lines = ["| " + " | ".join(heads) + " |", "| --- " * len(heads) + "|"]
        for code, country in facts.items():
            link = f"[{country['name'][language]}]({country['page']})"
            cells = [_cell(answers[code][indicator["id"]], language) for indicator in asked]
            lines.append("| " + " | ".join([link, *cells]) + " |")
        return "\n".join(lines)

    @env.macro
    def value(identifier: str, language: str) -> str:
        code, _, indicator = identifier.partition(".")
        fact = answers[code][indicator]
        return _value(fact, language) + _cites(fact)

    def _cell(fact: dict[str, Any], language: str) -> str:
        return f"{_value(fact, language)}{_cites(fact)} {fact['as_of']}"

    def _value(fact: dict[str, Any], language: str) -> str:
        indicator = indicators[fact["indicator"]]
        if indicator["type"] == "choice":
            return next(choice["label"][language] for choice in indicator["values"] if choice["id"] == fact["value"])
        if indicator["type"] == "text":
            return fact["value"][language]
        return str(fact["value"])

    def _cites(fact: dict[str, Any]) -> str:
        return "".join(f" [@{cite['source']}]" for cite in fact["cites"])
