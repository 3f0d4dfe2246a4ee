"""What the menu lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import escape


def navigable(items: Iterable[Any]) -> list[Any]:
    """The items that lead somewhere; sections with such items only. Titles are escaped, which the theme does not do."""
    kept = []
    for item in items:
        if item.is_section:
            item.children = navigable(item.children)
        missing = not item.children if item.is_section else item.is_link and item.title is None
        if not missing:
            kept.append(item)
        if item.title is not None:  # a page without a title in the configuration gets one only when it is read
            item.title = escape(item.title)
    return kept
