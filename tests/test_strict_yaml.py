"""YAML is read as the 1.2 core schema says, with places, and without the constructs that hide or blow things up."""

from __future__ import annotations

import pytest
import yaml

from explainer.facts.strict_yaml import MAX_DEPTH, Document, read_yaml


@pytest.fixture(params=["C loader", "Python loader"])
def read(request, monkeypatch):
    """The reader, with each of the two parsers that a machine may have."""
    if request.param == "Python loader":
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
    return read_yaml.__wrapped__


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("1.10", "1.10"),
        ("12:30", "12:30"),
        ("0130", "0130"),
        ("2026-11-23", "2026-11-23"),
        ("261", "261"),
        ("~", None),
        ("null", None),
        ("true", True),
        ("'true'", "true"),
        ("False", False),
        ("yes", "yes"),
    ],
)
def test_scalars_mean_what_the_core_schema_says_and_numbers_stay_text(read, written, meant):
    assert read("f.yml", f"key: {written}\n").data == {"key": meant}


def test_every_node_has_its_place_in_characters(read):
    document = read("f.yml", "имя: {en: a, ru: Эстония}\nlist:\n  - одно\n  - два\n", 4)
    assert document.location(("имя", "ru")).line == 5
    assert document.location(("имя", "ru")).column == 18
    assert (document.location(("list", 1)).line, document.location(("list", 1)).column) == (8, 5)
    assert document.location(("list", 1, "gone")).line == 8
    assert document.location(("имя", "ru"), key=True).column == 14


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(read):
    plain = read("f.yml", "a: 1\nб: [x, y]\n")
    windows = read("f.yml", "\ufeffa: 1\r\nб: [x, y]\r\n")
    assert (windows.data, windows.places) == (plain.data, plain.places)


def codes(document: Document) -> list[tuple[str, int, int]]:
    return [(found.code, found.location.line, found.location.column) for found in document.findings]


def test_all_faults_of_a_file_are_reported_at_once(read):
    text = "a: 1\na: 2\nb: &x [1]\nc: *x\nd: !!str 1\ne: !!python/object/apply:os.system ['true']\n<<: {f: 1}\n"
    assert codes(read("f.yml", text)) == [
        ("Y102", 2, 1),
        ("Y103", 3, 4),
        ("Y103", 4, 4),
        ("Y104", 5, 4),
        ("Y104", 6, 4),
        ("Y103", 7, 1),
    ]


def test_a_bomb_of_aliases_is_refused_and_stays_small(read):
    lines = ["a: &a [x, x]"] + [f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    document = read("f.yml", "\n".join(lines))
    assert {code for code, _, _ in codes(document)} == {"Y103"}
    assert document.data["i"] == [None, None]


@pytest.mark.parametrize("text", ["[" * 20_000, "a: " + "{b: " * 20_000, "- " * 20_000 + "x"])
def test_deep_nesting_is_refused_without_a_traceback(read, text):
    assert [code for code, _, _ in codes(read("f.yml", text))] == ["Y105"]


def test_the_deepest_nesting_that_is_allowed_is_read(read):
    assert read("f.yml", "[" * MAX_DEPTH + "]" * MAX_DEPTH).findings == []


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a: b: c\n", 1, 5, "Put the text in quotes: it contains a colon followed by a space."),
        ("a:\n\t- b\n", 2, 1, "Indent with spaces, never with tabs; put a text that begins with @, ` or % in quotes."),
        ("a: 1\n---\nb: 2\n", 2, 1, "Remove the line ---: one file, one list."),
    ],
)
def test_what_is_not_yaml_says_where_and_what_to_do(read, text, line, column, hint):
    found = read("f.yml", text).findings[0]
    assert (found.code, found.location.line, found.location.column, found.hint) == ("Y101", line, column, hint)
