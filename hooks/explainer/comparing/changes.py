"""What changed in records: which are new, which are gone, and field by field what was and what is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explainer.comparing.git import Changed
from explainer.comparing.records import Found, Key, holds_records, records

STAMP = ("checked.on", "checked.digest")


@dataclass(frozen=True, slots=True)
class Field:
    """A field and what stood and stands in it; None where it was not written."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A record that was added, changed or removed."""

    kind: str
    id: str
    old: Found | None
    new: Found | None

    @property
    def what(self) -> str:
        """``added``, ``changed`` or ``removed``."""
        if self.old and self.new:
            return "changed"
        return "added" if self.new else "removed"

    @property
    def fields(self) -> list[Field]:
        """The fields that differ, in the order of the record; the mark of its check is no field."""
        left_out = STAMP if self.what == "changed" else (*STAMP, "file")
        return [field for field in self._all_fields if field.name not in left_out]

    @property
    def only_stamped(self) -> bool:
        """Whether nothing but the mark of the check changed."""
        return self.what == "changed" and not self.fields

    @property
    def not_stamped(self) -> bool:
        """Whether a statement was edited while the mark of its check stayed."""
        stamped = any(field.name in STAMP for field in self._all_fields)
        return self.kind == "statement" and self.what == "changed" and not stamped

    @property
    def _all_fields(self) -> list[Field]:
        old, new = _flat(self.old), _flat(self.new)
        names = dict.fromkeys([*new, *old])
        return [Field(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]

    def one_sided(self, languages: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
        """Texts that changed in some languages and not in others: their field, and the languages that changed."""
        if self.what != "changed":
            return
        changed: dict[str, list[str]] = {}
        for field in self.fields:
            parent, _, last = field.name.rpartition(".")
            if parent and last in languages:
                changed.setdefault(parent, []).append(last)
        for parent, codes in changed.items():
            if len(codes) < len(languages):
                yield parent, codes


def changes(files: Sequence[Changed]) -> tuple[list[Change], list[str]]:
    """All changes of records in ``files``, and the files that could not be read in full.

    A record that moved to another file is compared with itself.
    """
    old: dict[Key, Found] = {}
    new: dict[Key, Found] = {}
    broken: list[str] = []
    for changed in files:
        if holds_records(changed.file):
            sound = [_gather(changed.file, text, into) for text, into in ((changed.old, old), (changed.new, new))]
            if not all(sound):
                broken.append(changed.file)
    keys = sorted({*old, *new})
    found = [Change(*key, old.get(key), new.get(key)) for key in keys]
    return [change for change in found if _flat(change.old) != _flat(change.new)], broken


def _gather(file: str, text: str | None, into: dict[Key, Found]) -> bool:
    found, sound = records(file, text)
    for (kind, identifier), record in found.items():
        key = (kind, identifier)
        if key in into:  # the same id in two files: both are shown
            key = (kind, f"{identifier} ({file})")
        into[key] = record
    return sound


def _flat(found: Found | None) -> dict[str, str]:
    """A record as lines: ``text.en`` → text. Its id heads the entry and is no line."""
    if found is None:
        return {}
    lines = {name: text for name, text in _lines("", found.data) if name != "id"}
    return {"file": found.file, **lines}


def _lines(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if name.rpartition(".")[2] == "cites" and isinstance(value, list):
        yield name, "; ".join(map(_cite, value))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _lines(f"{name}.{key}" if name else str(key), inner)
    elif isinstance(value, list) and any(isinstance(item, Mapping | list) for item in value):
        for index, inner in enumerate(value, 1):
            yield from _lines(f"{name}.{index}", inner)
    elif isinstance(value, list):
        yield name, ", ".join(map(str, value))
    else:
        yield name, "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _cite(cite: Any) -> str:
    if not isinstance(cite, Mapping):
        return str(cite)
    at = cite.get("at")
    places = at.values() if isinstance(at, Mapping) else filter(None, [at])
    return ", ".join(filter(None, [str(cite.get("source", "?")), " / ".join(map(str, places))]))
