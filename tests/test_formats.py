"""Dates that keep their precision; figures, plural forms and dates as each language writes them."""

from __future__ import annotations

import pytest

from explainer.facts.dates import PartialDate
from explainer.facts.fact import Fact
from explainer.facts.values import ValueProblem
from explainer.project import Language
from explainer.rendering.formats import date_text, language_name, territory_name, value_text
from small_site import load, write_site

ENGLISH, RUSSIAN = Language("en", "docs", "en_GB", True), Language("ru", "docs_ru", "ru_RU")


def test_dates_sort_by_their_beginning_and_keep_what_was_said():
    written = ["2026-02-09", "2026", "2025-12-31", "2026-02", "2026-01-01"]
    assert [date.text for date in sorted(map(PartialDate, written))] == [
        "2025-12-31", "2026", "2026-01-01", "2026-02", "2026-02-09",
    ]  # fmt: skip
    assert PartialDate("2024-02").latest.isoformat() == "2024-02-29"
    assert PartialDate("2026").earliest.isoformat() == "2026-01-01"
    assert PartialDate("2026") != PartialDate("2026-01")


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-02-30", "26-02-01", "2026-2", "soon", "", "2026-02-09T10:00", "٢٠٢٦"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the message differs
        PartialDate(text)


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("2026-01-12", "12 January 2026", "12 января 2026\u202fг."),
        ("2026-01", "January 2026", "январь 2026\u202fг."),
        ("2026", "2026", "2026"),
    ],
)
def test_dates_in_words(text, english, russian):
    assert date_text(PartialDate(text), ENGLISH) == english
    assert date_text(PartialDate(text), RUSSIAN).replace("\u00a0", "\u202f").replace(" г", "\u202fг") == russian


def fact(**fields: object) -> Fact:
    given = {"id": "xx.a", "text": {"en": "a"}, "cites": [{"source": "law-2024"}], "confidence": "high",
             "checked": {"on": "2025-01-01"}, "as_of": "2024", **fields}  # fmt: skip
    return Fact.model_validate(given)


@pytest.fixture(scope="module")
def words(tmp_path_factory):
    root = tmp_path_factory.mktemp("site")
    write_site(root, {})
    return load(root).facts.words


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        ("1", "1 person", "1 человек"),
        ("2", "2 people", "2 человека"),
        ("5", "5 people", "5 человек"),
        ("11", "11 people", "11 человек"),
        ("21", "21 people", "21 человек"),
        ("1073", "1,073 people", "1 073 человека"),
        ("1.5", "1.5 people", "1,5 человека"),
    ],
)
def test_a_noun_agrees_with_its_figure(words, value, english, russian):
    counted = fact(type="number", noun="person", value=value)
    assert value_text(counted, words, ENGLISH).replace("\u00a0", " ") == english
    assert value_text(counted, words, RUSSIAN).replace("\u00a0", " ") == russian


def test_other_kinds_of_value(words):
    assert value_text(fact(type="percent", value="20.5"), words, ENGLISH) == "20.5%"
    assert value_text(fact(type="percent", value="20.5"), words, RUSSIAN) == "20,5\u00a0%"
    assert value_text(fact(indicator="stay", value="90"), words, RUSSIAN) == "90\u00a0дней"
    assert value_text(fact(indicator="ban", value="listed"), words, RUSSIAN) == "список"
    assert value_text(fact(type="text", value={"en": "x", "ru": "ы"}), words, RUSSIAN) == "ы"


@pytest.mark.parametrize("value", ["1e3", "1,073", "0130", "about 5", "٥", "-0x1"])
def test_what_is_no_figure_is_refused(words, value):
    with pytest.raises(ValueProblem):
        value_text(fact(type="number", value=value), words, ENGLISH)


def test_names_of_languages_and_countries():
    assert language_name("et", "ru_RU") == "эстонский"
    assert language_name("zz", "en_GB") == "zz"
    assert territory_name("fi", "ru_RU") == "Финляндия"
