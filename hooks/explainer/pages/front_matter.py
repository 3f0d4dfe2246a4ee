"""The lines between ``---`` at the head of a page: its title and description, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.facts.strict_yaml import Document, read_yaml
from explainer.findings import Finding, Level, Location, Rule, did_you_mean
from explainer.text import Text

KEYS = ("title", "description")

UNKNOWN_KEY = Rule(
    "P504",
    "front-matter-key",
    Level.ERROR,
    "Other keys make the theme do things: take another template, read another file, hide the page.",
)
MARKUP = Rule(
    "P505",
    "front-matter-markup",
    Level.ERROR,
    "Title and description are put into the head of the page, where markup would become part of it.",
)

RULES = (UNKNOWN_KEY, MARKUP)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What was read, and the line (counted from 0) on which the text begins."""

    values: dict[str, str]
    text_line: int
    findings: tuple[Finding, ...]
    document: Document | None = None


def read_front_matter(text: Text) -> FrontMatter:
    """Read the head of a page; a page may have none."""
    lines = text.lines
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter({}, 0, ())
    for index in range(1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            document = read_yaml(text.file, "\n".join(lines[1:index]) + "\n", 1)
            found = [*document.findings, *_examine(document)]
            values = document.data if isinstance(document.data, dict) else {}
            kept = {key: value for key, value in values.items() if isinstance(value, str)}
            return FrontMatter(kept, index + 1, tuple(found), document)
    finding = UNKNOWN_KEY.at(Location(text.file), "the front matter is never closed", "Add a line --- after it.")
    return FrontMatter({}, len(lines), (finding,))


def _examine(document: Document) -> Iterator[Finding]:
    if document.data is None:
        return
    if not isinstance(document.data, dict):
        yield UNKNOWN_KEY.at(document.location(()), "the front matter must be fields", "Write `title: …`.")
        return
    for key, value in document.data.items():
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f"Use only: {', '.join(KEYS)}."
            yield UNKNOWN_KEY.at(document.location((key,), key=True), f"there is no field “{key}” here", hint)
        elif not isinstance(value, str):
            yield MARKUP.at(document.location((key,)), f"`{key}` must be a text", f'Put it in quotes: {key}: "…".')
        elif any(sign in value for sign in "<>{}"):
            yield MARKUP.at(
                document.location((key,)), f"`{key}` holds markup", "Write it in plain words, without < > { }."
            )
