"""A page whose list of sources would make it too heavy has the list beside it, at an address of its own.

Networks that throttle let through about the first 16 kB of a file: what a reader came for must be in them. A number
then leads to the list in that file; the script of the site shows the source in place all the same. A list that is too
heavy itself is divided.
"""

from __future__ import annotations

import gzip
import re
from typing import NamedTuple

from explainer.rendering.renderer import Filled

HEAVIEST = 11_400
"""In bytes, compressed: with the frame around it a page then stays under 14 kB."""

_TO_SOURCE = re.compile(r'href="#src-(\d+)"')


class Beside(NamedTuple):
    """A part of a list of sources, and where it stands, below the address of its page."""

    path: str
    html: str


class Parts(NamedTuple):
    """What stands in the page, and what stands beside it; nothing where the page holds its sources."""

    page: str
    beside: tuple[Beside, ...]


def weight(html: str) -> int:
    """What ``html`` costs a reader to load, in bytes."""
    return len(gzip.compress(html.encode(), 9, mtime=0))


def parts(filled: Filled) -> Parts:
    """The page with its sources, or, where that is too heavy, the two apart and linked with each other.

    The links hold for addresses that end in a slash.
    """
    if not filled.entries or weight(filled.whole) <= HEAVIEST:
        return Parts(filled.whole, ())
    size = len(filled.entries)
    while weight(filled.listing(filled.entries[:size], 1)) > HEAVIEST:
        size = -(-size // 2)
    beside = tuple(
        Beside(_path(start, size), _lists_back(filled, start, size)) for start in range(0, len(filled.entries), size)
    )

    def to_part(match: re.Match[str]) -> str:
        number = int(match[1])
        return f'href="{_path((number - 1) // size * size, size)}#src-{number}"'

    return Parts(_TO_SOURCE.sub(to_part, filled.article), beside)


def _path(start: int, size: int) -> str:
    return "sources/" if start == 0 else f"sources-{start // size + 1}/"


def _lists_back(filled: Filled, start: int, size: int) -> str:
    html = str(filled.listing(filled.entries[start : start + size], start + 1))
    return html.replace('href="#ref-', 'href="../#ref-')
