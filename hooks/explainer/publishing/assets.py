"""The styles and scripts of the site, from ``overrides/``. Each has a name that changes with its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

SHEETS = ("page.css", "facts.css", "index.css")
"""In this order: what comes later may refine what comes before."""

SCRIPTS = ("site.js", "entrance.js", "compare.js", "choices.js")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that no page writes. ``path`` is below the root of the site."""

    path: str
    content: str


def style_sheet(folder: Path, rules: str) -> Asset:
    """One sheet for every page: those of ``folder``, and ``rules`` that the engine has written."""
    return named("style", "css", "\n".join([*((folder / name).read_text("utf-8") for name in SHEETS), rules]))


def script(folder: Path) -> Asset:
    """One script for every page."""
    return named("site", "js", "\n".join((folder / name).read_text("utf-8") for name in SCRIPTS))


def named(stem: str, suffix: str, content: str) -> Asset:
    """A file below ``assets/``, with a name that changes with its content."""
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return Asset(f"assets/{stem}.{digest}.{suffix}", content)
