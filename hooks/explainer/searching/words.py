"""From a text to the stems by which it is found. ``overrides/scripts/search/words.js`` does the same in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import snowballstemmer
from babel import Locale

from explainer.folding import fold

_WORD = re.compile(r"[^\W_]+")

Stem = Callable[[str], str]


def words(text: str) -> list[str]:
    """The words of a text, folded; a hyphen or an apostrophe parts words."""
    return _WORD.findall(fold(text))


@lru_cache(maxsize=8)
def stemmer(locale: str) -> Stem:
    """Snowball's stemmer of a language, by the name of its locale; where Snowball has none, a word is its own stem."""
    name = (Locale.parse(locale).get_language_name("en") or "").lower()
    if name not in snowballstemmer.algorithms():
        return str
    algorithm = snowballstemmer.stemmer(name)
    stem: Stem = lru_cache(maxsize=65536)(algorithm.stemWord)
    return stem
