"""Texts without what people leave out when they type, and what the order of an alphabet passes over."""

from __future__ import annotations

import re
import unicodedata

_MARK = re.compile(r"[\u0300-\u0305\u0307-\u036f]")
"""Combining marks without the breve: without it й would be another letter."""


def fold(text: str) -> str:
    """A text without capitals and marks over letters: ё is е, ü is u."""
    apart = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", _MARK.sub("", apart))
