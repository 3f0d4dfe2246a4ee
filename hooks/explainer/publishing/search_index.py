"""One search index a language, made from the single one that holds them all.

A reader who types a word wants pages in the language of the word; and an index of one language is half as large.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def split_index(text: str, prefixes: Mapping[str, str], stemmers: Mapping[str, str]) -> dict[str, str]:
    """The index of each language, as JSON.

    Args:
        text: the index of the whole site.
        prefixes: what the addresses of each language begin with; nothing, for one of them.
        stemmers: which of lunr's languages serves each language.

    Returns:
        By language. Addresses are relative to the home page of the language, against which its pages resolve them.
    """
    whole = json.loads(text)
    entries: dict[str, list[dict[str, Any]]] = {code: [] for code in prefixes}
    for entry in whole["docs"]:
        code = _language(entry["location"], prefixes)
        entries[code].append({**entry, "location": entry["location"].removeprefix(prefixes[code])})
    return {
        code: json.dumps(
            {**whole, "config": {**whole["config"], "lang": [stemmers[code]]}, "docs": docs},
            ensure_ascii=False,  # \uXXXX would take three times the bytes of a Russian letter
            separators=(",", ":"),
        )
        for code, docs in entries.items()
    }


def _language(location: str, prefixes: Mapping[str, str]) -> str:
    """The language whose addresses begin like this one: the longest beginning, since one of them is empty."""
    return max((code for code in prefixes if location.startswith(prefixes[code])), key=lambda code: len(prefixes[code]))
