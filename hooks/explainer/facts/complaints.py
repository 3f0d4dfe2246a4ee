"""From what the model says of a wrong record to what a contributor can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from explainer.facts.strict_yaml import Document, Path
from explainer.findings import Finding, Level, Rule, did_you_mean

FIELD = Rule(
    "F201",
    "field",
    Level.ERROR,
    "Each kind of record has fixed fields. A missing, misspelt or mistyped one would be lost without a word.",
)

_PATTERNS = {
    "^[a-z]{2,3}(": "a language is written as a tag: et, en, en-GB",
    "^[a-z0-9]+(-[a-z0-9]+)*(": "an id of a fact is words of a-z, 0-9 and -, joined by dots: ee.entry-ban.listed",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "an id is made of a-z, 0-9 and single hyphens: err-entry-ban-2026",
    "^[a-z0-9-]+(/": "a page is written countries/estonia.md",
    "^(C4": "claims, facts, sources, translations may be excused (C4.., F2.., S3.., T6..), no contact and no mirror",
    "^[0-9a-f]{12}$": "a digest has twelve characters 0-9 and a-f; `explainer stamp` writes it",
}


def complaints(document: Document, path: Path, model: type[BaseModel], error: ValidationError) -> Iterator[Finding]:
    """One finding for each field of the record at ``path`` that ``model`` refused."""
    details = error.errors()
    misspelt = {_meant(detail, model) for detail in details if detail["type"] == "extra_forbidden"}
    seen: set[Path] = set()
    for detail in details:
        where = _written(document, (*path, *detail["loc"]), detail["type"])
        if where in seen or (detail["type"] == "missing" and detail["loc"] in misspelt):
            continue
        seen.add(where)
        message, hint = _explain(detail, model)
        location = document.location(where, key=detail["type"] == "extra_forbidden")
        yield FIELD.at(location, message, hint)


def _meant(detail: ErrorDetails, model: type[BaseModel]) -> Path:
    """The field that an unknown one was probably meant to be, with the path to it."""
    name = str(detail["loc"][-1])
    near = difflib.get_close_matches(name, _fields(model, detail["loc"]), n=1)
    return (*detail["loc"][:-1], *near)


def _fields(model: type[BaseModel], location: Path) -> list[str]:
    """The fields that the record holding ``location`` may have."""
    return [field.alias or key for key, field in _owner(model, location).model_fields.items()]


def _written(document: Document, where: Path, kind: str) -> Path:
    """Drop the names that pydantic adds for the branches of a union: they stand nowhere in the file."""
    if kind == "missing":
        return where
    while where and where not in document.places:
        where = where[:-1]
    return where


def _explain(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    name = _name(detail["loc"])
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "missing":
        return f"the field `{name}` is missing", f"Add `{name}: …`."
    if kind == "extra_forbidden":
        fields = _fields(model, detail["loc"])
        near = did_you_mean(name, fields)
        return f"there is no field `{name}` here", near or "Known fields: " + ", ".join(fields) + "."
    if kind in ("string_type", "union_error") or kind.endswith("_type"):
        return _wrong_type(name, kind, given)
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace("'", "")
        allowed = [word.strip() for word in expected.replace(" or ", ",").split(",")]
        return f"`{name}` cannot be “{given}”", did_you_mean(
            str(given), allowed
        ) or f"Use one of: {', '.join(allowed)}."
    if kind == "string_pattern_mismatch" and "[key]" in detail["loc"]:
        return f"“{given}” is no language", "Put a text that holds a comma in quotes; name languages as en, ru."
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        hint = next(
            (text for start, text in _PATTERNS.items() if pattern.startswith(start)), f"it must match {pattern}"
        )
        return f"`{name}` cannot be “{_short(given)}”", hint[0].upper() + hint[1:] + "."
    if kind in ("string_too_short", "too_short"):
        return f"`{name}` is empty", "Write something, or remove the field."
    message = detail["msg"].removeprefix("Value error, ")
    return (
        f"`{name}`: {message}",
        "Correct this field." if kind == "value_error" else "See the example in CONTRIBUTING.",
    )


def _wrong_type(name: str, kind: str, given: Any) -> tuple[str, str]:
    shown = "empty" if given is None else f"“{_short(given)}”"
    if kind == "string_type" and isinstance(given, bool):
        return (
            f"`{name}` must be a text, not {str(given).lower()}",
            f'Put it in quotes: {name}: "{str(given).lower()}".',
        )
    expected = {
        "string_type": "a text", "dict_type": "a text in every language: {en: …, ru: …}", "int_type": "a whole number",
        "tuple_type": "a list: one item a line, each beginning with “- ”", "bool_type": "true or false",
        "model_type": "a mapping of fields: {name: value}", "list_type": "a list",
    }.get(kind, "of another kind")  # fmt: skip
    return f"`{name}` is {shown}; it must be {expected}", f"Write {expected}."


def _short(given: Any) -> str:
    text = str(given)
    return text if len(text) <= 40 else text[:39] + "…"


def _name(location: tuple[int | str, ...]) -> str:
    names = [
        str(part) for part in location if isinstance(part, str) and part.replace("-", "").replace("_", "").isalnum()
    ]
    names = [name for name in names if not name.startswith(("function", "constrained", "dict", "tuple"))]
    return names[-1] if names else "record"


def _owner(model: type[BaseModel], location: tuple[int | str, ...]) -> type[BaseModel]:
    """The model that holds the last name of ``location``."""
    owner = model
    for part in location[:-1]:
        for key, field in owner.model_fields.items():
            if part in (key, field.alias):
                owner = next(iter(_models_in(field.annotation)), owner)
    return owner


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)
