"""Writes the synthetic content as a site of each of the programs that are compared."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import content
import yaml
from content import LANGUAGES, TODAY, Dialect, Size

PEER_MACROS = Path(__file__).with_name("peer_macros.py")
OVERRIDES, HOOK, INTERFACE = "overrides", "hooks/build.py", "facts/interface.yml"
_NAVIGATION = re.compile(r"^nav:.*\n(?:(?:[ \-].*)?\n)*", re.MULTILINE)


class InvalidSite(Exception):
    """The synthetic content no longer is what the engine reads; the message is what it found."""


class Engine(Dialect):
    """This project's own Markdown."""

    def cite(self, source: str, locator: str) -> str:
        return f" [@{source}{', ' if locator else ''}{locator}]"

    def value(self, fact: str, language: str) -> str:
        return f" [={fact}]"

    def glance(self, country: str, language: str) -> str:
        return f"```facts\nglance: {country}\n```\n"

    def matrix(self, language: str) -> str:
        return "".join(f"```facts\nmatrix: {{topic: {topic['id']}}}\n```\n\n" for topic in content.VOCABULARY["topics"])

    def uncited(self) -> str:
        return " <!-- uncited: navigation -->"


class Macros(Dialect):
    """mkdocs-macros for tables and values, mkdocs-bibtex for citations, which have no places in the source here."""

    def cite(self, source: str, locator: str) -> str:
        return f" [@{source}]"

    def value(self, fact: str, language: str) -> str:
        return f' {{{{ value("{fact}", "{language}") }}}}'

    def glance(self, country: str, language: str) -> str:
        return f'{{{{ glance("{country}", "{language}") }}}}\n'

    def matrix(self, language: str) -> str:
        return "".join(f'{{{{ matrix("{topic["id"]}", "{language}") }}}}\n\n' for topic in content.VOCABULARY["topics"])

    def end(self) -> str:
        return "\n\\bibliography\n"


def write_engine(root: Path, size: Size, checkout: Path) -> None:
    """A site of this project: the configuration, hook and templates of ``checkout`` around the synthetic content."""
    nav = yaml.safe_dump({"nav": content.navigation(size)}, sort_keys=False)
    configuration = (checkout / "mkdocs.yml").read_text(encoding="utf-8")
    _write(root / "mkdocs.yml", _NAVIGATION.sub("", configuration) + "\n" + nav)
    shutil.copytree(checkout / OVERRIDES, root / OVERRIDES)
    for file in (HOOK, INTERFACE):
        _write(root / file, (checkout / file).read_text(encoding="utf-8"))
    _write_yaml(root / "facts/vocabulary.yml", content.VOCABULARY)
    for country in content.countries(size):
        _write_yaml(root / f"facts/countries/{country['id']}.yml", country)
    for number, kind in enumerate(content.KINDS):
        records = [content.source(index) for index in range(number, size.sources, len(content.KINDS))]
        _write_yaml(root / f"facts/sources/{kind}.yml", records)
    _write_pages(root, size, Engine(), lambda path, language: f"{'docs' if language == 'en' else 'docs_ru'}/{path}")
    _explainer(root, "stamp", "all")
    _explainer(root, "check")


def _explainer(root: Path, *arguments: str) -> None:
    """Run the engine's own command over a site that has just been written.

    Raises:
        InvalidSite: it finds errors.
    """
    command = [sys.executable, "-m", "explainer.cli", "--root", str(root), *arguments, "--today", TODAY.isoformat()]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise InvalidSite(f"explainer {arguments[0]}: {result.stdout[:4000]}{result.stderr}")


def write_bare(root: Path, size: Size) -> None:
    """The same text without tables, values and citations, for the theme and the language plugin alone."""
    _write_peer(root, size, Dialect(), [], [])


def write_macros(root: Path, size: Size) -> None:
    """The same text, tables and citations, by the plugins that a user of MkDocs would take for them."""
    plugins = [{"macros": {"include_yaml": ["facts.yml"]}}, {"bibtex": {"bib_file": "sources.bib"}}]
    _write_peer(root, size, Macros(), plugins, ["footnotes"])
    shutil.copy(PEER_MACROS, root / "main.py")
    facts = {country["id"]: country for country in content.countries(size)}
    _write_yaml(root / "facts.yml", {"facts": facts, "vocabulary": content.VOCABULARY})
    _write(root / "sources.bib", "\n".join(_bibtex(content.source(index)) for index in range(size.sources)))


def _write_peer(root: Path, size: Size, dialect: Dialect, plugins: Sequence[Any], extensions: Sequence[str]) -> None:
    languages = [{"locale": code, "name": code, "default": code == LANGUAGES[0]} for code in LANGUAGES]
    i18n = {"i18n": {"docs_structure": "suffix", "languages": languages}}
    settings = {
        "site_name": "Synthetic",
        "site_url": "https://site.example/",
        "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
        "plugins": ["search", i18n, *plugins],
        "markdown_extensions": [
            "admonition",
            "attr_list",
            "tables",
            *extensions,
        ],
        "nav": content.navigation(size),
    }
    _write_yaml(root / "mkdocs.yml", settings)
    suffix = {code: "" if code == LANGUAGES[0] else f".{code}" for code in LANGUAGES}
    _write_pages(root, size, dialect, lambda path, language: f"docs/{path.removesuffix('.md')}{suffix[language]}.md")


def _write_pages(root: Path, size: Size, dialect: Dialect, place: Callable[[str, str], str]) -> None:
    for path, language, text in content.pages(size, dialect):
        _write(root / place(path, language), text)


def _write_yaml(path: Path, data: Any) -> None:
    """Innermost fields on one line, as contributors write them and ``explainer stamp`` needs them."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)
    _write(path, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


class _Dumper(yaml.CSafeDumper):
    """Writes equal parts out each time: anchors are refused."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _bibtex(source: dict[str, Any]) -> str:
    author = source["author"][0]
    year, month, day = source["issued"].split("-")
    fields = {
        "title": source["title"],
        "author": f"{author['family']}, {author['given']}",
        "publisher": source["publisher"],
        "year": year,
        "month": month,
        "day": day,
        "url": source["URL"],
        "note": f"{source['kind']}; read on {source['accessed']}",
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
    return f"@misc{{{source['id']},\n{lines}}}\n"
