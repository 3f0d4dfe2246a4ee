"""Reads the folders of pages, and says what must not lie there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from explainer.files import read_text
from explainer.findings import Finding, Level, Location, Rule
from explainer.pages.page import Page, read_page
from explainer.project import Project

ALLOWED = (".md", ".png", ".jpg", ".webp")

FILE_TYPE = Rule(
    "P506",
    "file-type",
    Level.ERROR,
    "What lies in a folder of pages is copied to the site: a script, a page of HTML, settings of a server.",
)
SYMLINK = Rule(
    "P507",
    "symbolic-link",
    Level.ERROR,
    "A link can point anywhere on the machine that builds the site; what it points to would be published.",
)

RULES = (FILE_TYPE, SYMLINK)

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*\.md")


def load_pages(project: Project) -> tuple[dict[tuple[str, str], Page], list[Finding], frozenset[str]]:
    """All pages by (language, path), what is wrong with the files themselves, and the paths that cannot be read."""
    pages: dict[tuple[str, str], Page] = {}
    findings: list[Finding] = []
    refused: set[str] = set()
    for language in project.languages:
        folder = project.root / language.folder
        for path in _files(project.root, folder, findings):
            file = path.relative_to(project.root).as_posix()
            if problem := _misplaced(path, path.relative_to(folder).as_posix()):
                findings.append(FILE_TYPE.at(Location(file), *problem))
            elif path.suffix == ".md":
                raw, unreadable = read_text(path, file)
                name = path.relative_to(folder).as_posix()
                if unreadable:
                    findings.append(unreadable)
                    refused.add(name)
                else:
                    pages[language.code, name] = read_page(file, name, language.code, raw)
    list(_files(project.root, project.root / "facts", findings))
    return pages, findings, frozenset(refused)


def _misplaced(path: Path, name: str) -> tuple[str, str] | None:
    """Why a file does not belong among the pages, and what to do; None where it does."""
    if not path.is_file():
        return f"{path.name} is no ordinary file", "Put a page or a picture here."
    if path.suffix not in ALLOWED or path.name.startswith("."):
        hint = f"Only {', '.join(ALLOWED)} files belong here; styles and templates lie in overrides/."
        return f"{path.name} is no page", hint
    if path.suffix == ".md" and not _NAME.fullmatch(name):
        return f"“{name}” is no name of a page", "Name it with a-z, 0-9 and hyphens: countries/south-korea.md."
    return None


def _files(root: Path, folder: Path, findings: list[Finding]) -> Iterator[Path]:
    """Files below ``folder`` in order; symbolic links are reported and never followed."""
    if folder.is_symlink():
        entries = [folder]
    else:
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
    for path in entries:
        if path.is_symlink():
            hint = "Put the file itself here."
            findings.append(SYMLINK.at(Location(path.relative_to(root).as_posix()), "this is a symbolic link", hint))
        elif path.is_dir():
            yield from _files(root, path, findings)
        else:
            yield path
