"""Do two built sites show the same tables and citations? Otherwise their times would not compare."""

from __future__ import annotations

from pathlib import Path

from content import LANGUAGES, country_code
from selectolax.lexbor import LexborHTMLParser

PAGES = ("compare", f"countries/{country_code(6)}")
COUNTED = {
    "rows of tables": "table tbody tr:not(.topic)",
    "citations": "sup.cite, sup[id^=fnref]",
    "sources": "section.sources li, div.footnote li",
    "headings": "h2[id^=section]",
}


class WorkDiffers(Exception):
    """Two programs that should do the same work do not; the message says what differs."""


def compare_work(mine: Path, theirs: Path) -> None:
    """Look at some pages of two sites.

    Raises:
        WorkDiffers: one has more rows, citations, sources or sections than the other.
    """
    for language in LANGUAGES:
        for page in PAGES:
            path = f"site/{'' if language == LANGUAGES[0] else language + '/'}{page}/index.html"
            ours, others = _count(mine / path), _count(theirs / path)
            if ours != others or not ours["citations"]:
                raise WorkDiffers(f"{path}: {ours} in {mine.name}, {others} in {theirs.name}")


def _count(file: Path) -> dict[str, int]:
    article = LexborHTMLParser(file.read_text(encoding="utf-8")).css_first("article")
    return {name: len(article.css(selector)) if article else 0 for name, selector in COUNTED.items()}
