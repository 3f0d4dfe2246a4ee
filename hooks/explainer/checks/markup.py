"""Is there anything in the text that a browser could run, load or follow and nobody has looked at?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.addresses import problem_with, scheme
from explainer.checks.check import Scope, check
from explainer.findings import Finding, Level, Rule
from explainer.pages.markers import BareAddress, Comment, Link, RawHtml
from explainer.pages.page import Marked, Page
from explainer.pages.prose import visible
from explainer.site import Site

RAW_HTML = Rule(
    "P501",
    "raw-html",
    Level.ERROR,
    "HTML in a page can run scripts, load things from elsewhere or imitate the site itself.",
)
ADDRESS = Rule(
    "P502",
    "address",
    Level.ERROR,
    "A link leads to a page of this site or to an https address; any other scheme can run code or hide where it leads.",
)
REMOTE_IMAGE = Rule(
    "P503",
    "remote-image",
    Level.ERROR,
    "A picture from another host tells that host who reads this page and when.",
)
ATTRIBUTES = Rule(
    "P516",
    "attributes",
    Level.ERROR,
    "Braces after a word can carry attributes such as onclick or style; only { #id } after a heading is read.",
)

REFERENCE = Rule(
    "P519",
    "character-reference",
    Level.ERROR,
    "A letter spelt as &#8238; or &nbsp; is not seen in review, and can be an invisible or a foreign one.",
)

_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTES = re.compile(r"\{\s*+:?\s*+(?:[#.][\w-]++|[\w:-]++\s*+=)[^}\n]*+\}|\{[{%#]")


@check(Scope.PAGE, RAW_HTML, ADDRESS, REMOTE_IMAGE, ATTRIBUTES, REFERENCE)
def text_is_only_text(page: Page, _site: Site) -> Iterator[Finding]:
    """No raw HTML, no attributes, no scheme but https, no pictures from elsewhere, no comments but opt-outs."""
    for marked in page.content:
        for token in marked.tokens:
            location = page.location(token.start, token.end)
            if isinstance(token, RawHtml):
                shown = page.text.content[token.start : min(token.end, token.start + 40)]
                yield RAW_HTML.at(
                    location, f"“{shown}” would be read as HTML", "Remove it; for the sign itself write \\<."
                )
            elif isinstance(token, Comment) and not token.content.startswith("uncited:"):
                hint = "Remove it; the only comment is <!-- uncited: … -->."
                yield RAW_HTML.at(location, "a comment is not part of the page", hint)
            elif isinstance(token, Link):
                yield from _examine(token, page)
            elif isinstance(token, BareAddress) and (problem := problem_with(token.address)):
                yield ADDRESS.at(location, f"the address {problem}", "Give the full https address of the page.")
        yield from _attributes(marked, page)
        yield from _references(marked, page)


def _examine(link: Link, page: Page) -> Iterator[Finding]:
    location = page.location(link.address_start, link.address_start + len(link.address))
    outside = scheme(link.address)
    if link.image and outside:
        yield REMOTE_IMAGE.at(
            location, "the picture lies on another host", "Put the file beside the page and name it here."
        )
    elif outside and (problem := problem_with(link.address)):
        yield ADDRESS.at(location, f"the address {problem}", "Link to a page of this site or to an https address.")


def _attributes(marked: Marked, page: Page) -> Iterator[Finding]:
    if marked.block.info:
        return
    codes = [(token.start, token.end) for token in marked.tokens if not isinstance(token, RawHtml)]
    for match in _ATTRIBUTES.finditer(page.text.content, marked.block.start, marked.block.end):
        if any(start <= match.start() < end for start, end in codes) or _is_heading_id(match, marked, page):
            continue
        location = page.location(match.start(), match.end())
        yield ATTRIBUTES.at(
            location, "braces with attributes are not read here", "Remove them; write \\{ for the sign itself."
        )


def _references(marked: Marked, page: Page) -> Iterator[Finding]:
    if marked.block.info:
        return
    for start, end in visible(marked):
        for match in _REFERENCE.finditer(page.text.content, start, end):
            location = page.location(match.start(), match.end())
            yield REFERENCE.at(location, f"“{match[0]}” spells a character", "Type the character itself.")


def _is_heading_id(match: re.Match[str], marked: Marked, page: Page) -> bool:
    return (
        marked.block.level > 0
        and not page.text.content[match.end() : marked.block.end].strip()
        and bool(re.fullmatch(r"\{\s*#[\w-]+\s*\}", match[0]))
    )
