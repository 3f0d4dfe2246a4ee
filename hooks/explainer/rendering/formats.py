"""Values as a language writes them: figures, plural forms, dates (Babel, which is CLDR)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from explainer.facts.base import PluralForms
from explainer.facts.dates import PartialDate
from explainer.facts.fact import Fact
from explainer.facts.interface import Interface, wording
from explainer.facts.penalty import Penalty
from explainer.facts.series import Series
from explainer.facts.values import Valued, typed_value, value_type
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


def value_text(statement: Valued, vocabulary: Vocabulary, language: Language, raw: object = None) -> str:
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


def number_text(value: int | Decimal, language: Language) -> str:
    """A number with the signs of the language between its thousands."""
    return str(format_decimal(value, locale=language.locale, decimal_quantization=False))


def share_text(part: int, whole: int, language: Language) -> str:
    """A part of a whole, in whole per cent; nought of nothing."""
    return str(format_percent(Decimal(part) / whole if whole else 0, locale=language.locale))


def term_text(penalty: Penalty, interface: Interface, language: Language) -> str:
    """``5 to 15 years``: the bounds of a term of imprisonment, in years where both are whole; else with months."""
    words = wording(interface, language.code)
    least, most = penalty.least, penalty.most
    if least is not None and most is not None:
        same = least % 12 == most % 12 == 0
        shortest = str(least // 12) if same else _length(least, interface, language)
        return words["from_to"].format(least=shortest, most=_length(most, interface, language))
    if most is not None:
        return words["up_to"].format(most=_length(most, interface, language))
    if least is not None:
        return words["at_least"].format(least=_length(least, interface, language))
    return penalty.other.get(language.code, "") if penalty.other else ""


def _length(months: int, interface: Interface, language: Language) -> str:
    parts = []
    for number, forms in ((months // 12, interface.years), (months % 12, interface.months)):
        if number:
            parts.append(f"{number}{NO_BREAK}{_plural(forms.get(language.code, {}), number, language)}")
    return " ".join(parts)


def _plural(forms: PluralForms, value: int | Decimal, language: Language) -> str:
    category = Locale.parse(language.locale).plural_form(abs(Decimal(value)))
    return next((text for name, text in forms.items() if name == category), "") or forms.get("other", "")


def _counted(value: int | Decimal, statement: Valued, vocabulary: Vocabulary, language: Language) -> str:
    figure = number_text(value, language)
    noun = vocabulary.noun(statement.noun) if isinstance(statement, Fact | Series) else None
    forms = noun.forms.get(language.code, {}) if noun else {}
    return f"{figure}{NO_BREAK}{_plural(forms, value, language)}" if forms else figure


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
