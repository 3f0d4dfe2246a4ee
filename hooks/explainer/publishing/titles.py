"""Titles and other front matter on their way into templates that escape nothing by themselves.

MkDocs and Material render without autoescaping, so what a page says about itself is escaped where it enters. ``Markup``
remembers that: escaping it again, as our own templates do, changes nothing.
"""

from __future__ import annotations

from html import unescape

from markupsafe import Markup, escape

from explainer.pages.front_matter import KEYS
from explainer.pages.page import Page


def safe_front_matter(page: Page) -> dict[str, Markup]:
    """What a page may say about itself, escaped. Other keys (``template``, ``icon``) would make the theme do things."""
    return {key: escape(value) for key, value in page.front_matter.values.items() if key in KEYS}


def safe_title(title: str | None) -> Markup | None:
    """A title of whatever origin, escaped once: MkDocs takes it raw from a file's name, but escaped from a heading."""
    if title is None or isinstance(title, Markup):
        return title
    return escape(unescape(title))


def title_of(page: Page) -> Markup:
    """The title of a page that may not be being built: its front matter's, else its first heading, else its path."""
    headings = (heading.title for heading in page.headings)
    return escape(page.front_matter.values.get("title") or next(headings, page.path))
