"""The records of a file of facts as plain data: what does not fit the model, any more or ever, is compared as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.facts.loading import FOLDER, SHELVES
from explainer.facts.statement import Statement
from explainer.facts.strict_yaml import Document, Path, read_yaml

NAMED = {"sources": "source", "contacts": "contact"}
Key = tuple[str, str]
"""What kind of record (``statement``, ``source``, ``contact``, ``other``), and its id."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record and its place."""

    data: Mapping[str, Any]
    file: str
    line: int


def holds_records(file: str) -> bool:
    """Whether records are read from this file; settings and words are not records."""
    return file.endswith((".yml", ".yaml")) and _folder(file) in ("countries", *SHELVES)


def records(file: str, text: str | None) -> tuple[dict[Key, Found], bool]:
    """The records of a file by kind and id, and whether all of it could be read."""
    if text is None:
        return {}, True
    document = read_yaml(file, text)
    found: dict[Key, Found] = {}
    for (kind, identifier), path, data in _items(document):
        number = 2
        key = (kind, identifier)
        while key in found:  # refused by a check; whoever reviews must see both
            key, number = (kind, f"{identifier} ({number})"), number + 1
        found[key] = Found(data, file, document.location(path).line)
    return found, not document.findings and isinstance(document.data, list | dict | None)


def _folder(file: str) -> str:
    return file.removeprefix(f"{FOLDER}/").split("/")[0].removesuffix(".yml").removesuffix(".yaml")


def _kind(folder: str) -> str:
    model = SHELVES.get(folder)
    return NAMED.get(folder) or ("statement" if model and issubclass(model, Statement) else "other")


def _items(document: Document) -> Iterator[tuple[Key, Path, Mapping[str, Any]]]:
    data, folder = document.data, _folder(document.file)
    if folder == "countries" and isinstance(data, dict):
        country = {key: value for key, value in data.items() if key != "facts"}
        yield ("other", str(data.get("id"))), (), country
        yield from _listed(data.get("facts"), ("facts",), "statement")
    else:
        yield from _listed(data, (), _kind(folder))


def _listed(items: Any, path: Path, kind: str) -> Iterator[tuple[Key, Path, Mapping[str, Any]]]:
    for index, item in enumerate(items if isinstance(items, list) else []):
        data = item if isinstance(item, dict) else {"?": item}
        yield (kind, str(data.get("id", "?"))), (*path, index), data
