"""Text that could hang a parser is refused before any parser sees it.

Measured on Python-Markdown 3.11: 20,000 opening brackets in one paragraph take over a minute. Prose never comes near
these limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.findings import Finding, Level, Rule
from explainer.text import Text

MAX_PAGE = 100_000
MAX_LINE = 5_000
MAX_SIGNS = 120
MAX_INDENT = 24
MAX_QUOTES = 5
MAX_LISTS = 5

SIZE = Rule(
    "P510",
    "too-much-for-a-parser",
    Level.ERROR,
    "Very long pages and lines, and heaps of brackets or other signs, can stop the machine that builds the site.",
)

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_LISTS = re.compile(rf"^[ ]*+(?:(?:[-*+]|\d{{1,9}}[.)])[ ]++){{{MAX_LISTS + 1},}}", re.MULTILINE)
_QUOTES = re.compile(rf"^[ ]*(?:>[ ]*){{{MAX_QUOTES + 1},}}", re.MULTILINE)


def too_much(text: Text) -> Iterator[Finding]:
    """Findings for what must not reach a parser; none for anything that people write."""
    content = text.content
    if len(content) > MAX_PAGE:
        message = f"the page has {len(content):,} characters; the limit is {MAX_PAGE:,}"
        yield SIZE.at(text.location(0), message, "Split it into several pages.")
    start = 0
    for line in text.lines:
        if len(line) > MAX_LINE:
            message = f"the line has {len(line):,} characters; the limit is {MAX_LINE:,}"
            yield SIZE.at(text.location(start), message, "Break it into lines of about 120 characters.")
        elif len(line) - len(line.lstrip(" ")) > MAX_INDENT:
            yield SIZE.at(
                text.location(start), "this line is indented too deeply", "Nest lists five levels deep at most."
            )
        start += len(line) + 1
    for quotes in _QUOTES.finditer(content):
        yield SIZE.at(
            text.location(quotes.start()), "quotations nested too deeply", f"Use at most {MAX_QUOTES} signs >."
        )
    for lists in _LISTS.finditer(content):
        where = text.location(lists.start())
        yield SIZE.at(where, "lists within lists on one line", "Begin each list on its own line.")
    yield from _heaps(text)


def _heaps(text: Text) -> Iterator[Finding]:
    start = 0
    for end in [*(match.start() for match in _PARAGRAPH_END.finditer(text.content)), len(text.content)]:
        if end - start > MAX_SIGNS:
            paragraph = text.content[start:end]
            table = paragraph.count("\n") if "|" in paragraph else 0
            counts = {sign: paragraph.count(sign) for sign in "[]()<>{}!`*_&\\"}
            sign, most = max(counts.items(), key=lambda pair: pair[1])
            if most > MAX_SIGNS + 12 * table:
                at = start + paragraph.index(sign)
                message = f"the sign {sign} stands {most:,} times in one paragraph; the limit is {MAX_SIGNS}"
                yield SIZE.at(
                    text.location(at), message, "Write it as several paragraphs; set a blank line between them."
                )
        start = end
