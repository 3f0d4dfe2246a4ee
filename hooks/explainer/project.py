"""Where things are and which languages there are: read once from ``mkdocs.yml``, the one configuration file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

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

    ``unclaimed`` holds globs of pages that need no sources; ``uncited_cap`` is how many blocks of a page may opt out;
    ``nav`` the pages of the navigation, None where the configuration leaves it to MkDocs; ``repository`` its address on
    the web, where there is one.
    """

    root: Path
    languages: tuple[Language, ...]
    unclaimed: tuple[str, ...] = ()
    uncited_cap: int = UNCITED_CAP
    nav: tuple[str, ...] | None = None
    repository: str = ""

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


class _Own(BaseModel):
    """What ``mkdocs.yml`` says under ``extra: explainer``."""

    model_config = ConfigDict(extra="forbid")

    unclaimed: tuple[str, ...] = ()
    uncited_cap: Annotated[int, Field(strict=True, ge=0)] = UNCITED_CAP
    locales: dict[str, str] = {}


class _Entry(BaseModel):
    """A language as the ``i18n`` plugin knows it; what only the plugin reads is left to it."""

    locale: Annotated[str, Field(strict=True, pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})*$")]
    default: bool = False
    build: bool = True


def load_project(root: Path) -> Project:
    """Read the settings of the checkout at ``root``.

    The languages are those of the ``i18n`` plugin: the default one has its pages in ``docs/``, any other in
    ``docs_<code>/``. The rest stands under ``extra.explainer``.

    Raises:
        ProjectError: there is no readable configuration, or something in it cannot be used. All faults are named.
    """
    path = root / CONFIGURATION
    try:
        settings = yaml.load(path.read_text(encoding="utf-8"), Loader=_Tolerant)  # noqa: S506 - a safe loader
    except FileNotFoundError:
        raise ProjectError(f"there is no {CONFIGURATION} in {root}: run this in the folder of the checkout") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ProjectError(f"{CONFIGURATION} cannot be read: {error}") from error
    except RecursionError:
        raise ProjectError(f"{CONFIGURATION} cannot be read: it is nested too deeply") from None
    if not isinstance(settings, dict):
        raise ProjectError(f"{CONFIGURATION} holds no settings")
    problems: list[str] = []
    extra = settings.get("extra")
    given = extra.get("explainer") if isinstance(extra, dict) else None
    own = _valid(_Own, {} if given is None else given, "extra: explainer", problems) or _Own()
    languages = tuple(_languages(settings, own.locales, root, problems))
    if not problems and sum(language.default for language in languages) != 1:
        problems.append("plugin i18n must list languages, one of them with `default: true`")
    if problems:
        raise ProjectError("\n".join(f"{CONFIGURATION}: {problem}" for problem in problems))
    return Project(
        root=root,
        languages=languages,
        unclaimed=own.unclaimed,
        uncited_cap=own.uncited_cap,
        repository=str(settings.get("repo_url") or "").rstrip("/"),
        nav=tuple(_nav(settings.get("nav"))) if "nav" in settings else None,
    )


M = TypeVar("M", bound=BaseModel)


def _valid(model: type[M], data: object, where: str, problems: list[str]) -> M | None:
    """``data`` as ``model``; None, and what is wrong with it, where it does not fit."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            field = ".".join(map(str, detail["loc"])) or "this"
            known = f"; known are {', '.join(model.model_fields)}" if detail["type"] == "extra_forbidden" else ""
            problems.append(f"{where}: `{field}` {_said(detail['msg'])}{known}")
        return None


def _said(message: str) -> str:
    """What pydantic says, as the end of a sentence."""
    return "is not permitted" if message.startswith("Extra") else message[0].lower() + message[1:]


def _languages(
    settings: dict[str, Any], locales: dict[str, str], root: Path, problems: list[str]
) -> Iterator[Language]:
    docs = settings.get("docs_dir", "docs")
    if not isinstance(docs, str) or not (root / docs).resolve().is_relative_to(root.resolve()):
        problems.append(f"`docs_dir: {docs}` lies outside the checkout")
        return
    plugins = settings.get("plugins")
    for plugin in plugins if isinstance(plugins, list) else []:
        options = plugin.get("i18n") if isinstance(plugin, dict) else None
        listed = options.get("languages") if isinstance(options, dict) else None
        for number, item in enumerate(listed if isinstance(listed, list) else [], 1):
            entry = _valid(_Entry, item, f"plugin i18n, language {number}", problems)
            if entry and entry.build:
                locale = locales.get(entry.locale, entry.locale)
                if problem := _unknown_locale(locale):
                    problems.append(f"plugin i18n, language {number}: {problem}")
                folder = docs if entry.default else f"{docs}_{entry.locale}"
                yield Language(entry.locale, folder, locale, entry.default)


def _unknown_locale(locale: str) -> str:
    """What is wrong with a locale, which has to be one of Babel's; empty where nothing is."""
    try:
        Locale.parse(locale, sep="-" if "-" in locale else "_")
    except (UnknownLocaleError, ValueError):
        return f"there is no locale “{locale}”; set one under `extra: explainer: locales`, for example en: en_GB"
    return ""


def _nav(items: object) -> Iterator[str]:
    """The pages that a navigation names, in order; addresses elsewhere are no pages."""
    if isinstance(items, str):
        if items.endswith(".md"):
            yield items
    elif isinstance(items, dict):
        for value in items.values():
            yield from _nav(value)
    elif isinstance(items, list):
        for item in items:
            yield from _nav(item)
