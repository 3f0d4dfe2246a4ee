"""A page whose list of sources would make it too heavy has the list beside it, at an address of its own.

Networks that throttle let through about the first 16 kB of a file: what a reader came for must be in them. A number
then leads to the list in that file; the script of the site shows the source in place all the same.
"""

from __future__ import annotations

import gzip
from typing import NamedTuple

from explainer.rendering.renderer import Filled

HEAVIEST = 11_400
"""In bytes, compressed: with the frame around it a page then stays under 14 kB."""

NAME = "sources/"


class Parts(NamedTuple):
    """What stands in the page, and the list of sources that stands beside it; empty where it stands in the page."""

    page: str
    beside: str


def weight(html: str) -> int:
    """What ``html`` costs a reader to load, in bytes."""
    return len(gzip.compress(html.encode(), 9, mtime=0))


def parts(filled: Filled) -> Parts:
    """The page with its sources, or, where that is too heavy, the two apart and linked with each other.

    The links hold for addresses that end in a slash.
    """
    whole = filled.article + filled.sources
    if not filled.sources or weight(whole) <= HEAVIEST:
        return Parts(whole, "")
    article = filled.article.replace('href="#src-', f'href="{NAME}#src-')
    return Parts(article, filled.sources.replace('href="#ref-', 'href="../#ref-'))
