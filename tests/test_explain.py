"""`explainer explain`: what a code means, and which codes there are."""

from __future__ import annotations

import pytest

from explainer.checks.registry import RULES
from explainer.cli import main


def test_a_rule_with_its_reason_its_check_and_both_examples(capsys):
    assert main(["explain", "C401"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("C401 claim-without-source (error)\n\nWhy:\n    ")
    assert RULES["C401"].why in out
    assert "\n\nFound by:\n    claims_cite_sources\n        " in out
    assert out.endswith(
        "\n\nWrong:\n"
        "    page.md, in each language\n"
        "        # T { #t }\n"
        "\n"
        "        The border is closed.\n"
        "\n"
        "Right:\n"
        "    page.md, in each language\n"
        "        # T { #t }\n"
        "\n"
        "        The border is closed [@law-2024].\n"
    )


@pytest.mark.parametrize("name", ["c401", "claim-without-source", "Claim-Without-Source"])
def test_small_letters_and_the_name_do_as_well(name, capsys):
    main(["explain", "C401"])
    expected = capsys.readouterr().out
    assert main(["explain", name]) == 0
    assert capsys.readouterr().out == expected


def test_every_rule_can_be_explained_in_every_language(capsys):
    for language in ("en", "ru"):
        for code in RULES:
            assert main(["explain", "--language", language, code]) == 0
            out = capsys.readouterr().out
            assert out.startswith(f"{code} {RULES[code].name} (")
            assert len(out) < 10_000


def test_without_a_code_all_are_listed_one_a_line(capsys):
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    assert lines[0] == "C401  error    claim-without-source"
    assert "F210  warning  review-due" in lines


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("F2100", "there is no rule “F2100”. Did you mean F210?"),
        ("revew-due", "there is no rule “revew-due”. Did you mean review-due?"),
        ("\x1b[2J", "there is no rule “<U+001B>[2J”. All codes: explainer explain"),
        ("", "there is no rule “”. All codes: explainer explain"),
    ],
)  # fmt: skip
def test_an_unknown_code_is_answered_with_the_nearest(code, said, capsys):
    assert main(["explain", code]) == 2
    rest = " Without a code, explainer explain lists all." if "Did you mean" in said else ""
    assert capsys.readouterr().err == f"explainer: {said}{rest}\n"


def test_in_russian(capsys):
    assert main(["--language", "ru", "explain", "F210"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "F210 review-due (предупреждение)\n\nОписания правил пока есть только по-английски.\n\nЗачем:\n"
    )
    assert main(["explain", "F2100", "--language", "ru"]) == 2
    assert capsys.readouterr().err == (
        "explainer: правила «F2100» нет. Может быть, F210? Все коды: explainer explain\n"
    )
