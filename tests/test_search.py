"""The search as it is built: words, sentences, expressions, weights, files; and the alphabetical list."""

from __future__ import annotations

import json
import re

import pytest

from explainer.folding import fold
from explainer.rendering.alphabet import initial
from explainer.searching.concepts import Concept, Concepts, concepts_of, read_text
from explainer.searching.search import language_stemmer, search_files, search_script
from explainer.searching.sections import Document, Section, sections_of, sentences
from explainer.searching.shards import base36, cut, encoded, families, file, weight
from explainer.searching.weights import STEPS, postings
from explainer.searching.words import stemmer, words
from showing import TEMPLATES, shown
from small_site import load, write_site

SCRIPTS = TEMPLATES.parent / "scripts"
NOTHING = Concepts([])
RUSSIAN = stemmer("ru_RU")
SYNONYMS = """- id: syn.permit
  words: {en: [residence permit], ru: [вид на жительство, ВНЖ, "резидентск* карт*"]}
"""


@pytest.fixture
def site(tmp_path):
    page = "# Все́ ёлки { #t }\n\nText.\n\n```facts\nindex: all\n```\n"
    write_site(tmp_path, {"facts/synonyms.yml": SYNONYMS, "page.md": page})
    return load(tmp_path)


# --- Words ---


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ещё Всё-таки", ["еще", "все", "таки"]),
        ("Türkiye’s Йод", ["turkiye", "s", "йод"]),
        ("ст. 352.1, COVID_19", ["ст", "352", "1", "covid", "19"]),
        ("за́мок ", ["замок"]),
        ("", []),
    ],
)
def test_words_have_no_capitals_and_no_marks_over_letters(text, found):
    assert words(text) == found


def test_each_language_has_its_own_stemmer_and_one_that_snowball_lacks_has_none():
    assert RUSSIAN("дезертирами") == RUSSIAN("дезертиров")
    assert stemmer("en_GB")("deserters") == "desert"
    assert stemmer("uk_UA")("дезертирами") == "дезертирами"


def test_a_language_is_stemmed_only_if_the_browser_can_do_it_too(tmp_path):
    assert language_stemmer(SCRIPTS, "ru", "ru_RU")("виза") == RUSSIAN("виза")
    assert language_stemmer(SCRIPTS, "de", "de_DE")("Häuser") == "Häuser"
    assert "const stem = (word) => word;" in search_script(SCRIPTS, "de").content


# --- Sentences and sections ---


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Один. Два! «Три».", ["Один.", "Два!", "«Три»."]),
        ("По ст. 337 УК РФ. Срок — 5 лет.", ["По ст. 337 УК РФ.", "Срок — 5 лет."]),
        ("В г. Москве. т. е. там.", ["В г. Москве. т. е. там."]),
        ("He said “No.” Then he\n left.", ["He said “No.”", "Then he left."]),
        ("No full stop", ["No full stop"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_sentences(text, found):
    assert list(sentences(text)) == found


def test_a_page_is_cut_at_its_headings():
    above = "<h1 id='t'>Title</h1><p>Top <em>of</em> it.</p>"
    top, first = sections_of(above + "<h2 id='a'>First &amp; last</h2><ul><li>One</li><li>Two</li></ul>")
    assert (top.anchor, top.heading, top.sentences) == ("", "", ("Top of it.",))
    assert (first.anchor, first.heading, first.sentences) == ("a", "First & last", ("One", "Two"))


# --- Expressions that mean the same ---


def test_an_expression_is_found_in_any_form_and_counts_for_all_others(site):
    concepts = concepts_of(site.facts, "ru", RUSSIAN)
    assert [concept.id for concept in concepts.all] == ["syn.permit"]
    for text in ("виды на жительство", "без ВНЖ", "резидентскую карту", "a residence permit"):
        assert list(concepts.found_in(read_text(text, RUSSIAN))) == [0], text
    assert list(concepts.found_in(read_text("вид на горы", RUSSIAN))) == []


def test_who_types_one_expression_finds_the_other():
    page = Document("p.md", "Title", "", (Section("", "", ("Дают ВНЖ.",)),))
    concepts = Concepts([Concept("syn.x", (("внж",), ("вид", "на", "жительств")))])
    assert "#0" in postings([page], RUSSIAN, concepts, {})


# --- Weights ---


def test_a_title_weighs_more_than_a_heading_and_that_more_than_a_sentence():
    pages = [
        Document("a.md", "Visa", "", (Section("", "", ()),)),
        Document("b.md", "Other", "", (Section("", "", ()), Section("x", "Visa", ()))),
        Document("c.md", "Third", "", (Section("", "", ("A visa is needed here.",)),)),
        *(Document(f"{number}.md", f"Page {number}", "", (Section("", "", ("Words.",)),)) for number in range(20)),
    ]
    found = postings(pages, str, NOTHING, {})["visa"]
    assert sorted(found, key=found.__getitem__, reverse=True) == [0, 2, 3]
    assert all(1 <= step <= STEPS for step in found.values())


def test_the_page_that_says_most_about_a_term_weighs_more():
    concepts = Concepts([Concept("term.x", (("visa",),))])
    pages = [Document(f"{name}.md", name, "", (Section("", "", ("A visa.",)),)) for name in "abcd"]
    found = postings(pages, str, concepts, {"c.md": ["term.x"]})["#0"]
    assert max(found, key=found.__getitem__) == 2


# --- Files ---


def test_sections_and_weights_are_written_as_the_browser_reads_them():
    assert encoded({0: 1, 1: 26, 40: 2}) == "AZ13B"
    assert [base36(number) for number in (0, 35, 36)] == ["0", "z", "10"]
    assert file("a\n«b»") == 'searchShard("a\\n«b»");\n'


def test_forms_of_a_word_stay_together_and_no_file_is_heavy():
    terms = sorted(f"{one}{two}{three}слово{one}" for one in "абвг" for two in "деж" for three in "зиклмн")
    groups = families(terms)
    assert all(len({term[:4] for term in group}) == 1 for group in groups)
    write = lambda run: " ".join(term for group in run for term in group)  # noqa: E731
    runs = cut(groups, write, 150)
    assert len(runs) > 1
    assert [term for run in runs for group in run for term in group] == terms
    assert all(weight(file(write(run))) <= 150 for run in runs)


def test_the_files_of_a_language_are_the_same_every_time(site):
    pages = [Document("p.md", "Ёлка", "", (Section("", "", ("Дают ВНЖ.", "Ель.")), Section("a", "Раздел", ("Да.",))))]
    made = [search_files(site.facts, "ru", pages, RUSSIAN, lambda path: f"ru/{path}") for _ in range(2)]
    assert made[0] == made[1]
    files = {re.sub(r".*/|\.js", "", asset.path): asset.content for asset in made[0]}
    assert set(files) == {"pages", "same", "terms-0", "words-0", "text-0"}
    listed = json.loads(files["pages"].removeprefix("searchShard(").removesuffix(");\n"))
    assert listed["pages"] == [["ru/p.md", "Ёлка", ["a", "Раздел"], 0]]
    assert "внж" in files["words-0"]
    other = search_files(site.facts, "ru", [*pages, *pages], RUSSIAN, str)
    assert other[0].path.split("/")[2] != made[0][0].path.split("/")[2]


def test_a_language_without_a_page_has_an_empty_index(site):
    files = search_files(site.facts, "ru", [], RUSSIAN, str)
    assert [re.sub(r".*/|\.js", "", asset.path) for asset in files] == ["text-0", "same", "pages"]


# --- The alphabetical list ---


@pytest.mark.parametrize(("label", "letter"), [("«Ёж»", "е"), ("“foreign agent”", "f"), ("1951", "0"), ("Йод", "й")])
def test_a_name_stands_under_its_first_letter(label, letter):
    assert initial(label) == letter


def test_the_list_has_every_page_under_its_letter_and_the_letters_lead_there(site):
    tree = shown(site, "index: all", "ru")
    letters = [node.text() for node in tree.css("nav.letters a")]
    assert "В" in letters
    assert {node.attributes["href"] for node in tree.css("nav.letters a")} == {
        f"#{node.attributes['id']}" for node in tree.css(".index h2")
    }
    links = {node.text(): node.attributes["href"] for node in tree.css(".index li a")}
    assert links["Все́ ёлки"] == "topics/page.md"
    labels = [[fold(node.text()) for node in group.css("li")] for group in tree.css(".index ul")]
    assert all(group == sorted(group) for group in labels)


def test_a_part_of_the_alphabet_can_be_asked_for(site):
    tree = shown(site, "index: {from: в, to: в}", "ru")
    assert [node.text() for node in tree.css(".index h2")] == ["В"]
