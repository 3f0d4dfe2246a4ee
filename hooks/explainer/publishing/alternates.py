"""The versions of a page in other languages, as search engines want them: complete addresses, the same set on each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from explainer.publishing.editions import Edition

X_DEFAULT = "x-default"
"""For a reader whose language the site does not have."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """One ``link`` to a version of the page: its language, and its address with scheme and host."""

    hreflang: str
    href: str


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One page of the sitemap."""

    location: str
    alternates: tuple[Alternate, ...]


def alternates(editions: Sequence[Edition], default: str, site_url: str | None) -> tuple[Alternate, ...]:
    """The alternates of a page, itself among them.

    What nobody has written is no version of the page. Without the address of the site there are none: relative ones
    are ignored by those who read them.
    """
    written = [edition for edition in editions if edition.written]
    if not site_url or not written:
        return ()
    fallback = next((edition for edition in written if edition.language == default), written[0])
    languages = [Alternate(edition.language, absolute(site_url, edition.url)) for edition in written]
    return (*languages, Alternate(X_DEFAULT, absolute(site_url, fallback.url)))


def sitemap(pages: Iterable[Sequence[Edition]], default: str, site_url: str | None) -> list[SitemapEntry]:
    """Every written page of every language, with its alternates; an empty list for a site without an address."""
    return [
        SitemapEntry(absolute(site_url, edition.url), alternates(editions, default, site_url))
        for editions in pages
        for edition in editions
        if edition.written and site_url
    ]


def absolute(site_url: str, url: str) -> str:
    """The complete address of a page. A site may stand in a folder of its host, with or without the last slash."""
    return urljoin(site_url.rstrip("/") + "/", url)
