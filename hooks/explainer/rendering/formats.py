"""Values as a language writes them: figures, plural forms, dates (Babel, which is CLDR)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from explainer.facts.dates import PartialDate
from explainer.facts.fact import Event, Fact
from explainer.facts.values import typed_value, value_type
from explainer.facts.vocabulary import Choice, Vocabulary
from explainer.project import Language

NO_BREAK = "\u00a0"
SIGNS = {"about": "≈", "at-least": "≥", "more-than": ">", "up-to": "≤"}


def date_text(date: PartialDate, language: Language) -> str:
    """``12 January 2026``, ``January 2026`` or ``2026``, as the language writes them."""
    return _date_text(date.text, language.locale)


@lru_cache(maxsize=8192)
def _date_text(text: str, locale: str) -> str:
    date = PartialDate(text)
    if date.month is None:
        return text
    if date.day is None:
        return str(format_skeleton("yMMMM", date.earliest, locale=locale))
    return str(format_date(date.earliest, "long", locale=locale))


def value_text(statement: Fact | Event, vocabulary: Vocabulary, language: Language, raw: object = None) -> str:
    """The value of a fact (or ``raw``, an earlier one) in words.

    Raises:
        ValueProblem: it does not fit its kind.
    """
    value = typed_value(statement, vocabulary, raw)
    if isinstance(value, Choice):
        return value.label.get(language.code, value.id)
    if isinstance(value, PartialDate):
        return date_text(value, language)
    if isinstance(value, dict):
        return value.get(language.code, "")
    kind = value_type(statement, vocabulary)
    if kind == "percent":
        return str(format_percent(Decimal(value) / 100, locale=language.locale, decimal_quantization=False))
    if kind == "days":
        return str(format_unit(value, "duration-day", length="long", locale=language.locale)).replace(" ", NO_BREAK)
    return _counted(value, statement, vocabulary, language)


def _counted(value: int | Decimal, statement: Fact | Event, vocabulary: Vocabulary, language: Language) -> str:
    figure = str(format_decimal(value, locale=language.locale, decimal_quantization=False))
    noun = vocabulary.noun(statement.noun) if isinstance(statement, Fact) else None
    forms = noun.forms.get(language.code, {}) if noun else {}
    if not forms:
        return figure
    category = Locale.parse(language.locale).plural_form(abs(Decimal(value)))
    form = next((text for name, text in forms.items() if name == category), "") or forms.get("other", "")
    return f"{figure}{NO_BREAK}{form}"


@lru_cache(maxsize=512)
def language_name(tag: str, locale: str) -> str:
    """The name of the language ``tag`` in the language of ``locale``; the tag where it has none."""
    try:
        return Locale.parse(tag, sep="-").get_language_name(locale) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@lru_cache(maxsize=512)
def territory_name(code: str, locale: str) -> str:
    """The name of a country, or of the European Union, by its ISO 3166 code."""
    return str(Locale.parse(locale).territories.get(code.upper(), code))
