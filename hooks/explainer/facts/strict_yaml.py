"""YAML by the 1.2 core schema, with line and column of every node, and nothing clever.

``null``, ``true`` and ``false`` mean what they say; every other plain scalar stays the text that was written, so that
``NO`` is Norway, ``1.10`` keeps its nought and ``0130`` is no octal: the field that wants a number reads one. Duplicate
keys, anchors, aliases, tags, deep nesting and large files are refused (https://yaml.org/spec/1.2.2/#103-core-schema).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from explainer.findings import Finding, Level, Location, Rule
from explainer.text import Text

MAX_DEPTH = 12
MAX_CHARACTERS = 1_000_000

_PLAIN: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

Path = tuple[str | int, ...]

SYNTAX = Rule(
    "Y101",
    "yaml-syntax",
    Level.ERROR,
    "A file of facts that is not YAML cannot be read at all, so nothing else in it is checked.",
)
DUPLICATE_KEY = Rule(
    "Y102",
    "duplicate-key",
    Level.ERROR,
    "Of two equal keys YAML readers silently keep one; that loses a statement, or hides an edit in review.",
)
ALIAS = Rule(
    "Y103",
    "anchor-or-alias",
    Level.ERROR,
    "Anchors and aliases make one line stand in many places; a few of them can also fill the memory of a reader.",
)
TAG = Rule(
    "Y104",
    "yaml-tag",
    Level.ERROR,
    "A tag such as !!python/object asks the reader to build something other than text, lists and mappings.",
)
TOO_DEEP = Rule(
    "Y105",
    "too-deep",
    Level.ERROR,
    "No record needs deep nesting; thousands of brackets stop a parser.",
)
TOO_LARGE = Rule(
    "Y106",
    "file-too-large",
    Level.ERROR,
    "A file of a million characters cannot be reviewed, and takes long to read.",
)

CUT_OFF = Rule(
    "Y107",
    "text-cut-off",
    Level.ERROR,
    "YAML takes “ #” in a text without quotes for the beginning of a comment, and drops the rest without a word.",
)

RULES = (SYNTAX, DUPLICATE_KEY, ALIAS, TAG, TOO_DEEP, TOO_LARGE, CUT_OFF)


@dataclass(slots=True, eq=False)
class Document:
    """A YAML file as plain data, the place of each of its nodes, and what is wrong with it.

    There is one for each content of a file, so it is compared by identity and can be the key of a cache.
    """

    file: str
    raw: str = ""
    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    key_places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def value(self, path: Path) -> Any:
        """The node at ``path``; None where there is none."""
        node = self.data
        for part in path:
            if isinstance(node, dict) and isinstance(part, str):
                node = node.get(part)
            elif isinstance(node, list) and isinstance(part, int) and part < len(node):
                node = node[part]
            else:
                return None
        return node

    def location(self, path: Path, *, key: bool = False) -> Location:
        """Where the node at ``path`` stands: its value, or its key; the nearest parent where there is no such node."""
        places = self.key_places if key else self.places
        for length in range(len(path), -1, -1):
            place = places.get(path[:length]) or self.places.get(path[:length])
            if place:
                return Location(self.file, *place)
        return Location(self.file)


@lru_cache(maxsize=2048)
def read_yaml(file: str, raw: str, line_offset: int = 0) -> Document:
    """Read one YAML document.

    Args:
        file: the name that findings show.
        raw: its text.
        line_offset: lines of the file that come before ``raw``, for front matter and fenced blocks.
    """
    document = Document(file, raw)
    if len(raw) > MAX_CHARACTERS:
        message = f"the file has {len(raw):,} characters; the limit is {MAX_CHARACTERS:,}"
        document.findings.append(TOO_LARGE.at(Location(file), message, "Split it into several files."))
        return document
    _Composer(document, line_offset).compose(Text(file, raw).content)
    return document


class _Abort(Exception):
    """The rest of the file is not worth reading."""


class _Composer:
    """Builds plain data from parser events, noting the place of each node and each forbidden construct."""

    def __init__(self, document: Document, line_offset: int) -> None:
        self.document = document
        self.offset = line_offset
        self.events: Iterator[yaml.Event] = iter(())
        self.lines: list[str] = []

    def compose(self, text: str) -> None:
        self.lines = text.split("\n") if " #" in text else []
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            self.events = iter(yaml.parse(text, Loader=loader))
            next(self.events)
            event = next(self.events)
            if isinstance(event, yaml.StreamEndEvent):
                return
            self.document.data = self._node(next(self.events), (), 1)
            next(self.events)
            extra = next(self.events)
            if not isinstance(extra, yaml.StreamEndEvent):
                self._report(SYNTAX, extra, "a second document begins here", "Remove the line ---: one file, one list.")
        except _Abort:
            pass
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = (mark.line + 1 + self.offset, mark.column + 1) if mark else (1, 1)
            what = error.problem or error.context or "the text is not YAML"
            begun = error.context_mark.line + 1 + self.offset if error.context_mark else place[0]
            since = f" (begun on line {begun})" if begun != place[0] else ""
            self._add(SYNTAX, place, f"this is not YAML: {what}{since}", _syntax_hint(what))
        except yaml.YAMLError as error:  # a character that YAML does not allow; it names an offset only
            position = min(getattr(error, "position", 0) or 0, len(text))
            where = Text(self.document.file, text).location(position)
            self._add(SYNTAX, (where.line + self.offset, where.column), "a character that YAML does not allow",
                      "Delete it: control characters have no place in a text.")  # fmt: skip

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        assert mark  # the parser marks every event
        return (mark.line + 1 + self.offset, mark.column + 1)

    def _report(self, rule: Rule, event: yaml.Event, message: str, hint: str) -> None:
        self._add(rule, self._place(event), message, hint)

    def _add(self, rule: Rule, place: tuple[int, int], message: str, hint: str) -> None:
        self.document.findings.append(rule.at(Location(self.document.file, *place), message, hint))

    def _node(self, event: yaml.Event, path: Path, depth: int) -> Any:
        self.document.places[path] = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event, event.anchor, None if event.tag == "!" else event.tag)
            plain = not event.style and event.value in _PLAIN
            if not event.style and " " in event.value:
                self._look_behind(event)
            return _PLAIN[event.value] if plain else event.value
        if isinstance(event, yaml.AliasEvent):
            self._report(ALIAS, event, f"*{event.anchor} points to another place", "Write the text out here.")
            return None
        if depth > MAX_DEPTH:
            self._report(TOO_DEEP, event, f"nested more than {MAX_DEPTH} levels deep", "Flatten it.")
            raise _Abort
        assert isinstance(event, yaml.CollectionStartEvent)
        self._refuse_extras(event, event.anchor, event.tag)
        build: Callable[[Path, int], Any] = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._list
        return build(path, depth)

    def _look_behind(self, event: yaml.ScalarEvent) -> None:
        """Whether a comment follows on the line of a text of several words, which was probably part of the text."""
        mark = event.end_mark
        if mark is None or mark.line >= len(self.lines):
            return
        rest = self.lines[mark.line][mark.column :]
        if rest.lstrip(" ").startswith("#"):
            place = (mark.line + 1 + self.offset, mark.column + 1 + len(rest) - len(rest.lstrip(" ")))
            hint = "Put the text in quotes; a comment goes on a line of its own."
            self._add(CUT_OFF, place, "the text ends here: what follows is read as a comment", hint)

    def _refuse_extras(self, event: yaml.Event, anchor: str | None, tag: str | None) -> None:
        if anchor:
            self._report(
                ALIAS, event, f"&{anchor} names this place", "Remove the anchor; write the text where it is needed."
            )
        if tag:
            self._report(
                TAG, event, f"the tag {tag} is not allowed", "Remove the tag; put the value in quotes if it is a text."
            )

    def _list(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path, depth)
            place = self._place(event)
            if key in items:
                first = self.document.key_places[(*path, key)][0]
                self._add(DUPLICATE_KEY, place, f"“{key}” stands twice here; the first is on line {first}",
                          "Keep one of the two.")  # fmt: skip
                self._node(next(self.events), (*path, key, "(again)"), depth + 1)
                continue
            self.document.key_places[(*path, key)] = place
            items[key] = self._node(next(self.events), (*path, key), depth + 1)
        return items

    def _key(self, event: yaml.Event, path: Path, depth: int) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event, event.anchor, None if event.tag == "!" else event.tag)
            if event.value == "<<" and not event.style:
                self._report(ALIAS, event, "<< merges another place into this one", "Write the fields out here.")
            return str(event.value)
        self._report(SYNTAX, event, "a key must be a word", "Write `key: value`; quote a text that begins with [ or {.")
        self._node(event, (*path, "(key)"), depth + 1)
        return f"(key {len(self.document.places)})"


def _syntax_hint(problem: str) -> str:
    if "cannot start any token" in problem:
        return "Indent with spaces, never with tabs; put a text that begins with @, ` or % in quotes."
    if "mapping values are not allowed" in problem:
        return "Put the text in quotes: it contains a colon followed by a space."
    return "Look at this line and the one above: indentation, an unclosed quote or bracket, a colon inside a text."
