"""The command: many mistakes answered at once, in every format, with exit codes that can be relied on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown import markdown

from explainer.checking import check_site
from explainer.cli import main
from explainer.facts.schema import schemas
from explainer.findings import Finding, Level, Location
from explainer.reporting import github
from small_site import BASE, findings, load, write_site

CHECKOUT = Path(__file__).parent.parent

MISTAKES = {
    "docs/topics/new.md": "# New { #new }\n"  # 1
    "\n"
    "No source here.\n"  # 3
    "\n"
    "Closed [@law-2042]. More words.\n"  # 5
    "\n"
    "Listed: [=xx.liste].\n"  # 7
    "\n"
    "It has 1,073 names [@law-2024].\n"  # 9
    "\n"
    "See [there](nowhere.md) and [that](javascript:x) [@law-2024].\n"  # 11
    "\n"
    "## Without id\n"  # 13
    "\n"
    "Bold <b>claim</b> [see @law-2024].\n"  # 15
    "\n"
    "Obvious. <!-- uncited: obvious -->\n"  # 17
    "\n"
    "```facts\n"
    "glance: yy\n"  # 20
    "```\n",
    "docs_ru/topics/new.md": "# Новая { #new }\n\nТам 1\u00a0037 имён [@law-2024].\n",
    "facts/gaps/xx.yml": "- {id: gap.xx.a, country: yy, text: {en: A}, looked: 2024-13-01}\n"
    "- {id: gap.xx.b, contry: xx, text: {en: A, ru: А}, looked: 2024-01-01}\n",
    "facts/sources/new.yml": "- id: new\n  type: webpage\n  kind: press\n  title: N\n  publisher: P\n"
    "  issued: 2024-05\n  accessed: 2024-04\n  URL: http://example.org/new\n  language: en\n",
}


def places(found):
    return [(item.location.file, item.location.line, item.location.column, item.code) for item in found]


def test_a_contributors_mistakes_are_all_answered_at_once(tmp_path):
    new, russian, gaps, sources = MISTAKES
    assert places(findings(tmp_path, MISTAKES)) == [
        (new, 3, 1, "C401"),
        (new, 5, 9, "C403"),
        (new, 5, 21, "C402"),
        (new, 7, 9, "C404"),
        (new, 11, 13, "P513"),
        (new, 11, 36, "P502"),
        (new, 13, 4, "P514"),
        (new, 15, 6, "P501"),
        (new, 15, 14, "P501"),
        (new, 15, 19, "C407"),
        (new, 17, 10, "C405"),
        (new, 20, 9, "P512"),
        (russian, 3, 5, "T605"),
        (gaps, 1, 54, "F201"),
        (gaps, 2, 18, "F201"),
        (sources, 1, 7, "S301"),
        (sources, 7, 13, "S302"),
        (sources, 8, 8, "S303"),
    ]


def test_a_message_shows_the_line_the_place_and_what_to_write(tmp_path, capsys):
    write_site(tmp_path, {"docs_ru/topics/base.md": "# Основа { #base }\n\nЗакрыто [@law-2042; @press-2024].\n"})
    assert main(["--root", str(tmp_path), "check", "--today", "2025-03-01", str(tmp_path / "docs_ru")]) == 1
    assert capsys.readouterr().out == (
        "docs_ru/topics/base.md:3:10: error C403: there is no source “law-2042”\n"
        "     3 | Закрыто [@law-2042; @press-2024].\n"
        "       |          ^^^^^^^^^\n"
        "   = Did you mean “law-2024”?\n\n"
        "1 error in 1 file.\n"
    )


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def test_exit_codes(tmp_path, capsys):
    write_site(tmp_path, {})
    assert run(tmp_path, "check", "--today", "2025-03-01") == 0
    assert capsys.readouterr().out == "No faults found.\n"
    assert run(tmp_path, "check", "--today", "2035-03-01") == 0, "a warning fails nothing"
    assert "2 warnings in 1 file." in capsys.readouterr().out
    (tmp_path / "docs/topics/base.md").write_text("# Base { #base }\n\nClosed.\n")
    assert run(tmp_path, "check", "--today", "2025-03-01") == 1
    assert run(tmp_path / "nowhere", "check") == 2
    assert run(tmp_path, "check", str(tmp_path / "gone.md")) == 2
    assert run(tmp_path, "stamp", "xx.gone") == 2
    assert "no fact and no file of facts: xx.gone" in capsys.readouterr().err
    (tmp_path / "mkdocs.yml").write_text("a: [")
    assert run(tmp_path, "check") == 2


@pytest.mark.parametrize("arguments", [["check", "--today", "soon"], ["check", "--format", "xml"], [], ["chekc"]])
def test_a_wrong_call_is_refused_before_anything_is_read(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: explainer" in capsys.readouterr().err


def output(root: Path, capsys, kind: str) -> str:
    run(root, "check", "--today", "2025-03-01", "--format", kind)
    return capsys.readouterr().out


def test_formats_for_programs_hold_every_finding(tmp_path, capsys):
    found = findings(tmp_path, MISTAKES)
    listed = json.loads(output(tmp_path, capsys, "json"))
    assert [(item["location"]["file"], item["location"]["line"], item["code"]) for item in listed] == [
        (file, line, code) for file, line, _, code in places(found)
    ]
    (log,) = json.loads(output(tmp_path, capsys, "sarif"))["runs"]
    assert [result["ruleId"] for result in log["results"]] == [item.code for item in found]
    rules = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in log["results"])


def test_github_gets_ten_annotations_of_a_level_and_the_number_of_the_rest(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    found = findings(tmp_path, MISTAKES)
    lines = output(tmp_path, capsys, "github").splitlines()
    commands = [line for line in lines if line.startswith("::")]
    errors = sum(item.level == "error" for item in found)
    assert sum(line.startswith("::error file=") for line in commands) == 9
    assert f"::error::{errors - 9} more of this level: see the summary of this run" in commands
    assert sum(line.startswith("::error") for line in commands) == 10
    assert commands[0].startswith("::error file=docs/topics/new.md,line=3,col=1,endColumn=16,title=C401 ")


def test_ten_of_a_level_are_all_annotated():
    lines = github.report(_made(10), CHECKOUT).splitlines()
    assert sum(line.startswith("::error file=") for line in lines) == 10
    assert sum(line.startswith("::error") for line in lines) == 10


def test_github_gets_all_findings_as_a_table_after_what_the_summary_already_says(tmp_path, capsys, monkeypatch):
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    found = findings(tmp_path, MISTAKES)
    output(tmp_path, capsys, "github")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Before.\n## explainer check\n")
    assert sum(line.startswith(("| docs", "| facts")) for line in text.splitlines()) == len(found)
    assert r"| docs\/topics\/new\.md\:3\:1 | error C401\:" in text
    output(tmp_path, capsys, "json")
    assert summary.read_text(encoding="utf-8") == text, "only the format of GitHub writes there"


def test_what_a_summary_quotes_stays_text_and_its_length_is_bounded():
    shown = markdown(github.job_summary(_made(1, "[x](https://evil.example) <img src=y> | `@all` " + "z" * 9000)))
    assert "<a" not in shown
    assert "<img" not in shown
    assert "<code" not in shown
    long = github.job_summary(_made(100_000, "😀" * 1000))
    assert len(long.encode()) < 2**20
    assert "99,750 more stand in the log." in long


def _made(number: int, message: str = "wrong") -> list[Finding]:
    return [Finding("C401", Level.ERROR, Location("docs/a.md", line + 1), message, message) for line in range(number)]


def test_a_stamp_writes_its_line_and_nothing_else_and_an_edit_voids_it(tmp_path):
    write_site(tmp_path, {})
    path = tmp_path / "facts/countries/xx.yml"
    before = path.read_text().replace("list has 1073", "list names 1073").replace("\n", "\r\n")
    path.write_text(before, newline="")
    assert [item.code for item in _check(tmp_path)] == ["F211"]
    assert run(tmp_path, "stamp", "xx.listed", "--today", "2025-02-02") == 0
    after = path.read_bytes().decode()
    changed = [(old, new) for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0][1].startswith("    checked: {on: 2025-02-02, digest: ")
    assert changed[0][1].endswith("}\r")
    assert _check(tmp_path) == []


def _check(root: Path):
    return check_site(load(root))


def test_schemas_of_the_checkout_are_current():
    folder = CHECKOUT / "facts/schemas"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == schemas()


def test_the_command_writes_schemas_and_says_when_they_are_out_of_date(tmp_path, capsys):
    write_site(tmp_path, {})
    assert run(tmp_path, "schema", "--check") == 1
    assert run(tmp_path, "schema") == 0
    assert run(tmp_path, "schema", "--check") == 0
    assert set(BASE) >= {"facts/vocabulary.yml"}
    assert (tmp_path / "facts/schemas/country.schema.json").is_file()
    capsys.readouterr()
