"""`explainer status`: what is stale, unchecked, disputed, weakly sourced, missing or long unsought."""

from __future__ import annotations

import json

import pytest

from explainer.cli import main
from small_site import write_site

YY = """\
id: yy
name: {en: Whyland, ru: Игрекия}
region: west
page: topics/base.md
facts:
  - id: yy.ban
    indicator: ban
    value: open
    text: {en: Anyone may enter., ru: Въезд открыт всем.}
    as_of: 2024-06
    cites: [{source: press-2024}]
    confidence: medium
    status: disputed
    checked: {on: 2024-02-01, digest: DIGEST}
  - id: yy.stay
    indicator: stay
    value: 90
    text: {en: One may stay for 90 days., ru: Находиться можно 90 дней.}
    as_of: 2024-06
    cites: [{source: press-2024}, {source: law-2024}]
    confidence: medium
    checked: {on: 2025-01-01, digest: 0123456789ab}
  - id: yy.former
    indicator: ban
    value: listed
    text: {en: It was closed., ru: Было закрыто.}
    as_of: 2020
    cites: [{source: press-2024}]
    confidence: medium
    status: superseded
    checked: {on: 2020-01-01, digest: DIGEST}
"""
EVENT = """\
- id: event.first
  date: 2024-01
  kind: policy
  countries: [xx, yy]
  topics: [entry]
  text: {en: They agreed., ru: Они договорились.}
  cites: [{source: law-2024}, {source: press-2024}]
  confidence: high
  checked: {on: 2024-02-01, digest: DIGEST}
"""
GAPS = """\
- {id: gap.yy.a, country: yy, text: {en: A, ru: А}, looked: 2024-08}
- {id: gap.yy.b, country: yy, text: {en: B, ru: Б}, looked: 2025-01-01}
- {id: gap.entry.c, topic: entry, text: {en: C, ru: В}, looked: 2024-06-01}
"""
SITE = {"facts/countries/yy.yml": YY, "facts/events/yy.yml": EVENT, "facts/gaps/yy.yml": GAPS}


def run(root, *arguments, language="en"):
    return main(["--root", str(root), "--language", language, "status", "--today", "2025-03-01", *arguments])


def test_the_table_the_lists_and_the_totals(tmp_path, capsys):
    write_site(tmp_path, SITE)
    assert run(tmp_path) == 0
    assert (
        capsys.readouterr().out
        == """\
country         facts  due  soon due  unchecked  disputed  press alone  weak  missing  old gaps
Exland              3    ·         ·          ·         ·            ·     2        1         ·
Whyland             4    ·         1          1         1            1     1        ·         1
no one country      ·    ·         ·          ·         ·            ·     ·        ·         1
all                 6    0         1          1         1            1     3        1         2

Due within 30 days (1)
  facts/countries/yy.yml:6  yy.ban  (due by 2025-03-07)

Unchecked, or edited after the check (1)
  facts/countries/yy.yml:15  yy.stay

Disputed (1)
  facts/countries/yy.yml:6  yy.ban

Of medium confidence, resting on the press alone (1)
  facts/countries/yy.yml:6  yy.ban

Resting on one source of minor quality (3)
  facts/countries/xx.yml:6  xx.ban
  facts/countries/xx.yml:14  xx.listed
  facts/countries/yy.yml:6  yy.ban

Questions without an answer (1)
  facts/countries/xx.yml  Exland: stay

Searched in vain more than 180 days ago (2)
  facts/gaps/yy.yml:3  gap.entry.c  (searched 2024-06-01)
  facts/gaps/yy.yml:1  gap.yy.a  (searched 2024-08-31)

6 facts as of 2025-03-01: due 0, soon due 1, unchecked 1, disputed 1, press alone 1, weak 3, missing 1, old gaps 2.
"""
    )


def test_paths_narrow_it_and_russian_is_spoken(tmp_path, capsys):
    write_site(tmp_path, SITE)
    assert run(tmp_path, str(tmp_path / "facts/countries/xx.yml"), language="ru") == 0
    assert (
        capsys.readouterr().out
        == """\
страна     фактов  пора  скоро  не проверено  спорно  только пресса  слабо  нет ответа  давний поиск
Иксландия       2     ·      ·             ·       ·              ·      2           1             ·
всего           2     0      0             0       0              0      2           1             0

Единственный источник — второстепенный (2)
  facts/countries/xx.yml:6  xx.ban
  facts/countries/xx.yml:14  xx.listed

Вопросы без ответа (1)
  facts/countries/xx.yml  Иксландия: stay

2 факта на 2025-03-01: пора\u00a0— 0, скоро\u00a0— 0, не проверено\u00a0— 0, спорно\u00a0— 0, только пресса\u00a0— 0, \
слабо\u00a0— 2, нет ответа\u00a0— 1, давний поиск\u00a0— 0.
"""
    )


def test_json_has_the_same_keys_in_every_language(tmp_path, capsys):
    write_site(tmp_path, SITE)
    assert run(tmp_path, "--format", "json") == 0
    english = capsys.readouterr().out
    assert run(tmp_path, "--format", "json", language="ru") == 0
    assert capsys.readouterr().out == english
    read = json.loads(english)
    none = {"due": 0, "soon": 0, "unchecked": 0, "disputed": 0, "press_alone": 0, "weak": 0, "missing": 0}
    assert list(read) == ["today", "unreadable", "totals", "countries", "items"]
    assert read["totals"] == {
        "statements": 6, "due": 0, "soon": 1, "unchecked": 1, "disputed": 1, "press_alone": 1, "weak": 3,
        "missing": 1, "old_gaps": 2,
    }  # fmt: skip
    assert read["countries"]["none"] == {"statements": 0, **none, "old_gaps": 1}
    assert read["countries"]["xx"] == {"statements": 3, **none, "weak": 2, "missing": 1, "old_gaps": 0}
    assert read["items"]["soon"] == [
        {"id": "yy.ban", "file": "facts/countries/yy.yml", "line": 6, "countries": ["yy"], "day": "2025-03-07",
         "indicator": None},
    ]  # fmt: skip
    assert read["items"]["missing"] == [
        {"id": "xx", "file": "facts/countries/xx.yml", "line": 1, "countries": ["xx"], "day": None,
         "indicator": "stay"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "kind"), [("2025-02-04", None), ("2025-02-05", "soon"), ("2025-03-07", "soon"), ("2025-03-08", "due")]
)
def test_a_fact_is_soon_due_for_thirty_days_and_then_due(today, kind, tmp_path, capsys):
    write_site(tmp_path, SITE)
    main(["--root", str(tmp_path), "status", "--format", "json", "--today", today])
    items = json.loads(capsys.readouterr().out)["items"]
    assert [name for name in ("due", "soon") if "yy.ban" in [item["id"] for item in items[name]]] == [
        *filter(None, [kind])
    ]


PENALTY = """\
- id: penalty.xx.a
  country: xx
  law: {en: Code, ru: Кодекс}
  article: 1(2)
  act: {en: Leaving, ru: Уход}
  when: war
  most: 60
  text: {en: Up to five years., ru: До пяти лет.}
  as_of: 2024
  cites: [{source: law-2024}]
  confidence: high
  checked: {on: 2025-01-01, digest: DIGEST}
"""
LISTED = """\
- id: list.open
  indicator: stay
  value: 30
  members: [xx]
  text: {en: They allow 30 days., ru: Разрешают 30 дней.}
  as_of: 2024
  cites: [{source: law-2024}]
  confidence: high
  checked: {on: 2025-01-01, digest: DIGEST}
"""


def test_a_penalty_counts_for_its_country_and_a_list_answers_for_its_members(tmp_path, capsys):
    write_site(tmp_path, {"facts/penalties.yml": PENALTY, "facts/memberships/a.yml": LISTED})
    assert run(tmp_path, "--format", "json") == 0
    read = json.loads(capsys.readouterr().out)
    assert {country: row["statements"] for country, row in read["countries"].items()} == {"xx": 3, "none": 1}
    assert read["items"]["missing"] == []


def test_what_cannot_be_read_is_said_and_not_counted(tmp_path, capsys):
    write_site(tmp_path, {})
    broken = (tmp_path / "facts/countries/xx.yml").read_text().replace("confidence: high", "confidence: low", 1)
    (tmp_path / "facts/countries/xx.yml").write_text(broken)
    assert run(tmp_path) == 0
    assert "\n\n1 record cannot be read and is not counted. Run: explainer check\n\n1 fact as of" in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("docs", "there are no facts in docs. Name files or folders under facts/."),
        ("gone.yml", "there is no file or folder {root}/gone.yml"),
        ("..", "{root}/.. lies outside {root}"),
    ],
)
def test_wrong_paths_are_refused(path, said, tmp_path, capsys):
    write_site(tmp_path, {})
    assert run(tmp_path, f"{tmp_path}/{path}") == 2
    assert capsys.readouterr().err == f"explainer: {said.format(root=tmp_path)}\n"


def test_wrong_options_are_refused(tmp_path, capsys):
    for wrong in (["--today", "soon"], ["--format", "xml"]):
        with pytest.raises(SystemExit) as stopped:
            main(["--root", str(tmp_path), "status", *wrong])
        assert stopped.value.code == 2
    assert main(["--root", str(tmp_path / "nowhere"), "status"]) == 2
    capsys.readouterr()
