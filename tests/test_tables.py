"""What the tables show: answers of countries and of lists, badges above them, and what has no answer."""

from __future__ import annotations

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from explainer.checking import check_site
from explainer.rendering.renderer import Renderer
from explainer.site import Site
from showing import TEMPLATES, shown, words
from small_site import BASE, load, write_site

COUNTRY = BASE["facts/countries/xx.yml"]
UNION = """
  - id: union
    topic: entry
    label: {en: Union, ru: Союз}
    question: {en: "Is it in the union?", ru: "Входит ли в союз?"}
    type: choice
    basis: law
    review: 400
    display: badge
    values:
      - {id: member, label: {en: member, ru: входит}, meaning: mixed}
      - {id: not-member, label: {en: not a member, ru: не входит}, meaning: mixed}
      - {id: leaving, label: {en: leaving, ru: выходит}, meaning: mixed}
nouns:"""
LIST = """- id: list.union
  indicator: union
  value: member
  others: not-member
  members: [xx]
  text: {en: The union has 1 member., ru: В союзе 1 участник.}
  as_of: 2023
  cites: [{source: law-2024}]
  confidence: high
  checked: {on: 2025-02-01, digest: DIGEST}
"""
OWN = """  - id: zz.union
    indicator: union
    value: leaving
    text: {en: Zedland is leaving., ru: Зедландия выходит.}
    as_of: 2024-07
    cites: [{source: press-2024}, {source: law-2024}]
    confidence: high
    checked: {on: 2025-01-01, digest: DIGEST}
"""
FILES = {
    "facts/vocabulary.yml": BASE["facts/vocabulary.yml"].replace("\nnouns:", UNION),
    "facts/memberships/unions.yml": LIST,
    "facts/countries/yy.yml": "id: yy\nname: {en: Wyland, ru: Игрекландия}\nregion: west\n",
    "facts/countries/zz.yml": "id: zz\nname: {en: Zedland, ru: Зедландия}\nregion: west\nfacts:\n" + OWN,
    "facts/gaps/xx.yml": "- {id: gap.xx.map, country: xx, text: {en: A map., ru: Карта.}, looked: 2025-01-01}\n",
    "page.md": "# T { #t }\n\nIs it a member: [=xx.union] [@press-2024].\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("lists")
    write_site(root, FILES)
    return load(root)


def test_a_list_answers_for_every_country_that_has_no_answer_of_its_own(site):
    assert check_site(site) == []
    answers = {code: site.facts.answer(code, "union").record.value for code in ("xx", "yy", "zz")}
    assert answers == {"xx": "member", "yy": "not-member", "zz": "leaving"}


def test_the_answer_of_a_list_can_be_referred_to_and_cites_its_sources(site):
    renderer = Renderer(site, TEMPLATES)
    page = site.pages["ru", "topics/page.md"]
    html = renderer.fill(page, Markdown(extensions=[]).convert(renderer.expand(page)), lambda path: path).article
    assert words(LexborHTMLParser(html).css_first("p")) == "Is it a member: входит[1][2]."


def test_badges_stand_above_the_table_with_the_dates_of_its_answers(site):
    tree = shown(site, "glance: xx", "ru")
    assert [words(badge) for badge in tree.css(".badges li")] == ["Союз входит (слово)[1]"]
    assert words(tree.css_first(".dates")).endswith("1 февраля 2025 г. · самый давний ответ — по состоянию на: 2023")
    assert [words(head) for head in tree.css("tbody th[scope=row]")] == ["Есть ли запрет?", "Сколько?"]


def test_a_list_that_was_edited_after_its_check_says_so_for_every_country(tmp_path):
    write_site(tmp_path, {**FILES, "facts/memberships/unions.yml": LIST.replace("DIGEST", "abcabcabcabc")})
    site = load(tmp_path)
    assert [finding.code for finding in check_site(site)] == ["F211"]
    assert site.facts.answer("yy", "union").record.checked.digest is None


def test_answers_of_a_list_must_be_answers_to_its_indicator(tmp_path):
    wrong = LIST.replace("others: not-member", "others: outside").replace("[xx]", "[xx, q1]")
    write_site(tmp_path, {**FILES, "facts/memberships/unions.yml": wrong})
    found = [(item.code, item.location.line, item.location.column) for item in check_site(load(tmp_path))]
    assert found == [("F205", 4, 11), ("F206", 5, 17)]


def test_gaps_of_all_countries_stand_under_their_names(site):
    tree = shown(site, "gaps: all")
    assert [words(head) for head in tree.css("h3")] == ["Exland", "Wyland", "Zedland"]
    assert words(tree.css_first("ul")) == "A map. looked 1 January 2025 How long? not established"
    assert tree.css_first("h3 a").attributes["href"] == "topics/base.md"


def test_countries_are_linked_by_region_in_the_order_of_the_alphabet(site):
    assert words(shown(site, "countries: all").css_first("ul")) == "West: Exland, Wyland, Zedland"
    assert words(shown(site, "countries: west", "ru").css_first("ul")) == "Зедландия, Игрекландия, Иксландия"
    assert [link.attributes["href"] for link in shown(site, "countries: all").css("a")] == ["topics/base.md"]
