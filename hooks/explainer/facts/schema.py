"""JSON Schemas of the files under ``facts/``, for editors: completion and red lines while one types."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from explainer.facts.fact import Country
from explainer.facts.finder import Finder
from explainer.facts.interface import Interface
from explainer.facts.loading import SHELVES
from explainer.facts.vocabulary import Vocabulary

_FILES: dict[str, Any] = {
    "country": Country,
    **{shelf: list[model] for shelf, model in SHELVES.items()},  # type: ignore[valid-type]
    "finder": Finder,
    "vocabulary": Vocabulary,
    "interface": Interface,
}


def schemas() -> dict[str, str]:
    """File name → JSON Schema, as text that is the same on every run."""
    found = {}
    for name, model in _FILES.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **TypeAdapter(model).json_schema()}
        found[f"{name}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return found
