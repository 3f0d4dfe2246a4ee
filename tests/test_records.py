"""Series, estimates, penalties, organisations, terms and sources: what is read, what is refused, what is shown."""

from __future__ import annotations

import pytest

from explainer.checking import check_site
from explainer.rendering.charts import _ticks
from explainer.rendering.renderer import Renderer
from explainer.site import Site
from showing import TEMPLATES, rendered, shown, words
from small_site import BASE, load, write_site

SIGNED = """  cites: [{source: law-2024}]
  confidence: high
  checked: {on: 2025-02-01, digest: DIGEST}
"""
VOCABULARY = (
    BASE["facts/vocabulary.yml"]
    + """measures: [{id: people, label: {en: People, ru: Люди}}, {id: cases, label: {en: Cases, ru: Дела}}]
circumstances: [{id: peace, label: {en: In peace, ru: В мирное время}}, {id: war, label: {en: In war, ru: В войну}}]
services: [{id: advice, label: {en: advice, ru: совет}}]
designations: [{id: undesirable, label: {en: undesirable, ru: нежелательная}, fact: xx.ban}]
"""
)
METHOD = """  counted_by: {en: Counters, ru: Счётчики}
  counts: {en: cases, ru: дела}
  method: {en: by hand, ru: вручную}
  limits: {en: "Not all, they say.", ru: "Не все, говорят."}
"""
SERIES = f"""- id: series.cases
  title: {{en: Cases by month, ru: Дела по месяцам}}
  topic: entry
{METHOD}  type: number
  noun: person
  points:
    - {{period: 2023-03, value: 536, cites: [{{source: law-2024}}]}}
    - {{period: 2024-06-18, value: 10025, qualifier: at-least, cites: [{{source: press-2024}}]}}
  text: {{en: It rose., ru: Их стало больше.}}
  as_of: 2024-06
{SIGNED}- id: series.rate
  title: {{en: Rate by year, ru: Доля по годам}}
  topic: entry
{METHOD}  type: percent
  points:
    - {{period: 2022, value: 30.5, cites: [{{source: law-2024}}]}}
    - {{period: 2023, value: 9, cites: [{{source: law-2024}}], text: {{en: Half a year only., ru: Только полгода.}}}}
  text: {{en: It fell., ru: Она упала.}}
  as_of: 2024
{SIGNED}"""


def statistic(name: str, value: int, more: str = "") -> str:
    return f"""- id: stat.{name}
  topic: entry
{METHOD}  period: {{from: 2023-01, to: 2023-12}}
  type: number
  value: {value}
{more}  text: {{en: "There were {value}.", ru: "Их было {value}."}}
  as_of: 2024
{SIGNED}"""


PENALTIES = f"""- id: penalty.xx-1
  country: xx
  law: {{en: Code, ru: Кодекс}}
  article: "1(2)"
  act: {{en: leaving, ru: уход}}
  when: peace
  most: 30
  text: {{en: For leaving there are up to 2 years and 6 months., ru: За уход — до 2 лет и 6 месяцев.}}
  as_of: 2024
{SIGNED}- id: penalty.xx-1-3
  country: xx
  law: {{en: Code, ru: Кодекс}}
  article: "1(3)"
  act: {{en: leaving, ru: уход}}
  when: war
  least: 60
  most: 180
  text: {{en: In war there are 5 to 15 years., ru: В войну — от 5 до 15 лет.}}
  as_of: 2024
{SIGNED}"""
ORGANISATIONS = f"""- id: org.helpers
  name: {{en: Helpers, ru: «Помощь»}}
  countries: [xx]
  services: [advice]
  languages: [en, ru]
  serves: {{en: all who ask, ru: всем}}
  text: {{en: It helps., ru: Она помогает.}}
  as_of: 2024
  designations: [{{kind: undesirable, on: 2024-01-30, cites: [{{source: press-2024}}]}}]
{SIGNED}- id: org.aid
  name: {{en: Aid, ru: Аид}}
  services: [advice]
  serves: {{en: some, ru: некоторым}}
  text: {{en: It helps too., ru: И она помогает.}}
  as_of: 2024
{SIGNED}"""
GLOSSARY = f"""- id: term.border
  name: {{en: border, ru: граница}}
  forms: {{en: [border*, frontier], ru: [границ*, погранич* полос*]}}
  also: {{en: [edge], ru: [кордон]}}
  text: {{en: Where a country ends., ru: Где кончается страна.}}
  page: topics/base.md
{SIGNED}- id: term.act
  name: {{en: act, ru: закон}}
  forms: {{en: [act], ru: [закон*]}}
  text: {{en: What a parliament passes., ru: Что принимает парламент.}}
{SIGNED}"""
FILES = {
    "facts/vocabulary.yml": VOCABULARY,
    "facts/countries/yy.yml": "id: yy\nname: {en: Wyland, ru: Игрекландия}\nregion: west\n",
    "facts/series.yml": SERIES,
    "facts/statistics/all.yml": statistic("low", 200, "  measure: people\n  qualifier: about\n")
    + statistic("high", 700, "  measure: people\n  within: {from: 600, to: 900}\n")
    + statistic("cases", 12, "  measure: cases\n"),
    "facts/penalties.yml": PENALTIES,
    "facts/organisations.yml": ORGANISATIONS,
    "facts/contacts.yml": "- {id: org.helpers, page: 'https://helpers.example.org/contact', seen: 2025-01-01}\n",
    "facts/glossary.yml": GLOSSARY,
    "facts/events/xx.yml": f"""- id: event.closed
  date: 2024-01-05
  kind: law
  countries: [xx]
  topics: [entry]
  text: {{en: It closes., ru: Закрывают.}}
{SIGNED}""",
    "docs/topics/page.md": "# T { #t }\n\nThe border and the frontier zone: an act [@press-2024].\n\n"
    "Borders, [the border](base.md) [@law-2024].\n",
    "docs_ru/topics/page.md": "# Т { #t }\n\nПограничная полоса и законы [@press-2024].\n\n"
    "Граница, [граница](base.md) [@law-2024].\n",
    "docs/topics/glossary.md": "# G { #g }\n\n```facts\nglossary: all\n```\n",
    "docs_ru/topics/glossary.md": "# Г { #g }\n\n```facts\nglossary: all\n```\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("records")
    write_site(root, FILES)
    return load(root)


def test_the_site_is_clean(site):
    assert check_site(site) == []


def test_a_series_is_a_picture_and_the_same_figures_as_a_table(site):
    tree = shown(site, "series: [series.cases]", "ru")
    drawing = tree.css_first("svg")
    assert drawing.attributes["role"] == "img"
    named = [tree.css_first(f"#{name}").text() for name in drawing.attributes["aria-labelledby"].split()]
    assert named == ["Дела по месяцам", "Их стало больше."]
    rows = [words(row) for row in tree.css("table.points tbody tr")]
    assert rows == ["март 2023 г. 536 человек[1]", "18 июня 2024 г. ≥ 10 025 человек[2]"]
    assert {"536", "≥ 10 025", "2023", "2024"} <= {words(text) for text in drawing.css("text")}


def test_every_figure_of_years_is_written_at_its_bar(site):
    tree = shown(site, "series: [series.rate]")
    assert {"30.5%", "9%", "2022", "2023", "0%"} <= {text.text() for text in tree.css("svg text")}
    assert words(tree.css("table.points tr")[-1]) == "2023 9%[1] Half a year only."


def test_pictures_hold_nothing_that_a_strict_policy_or_another_language_would_mind(site):
    for request in ("series: [series.cases, series.rate]", "estimates: [stat.low, stat.high]", "penalties: xx"):
        tree = shown(site, request, "ru")
        names = {name for node in tree.css("svg, svg *") for name in node.attributes}
        assert names <= {
            "viewbox", "viewBox", "role", "aria-labelledby", "id", "transform", "fill", "stroke", "stroke-width", "d",
            "text-anchor", "font-size", "font-weight", "x", "x2", "y2", "dy",
        }  # fmt: skip
        assert not [node.tag for node in tree.css("svg script, svg style, svg image, svg a")]
        colours = {node.attributes.get(name) for node in tree.css("svg *") for name in ("fill", "stroke")}
        assert colours <= {None, "none", "currentColor", "var(--picture)", "var(--line)"}
        ids = [node.attributes["id"] for node in tree.css("svg [id]")]
        assert len(ids) == len(set(ids))


def test_only_figures_of_one_measure_share_a_picture(site):
    tree = shown(site, "estimates: [stat.low, stat.cases, stat.high]")
    drawn = [[words(text) for text in drawing.css("text")] for drawing in tree.css("svg")]
    assert len(drawn) == 2
    assert {"≈ 200", "700"} <= set(drawn[0])
    assert "12" in drawn[1]
    assert "12" not in drawn[0]
    assert words(tree.css("tbody")[0].css("tr")[1]).endswith("700 (600 – 900)[1]")


def test_terms_of_imprisonment_are_words_of_the_language(site):
    english, russian = shown(site, "penalties: xx"), shown(site, "penalties: xx", "ru")
    assert [words(cell.css("td")[1]).partition("[")[0] for cell in english.css("tbody tr")] == [
        "up to 2 years 6 months", "5 to 15 years",
    ]  # fmt: skip
    assert [words(cell.css("td")[1]).partition("[")[0] for cell in russian.css("tbody tr")] == [
        "до 2 лет 6 месяцев", "от 5 до 15 лет",
    ]  # fmt: skip
    assert [words(caption) for caption in russian.css("figcaption")] == ["В мирное время, в годах", "В войну, в годах"]


def test_terms_of_imprisonment_can_be_referred_to(tmp_path):
    page = {"page.md": "# T { #t }\n\n[=penalty.xx-1-3], [=org.aid], [=term.act], [=series.rate].\n"}
    write_site(tmp_path, {**FILES, "docs/topics/page.md": BASE["docs/topics/base.md"], **page})
    site = load(tmp_path)
    text = words(rendered(site, site.pages["ru", "topics/page.md"]).css_first("p"))
    assert text == "от 5 до 15 лет[1], Аид[1], закон[1], 9 %[1]."


def test_a_designation_stands_before_what_an_organisation_does_and_beside_its_address(site):
    tree = shown(site, "organisations: all")
    aid, helpers = tree.css("article")
    assert (words(aid.css_first("h3")), words(helpers.css_first("h3"))) == ("Aid", "Helpers")
    assert words(helpers.css_first(".designation")) == "Designated by Russia: undesirable (30 January 2024)[2]"
    link = helpers.css_first("dd a")
    assert (link.attributes["href"], link.attributes["rel"]) == (
        "https://helpers.example.org/contact", "noreferrer noopener",
    )  # fmt: skip
    assert words(link.parent).startswith("helpers.example.org/contact (Designated by Russia) address seen on")
    assert not aid.css(".designation, a[rel]")
    assert [words(head) for head in shown(site, "organisations: xx").css("h3")] == ["Helpers"]
    assert words(shown(site, "organisations: yy").body) == "T nothing found"


def test_terms_stand_in_the_order_of_the_alphabet_of_the_language(site):
    assert [words(term) for term in shown(site, "glossary: all").css("dt dfn")] == ["act", "border"]
    assert [words(term) for term in shown(site, "glossary: all", "ru").css("dt dfn")] == ["граница", "закон"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", [("border", "topics/glossary.md#term-border"), ("act", "topics/glossary.md#term-act")]),
        ("ru", [("Пограничная полоса", "topics/glossary.md#term-border"), ("законы", "topics/glossary.md#term-act")]),
    ],
)
def test_the_first_use_of_a_term_leads_to_its_meaning(site, language, expected):
    tree = rendered(site, site.pages[language, "topics/page.md"])
    assert [(words(link), link.attributes["href"]) for link in tree.css("a.term")] == expected
    assert not rendered(site, site.pages[language, "topics/glossary.md"]).css("a.term")


def test_terms_stay_words_of_the_sentences_that_a_search_reads(site):
    page = site.pages["en", "topics/page.md"]
    renderer = Renderer(site, TEMPLATES)
    assert "The border and the frontier zone: an act" in renderer.prose(page, renderer.expand(page), lambda path: path)


def test_the_page_on_sources_counts_what_the_site_rests_on(site):
    tree = shown(site, "bibliography: summary")
    assert words(tree.css_first(".support dd")) == str(len(site.facts.statements))
    assert [words(cell) for cell in tree.css("tbody tr")[-1].css("th, td")] == ["In all", "0", "0", "2", "2"]


def test_a_shelf_of_sources_says_where_each_is_cited(site):
    (source,) = shown(site, "bibliography: {kind: press}").css(".shelf li")
    assert source.attributes["id"] == "press-2024"
    assert [words(link) for link in source.css(".back a")] == ["Base", "T"]
    assert shown(site, "bibliography: {kind: press, from: a, to: c}").css(".shelf li") == []
    assert len(shown(site, "bibliography: {kind: press, from: d, to: d}").css(".shelf li")) == 1


def test_a_timeline_can_be_filtered_by_words_that_its_events_carry(site):
    tree = shown(site, "timeline: {filter: true}")
    options = [[option.attributes["value"] for option in choice.css("option")] for choice in tree.css("select")]
    assert options == [["", "xx"], ["", "entry"]]
    event = tree.css_first("ol.timeline li").attributes
    assert (event["data-country"], event["data-topic"]) == ("xx", "entry")
    for years, expected in (("from: 2024-01-05, to: 2024", 1), ("to: 2023", 0), ("from: 2024-02", 0)):
        assert len(shown(site, f"timeline: {{{years}}}").css("ol.timeline li")) == expected
    rules = Renderer(site, TEMPLATES).filters()
    assert (
        '.filtered:has([name=country] [value="xx"]:checked) [data-country]:not([data-country~="xx"]){display:none}'
    ) in rules


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("facts/series.yml", "period: 2024-06-18", "period: 2022", ["F201"]),
        ("facts/series.yml", "value: 10025", "value: ten", ["F205"]),
        ("facts/series.yml", "{source: press-2024}", "{source: press-2042}", ["C403"]),
        ("facts/series.yml", "topic: entry", "topic: exit", ["F206", "F206"]),
        ("facts/penalties.yml", "least: 60", "least: 600", ["F201"]),
        ("facts/penalties.yml", "most: 30", "most: thirty", ["F201"]),
        ("facts/penalties.yml", "when: war", "when: truce", ["F206"]),
        ("facts/penalties.yml", "5 to 15", "5 to 12", ["F216"]),
        ("facts/organisations.yml", "kind: undesirable", "kind: unwanted", ["F206"]),
        ("facts/organisations.yml", "services: [advice]", "services: [money]", ["F206", "F206"]),
        ("facts/organisations.yml", "- id: org.aid", "- id: aid.org", ["F214"]),
        ("facts/contacts.yml", "org.helpers", "org.helper", ["F206"]),
        ("facts/contacts.yml", "https://helpers", "http://helpers", ["F218"]),
        ("facts/contacts.yml", "helpers.example.org", "copies.example.net", ["F218"]),
        ("facts/contacts.yml", "seen: 2025", "seen: 2035", ["F208"]),
        ("facts/glossary.yml", "ru: [закон*]", "ru: [за*кон]", ["F201"]),
        ("facts/vocabulary.yml", "fact: xx.ban", "fact: xx.bar", ["F206"]),
    ],
)
def test_what_is_wrong_in_a_record_is_one_finding_where_it_stands(tmp_path, file, old, new, expected):
    text = FILES[file]
    assert old in text
    write_site(tmp_path, {**FILES, file: text.replace(old, new)})
    found = [item for item in check_site(load(tmp_path)) if item.code not in ("F211", "S301")]
    assert [item.code for item in found] == expected
    assert {item.location.file for item in found} == {file}


@pytest.mark.parametrize(
    ("request_", "hint"),
    [
        ("series: [series.case]", "Did you mean “series.cases”?"),
        ("estimates: [stat.lows]", "Did you mean “stat.low”?"),
        ("penalties: qq", "Known: xx, yy."),
        ("organisations: every", "Known: xx, yy."),
        (
            "bibliography: {kind: rumour}",
            "Use one of: law, court, government, intergovernmental, ngo, research, press.",
        ),
        ("glossary: some", "Use one of: all."),
    ],
)
def test_a_request_that_cannot_be_met_says_what_can(tmp_path, request_, hint):
    write_site(tmp_path, {**FILES, "page.md": f"# T {{ #t }}\n\n```facts\n{request_}\n```\n"})
    found = [item for item in check_site(load(tmp_path)) if item.location.file == "docs/topics/page.md"]
    assert [(item.code, item.hint) for item in found] == [("P512", hint)]


@pytest.mark.parametrize(
    ("highest", "last", "count"),
    [("1", "1", 2), ("15", "15", 4), ("20538", "25000", 6), ("49000", "50000", 6), ("9.5", "10", 6)],
)
def test_scales_end_at_a_round_number_above_the_highest_value(highest, last, count):
    from decimal import Decimal  # noqa: PLC0415

    ticks = _ticks(Decimal(highest))
    assert (ticks[0], ticks[-1], len(ticks)) == (0, Decimal(last), count)


def test_an_answer_on_which_sources_disagree_says_so_wherever_it_is_shown(tmp_path):
    """The map has no words: there it takes no side."""
    country = BASE["facts/countries/xx.yml"].replace("region: west\n", "region: west\ntile: {row: 1, column: 2}\n", 1)
    assert country.count("value: listed\n") == 1
    disputed = country.replace("value: listed\n", "value: listed\n    status: disputed\n")
    finder = """questions: [{id: country, label: {en: Where?, ru: Где?}, countries: true}]
indicators: [ban]
reading: [{page: topics/base.md, label: {en: Base, ru: Основа}}]
"""
    marks = []
    for folder, text in (("agreed", country), ("disputed", disputed)):
        write_site(tmp_path / folder, {**FILES, "facts/countries/xx.yml": text, "facts/finder.yml": finder})
        site = load(tmp_path / folder)
        said = [words(shown(site, request).body) for request in ("comparison: all", "finder: all")]
        assert ["· disputed" in text for text in said] == [folder == "disputed"] * 2
        marks.append(shown(site, "map: all").css_first(".tiles a").attributes["data-ban"])
    assert marks == ["a", "m"]
