"""Which sections of pages changed in one language and not in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.comparing.git import Changed
from explainer.pages.page import read_page

Sections = dict[str, str]
TOP = ""
"""The name of what stands before the first heading."""


@dataclass(frozen=True, slots=True)
class OneSided:
    """A section, the languages in which it changed, and those in which it did not. None stands for the whole page."""

    page: str
    section: str | None
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]


def one_sided(files: Sequence[Changed], folders: Mapping[str, str]) -> list[OneSided]:
    """Sections that changed in some languages alone. ``folders`` holds the folder of each language."""
    pages: dict[str, dict[str, Changed]] = {}
    for changed in files:
        for code, folder in folders.items():
            if changed.file.startswith(f"{folder}/") and changed.file.endswith(".md"):
                pages.setdefault(changed.file.removeprefix(f"{folder}/"), {})[code] = changed
    return [found for page in sorted(pages) for found in _of_page(page, pages[page], tuple(folders))]


def _of_page(page: str, versions: Mapping[str, Changed], codes: tuple[str, ...]) -> Iterator[OneSided]:
    whole = tuple(code for code in codes if code in versions and None in (versions[code].old, versions[code].new))
    if whole and len(whole) < len(codes):
        yield OneSided(page, None, whole, tuple(code for code in codes if code not in whole))
    sections: dict[str, list[str]] = {}
    for code, changed in versions.items():
        if code not in whole:
            for section in _differing(_sections(changed.old, page, code), _sections(changed.new, page, code)):
                sections.setdefault(section, []).append(code)
    for section, changed_in in sections.items():
        unchanged = tuple(code for code in codes if code not in changed_in)
        if unchanged and not whole:
            yield OneSided(page, section, tuple(changed_in), unchanged)


def _differing(old: Sections, new: Sections) -> list[str]:
    return [name for name in dict.fromkeys([*new, *old]) if old.get(name) != new.get(name)]


def _sections(text: str | None, page: str, code: str) -> Sections:
    """The words of each section by the id of its heading, or its title where it has no id; spaces do not count."""
    read = read_page(page, page, code, text or "")
    starts = [(heading.location.line - 1, heading.id or heading.title) for heading in read.headings]
    lines = read.text.lines
    ends = [line for line, _ in starts[1:]] + [len(lines)]
    parts = [(TOP, lines[: starts[0][0] if starts else len(lines)])]
    parts += [(name, lines[line:end]) for (line, name), end in zip(starts, ends, strict=True)]
    found: Sections = {}
    for name, part in parts:
        found[name] = f"{found.get(name, '')} {' '.join(' '.join(part).split())}"
    return found
