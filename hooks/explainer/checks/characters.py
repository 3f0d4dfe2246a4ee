"""Does the text hold signs that nobody sees, or letters that only look like others?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from explainer.checks.check import Scope, check
from explainer.facts.strict_yaml import Document
from explainer.findings import Finding, Level, Rule
from explainer.site import Site
from explainer.text import Text

INVISIBLE = Rule(
    "P508",
    "invisible-character",
    Level.ERROR,
    "Controls of writing direction, zero-width signs and private characters can make a text read other than it is.",
)
MIXED_SCRIPT = Rule(
    "P509",
    "mixed-script",
    Level.ERROR,
    "A word with Latin and Cyrillic letters looks right and is not found by search; it can imitate an address.",
)

SHOWN = 5
"""How often one sign is reported in a file: a file in another encoding has thousands."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff\t]"
)
_LATIN, _CYRILLIC = "A-Za-z\u00c0-\u024f", "\u0400-\u052f"
_SEAM = re.compile(rf"[{_CYRILLIC}](?:(?<=[{_LATIN}].)|(?=[{_LATIN}]))", re.DOTALL)  # beside a letter of the other
_WORD = re.compile(rf"[{_LATIN}{_CYRILLIC}]+")


@check(Scope.SITE, INVISIBLE, MIXED_SCRIPT)
def characters_are_what_they_seem(site: Site) -> Iterator[Finding]:
    """Pages and facts hold no invisible or control characters (no-break spaces may stand) and no mixed-script words."""
    for page in site.pages.values():
        yield from _examine(page.text)
        yield from _escaped(page.front_matter.document)
    for document in site.facts.documents:
        yield from _examine(Text(document.file, document.raw))
        yield from _escaped(document)


def _escaped(document: Document | None) -> Iterator[Finding]:
    """What a YAML text in double quotes may spell with a backslash, which nobody sees in review."""
    if document is None or "\\" not in document.raw:
        return
    for path in document.places:
        value = document.value(path)
        if isinstance(value, str) and (found := next(_examine(Text(document.file, value)), None)):
            yield replace(found, location=document.location(path))


def _examine(text: Text) -> Iterator[Finding]:
    places: dict[str, list[int]] = {}
    for match in _SUSPECT.finditer(text.content):
        places.setdefault(match[0], []).append(match.start())
    for sign, found in places.items():
        name = (
            "a tab" if sign == "\t" else f"U+{ord(sign):04X} ({unicodedata.name(sign, 'a control character').lower()})"
        )
        hint = "Use spaces." if sign == "\t" else "Delete it; type the words around it anew if you cannot see it."
        for position in found[:SHOWN]:
            yield INVISIBLE.at(text.location(position, position + 1), name, hint)
        if len(found) > SHOWN:
            more = f"{name}, {len(found) - SHOWN:,} times more in this file"
            yield INVISIBLE.at(text.location(found[SHOWN], found[SHOWN] + 1), more, hint)
    for match in _mixed_words(text.content):
        letters = ", ".join(f"{sign} = {_script(sign)}" for sign in _minority(match[0]))
        message = f"“{match[0]}” mixes Latin and Cyrillic letters ({letters})"
        yield MIXED_SCRIPT.at(text.location(match.start(), match.end()), message, "Type the word anew in one alphabet.")


def _mixed_words(content: str) -> Iterator[re.Match[str]]:
    """Words with letters of both alphabets: found by the seam between the two, then taken whole."""
    position = 0
    while seam := _SEAM.search(content, position):
        start = seam.start()
        while start > position and _WORD.match(content[start - 1]):
            start -= 1
        word = _WORD.match(content, start)
        assert word  # it holds the seam
        yield word
        position = word.end()


def _script(sign: str) -> str:
    return "Cyrillic" if "\u0400" <= sign <= "\u052f" else "Latin"


def _minority(word: str) -> list[str]:
    cyrillic = sorted({sign for sign in word if _script(sign) == "Cyrillic"})
    latin = sorted({sign for sign in word if _script(sign) == "Latin"})
    count = sum(_script(sign) == "Cyrillic" for sign in word)
    return latin if count * 2 >= len(word) else cyrillic
