"""A small valid site that tests lay their own files over."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from explainer.checking import check_site
from explainer.facts.digest import digest
from explainer.findings import Finding
from explainer.project import load_project
from explainer.site import Site, load_site

TODAY = date(2025, 3, 1)
UNSIGNED = "0" * 12

FOLDER = Path(__file__).with_name("base_site")

BASE = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.*")}
"""The small site itself: path → text."""


def write_site(root: Path, overlay: Mapping[str, str], base: Mapping[str, str] = BASE) -> None:
    """Write the small site with ``overlay`` over it. A bare ``page.md`` is the same page in each language.

    ``DIGEST`` becomes the digest of the fact that it stands in; ``explainer.checks.examples`` names the other signs.
    """
    for path, text in {**base, **_everywhere(overlay)}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        kind, _, rest = text.partition(":")
        if kind == "symlink":
            target.symlink_to(rest)
        elif kind == "fifo":
            os.mkfifo(target)
        elif kind == "fill":
            number, _, sign = rest.partition(":")
            target.write_text(sign * int(number), encoding="utf-8")
        elif kind == "latin-1":
            target.write_bytes(rest.encode("latin-1"))
        else:
            target.write_text(text.replace("DIGEST", UNSIGNED), encoding="utf-8", newline="")
    _sign(root)


def load(root: Path, today: date = TODAY) -> Site:
    """The site at ``root``, read."""
    return load_site(load_project(root), today)


def findings(root: Path, overlay: Mapping[str, str], today: date = TODAY) -> list[Finding]:
    """What is found in the small site with ``overlay`` over it."""
    write_site(root, overlay)
    return check_site(load(root, today))


def _everywhere(overlay: Mapping[str, str]) -> dict[str, str]:
    files = {}
    for path, text in overlay.items():
        if "/" in path or not path.endswith(".md"):
            files[path] = text
        else:
            files.update({f"docs/topics/{path}": text, f"docs_ru/topics/{path}": text})
    return files


def _sign(root: Path) -> None:
    for entry in load(root).facts.statements.values():
        path = root / entry.document.file
        lines = path.read_text(encoding="utf-8").split("\n")
        line = entry.at("checked", key=True).line - 1
        lines[line] = lines[line].replace(UNSIGNED, digest(entry.record))
        path.write_text("\n".join(lines), encoding="utf-8")
