"""Where things are and which languages there are: read once from ``mkdocs.yml``, the one configuration file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CONFIGURATION = "mkdocs.yml"
UNCITED_CAP = 8


class ProjectError(Exception):
    """The project cannot be read at all; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site: its code, the folder of its pages, and how it writes figures and dates (Babel)."""

    code: str
    folder: str
    locale: str
    default: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout of the site and its settings.

    ``unclaimed`` holds globs of pages that need no sources; ``uncited_cap`` is how many blocks of a page may opt out.
    """

    root: Path
    languages: tuple[Language, ...]
    unclaimed: tuple[str, ...] = ()
    uncited_cap: int = UNCITED_CAP

    @property
    def default(self) -> Language:
        """The language at the root of the site."""
        return next(language for language in self.languages if language.default)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all languages, in the order of the configuration."""
        return tuple(language.code for language in self.languages)

    def language(self, code: str) -> Language:
        """The language with this code.

        Raises:
            KeyError: there is no such language.
        """
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)


class _Tolerant(yaml.SafeLoader):
    """Reads the configuration without running its tags: ``!ENV`` and ``!!python/name`` become plain values."""


def _untagged(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node, deep=True)


_Tolerant.add_multi_constructor("!", _untagged)
_Tolerant.add_multi_constructor("tag:yaml.org,2002:python/", _untagged)


def load_project(root: Path) -> Project:
    """Read the settings of the checkout at ``root``.

    The languages are those of the ``i18n`` plugin: the default one has its pages in ``docs/``, any other in
    ``docs_<code>/``. The rest stands under ``extra.explainer``.

    Raises:
        ProjectError: there is no readable configuration, or it names no default language.
    """
    path = root / CONFIGURATION
    try:
        settings = yaml.load(path.read_text(encoding="utf-8"), Loader=_Tolerant)  # noqa: S506 - a safe loader
    except FileNotFoundError:
        raise ProjectError(f"there is no {CONFIGURATION} in {root}: run this in the folder of the checkout") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProjectError(f"{CONFIGURATION} cannot be read: {error}") from error
    if not isinstance(settings, dict):
        raise ProjectError(f"{CONFIGURATION} holds no settings")
    own = (settings.get("extra") or {}).get("explainer") or {}
    languages = tuple(_languages(settings, own.get("locales") or {}))
    if sum(language.default for language in languages) != 1:
        raise ProjectError(f"{CONFIGURATION}: plugin i18n must list languages, one of them with `default: true`")
    return Project(
        root=root,
        languages=languages,
        unclaimed=tuple(own.get("unclaimed") or ()),
        uncited_cap=int(own.get("uncited_cap", UNCITED_CAP)),
    )


def _languages(settings: dict[str, Any], locales: dict[str, str]) -> list[Language]:
    docs = settings.get("docs_dir", "docs")
    for plugin in settings.get("plugins") or []:
        if isinstance(plugin, dict) and "i18n" in plugin:
            return [
                Language(
                    code=entry["locale"],
                    folder=docs if entry.get("default") else f"{docs}_{entry['locale']}",
                    locale=locales.get(entry["locale"], entry["locale"]),
                    default=bool(entry.get("default")),
                )
                for entry in (plugin["i18n"] or {}).get("languages") or []
                if entry.get("build", True)
            ]
    return []
