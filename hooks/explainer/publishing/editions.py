"""Which pages there are in which language, and the address each of them gets.

The default language stands at the root of the site, any other one below its code. A page that one language lacks has an
edition in it all the same, an unwritten one, so that no link between languages leads nowhere.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from explainer.project import Language, Project
from explainer.site import Site

PAGE = ".md"


@dataclass(frozen=True, slots=True)
class Edition:
    """A page in one language.

    ``file`` is its path in the checkout and ``url`` its address below the root of the site; the root itself is an empty
    text. Where nobody has written the page in this language, ``written`` is false and there is no such file.
    """

    path: str
    language: str
    file: str
    url: str
    written: bool


def editions(site: Site, directory_urls: bool) -> dict[str, tuple[Edition, ...]]:
    """Every page by its path, with one edition a language, in the order of the configuration."""
    return {
        path: tuple(
            Edition(
                path=path,
                language=language.code,
                file=f"{language.folder}/{path}",
                url=page_url(path, language, directory_urls),
                written=(language.code, path) in site.pages,
            )
            for language in site.project.languages
        )
        for path in site.paths
    }


def assets(project: Project, language: Language) -> dict[str, Language]:
    """What lies beside the pages of a language, by its path, and whose folder it lies in.

    A picture of the default language serves every language that has none of its own.
    """
    owners = (project.default, language)
    return {path: owner for owner in owners for path in _assets(project.root / owner.folder)}


def _assets(root: Path) -> Iterator[str]:
    """In order. What is hidden, or a symbolic link, is nothing to publish."""
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.endswith(PAGE) and not name.startswith(".") and not file.is_symlink():
                yield file.relative_to(root).as_posix()


def prefix(language: Language) -> str:
    """What the addresses of a language begin with."""
    return "" if language.default else f"{language.code}/"


def page_url(path: str, language: Language, directory_urls: bool = True) -> str:
    """The address of a page below the root of the site: ``a/b.md`` is ``a/b/``, in Russian ``ru/a/b/``."""
    folder, name = posixpath.split(path.removesuffix(PAGE))
    if name in ("index", "README"):
        name = "" if directory_urls else "index.html"
    else:
        name += "/" if directory_urls else ".html"
    return quote(prefix(language) + posixpath.join(folder, name))


def mounted_name(path: str, language: Language) -> str:
    """The name under which static-i18n looks for a page of a language: ``a/b.md`` is ``a/b.ru.md``."""
    return path if language.default else f"{path.removesuffix(PAGE)}.{language.code}{PAGE}"
