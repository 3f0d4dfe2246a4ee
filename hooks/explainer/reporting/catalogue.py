"""The words that commands print, in the language of whoever runs them: ``words/<language>.yml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel import Locale

from explainer.facts.strict_yaml import read_yaml

FOLDER = Path(__file__).with_name("words")
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))
FALLBACK = "en"

Texts = Mapping[str, str | Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Words:
    """All messages in one language: a text each, or one for each plural form (CLDR)."""

    language: str
    texts: Texts

    def say(self, key: str, **values: object) -> str:
        """The message ``key`` with ``values`` in it."""
        text = self.texts[key]
        assert isinstance(text, str)
        return text.format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The message ``key`` in the plural form that ``number`` asks for."""
        forms = self.texts[key]
        assert not isinstance(forms, str)
        return forms[Locale.parse(self.language).plural_form(number)].format(number=number, **values)

    def name(self, names: Mapping[str, str], otherwise: str) -> str:
        """A name from the content in this language; in another, or ``otherwise``, where it has none."""
        return names.get(self.language) or next(iter(names.values()), otherwise)


@lru_cache
def words(language: str) -> Words:
    """The words of one of ``LANGUAGES``."""
    file = FOLDER / f"{language}.yml"
    return Words(language, read_yaml(file.name, file.read_text(encoding="utf-8")).data)


def language_of(asked: str | None, environment: Mapping[str, str], known: Sequence[str] = LANGUAGES) -> str:
    """The language to speak: the one asked for, else that of the system, else English."""
    settings = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    setting = asked or next(filter(None, settings), "")
    code = setting.replace("-", "_").split(".")[0].split("_")[0].lower()
    return code if code in known else FALLBACK
