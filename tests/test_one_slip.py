"""One slip in a file on which much rests is one finding, not one for everything that rests on it."""

from __future__ import annotations

import pytest

from explainer.checking import check_site
from small_site import BASE, findings, load, write_site

PAGE = "# T { #t }\n\nListed: [=xx.listed], closed [@law-2024; @press-2024].\n\n```facts\nglance: xx\n```\n"


def changed(path: str, old: str, new: str) -> dict[str, str]:
    assert old in BASE[path]
    return {path: BASE[path].replace(old, new, 1), "page.md": PAGE}


SLIPS = {
    "colon in a source": (changed("facts/sources/base.yml", "title: The Act", "title: The Act: of law"), "Y101"),
    "brace in a country": (changed("facts/countries/xx.yml", "at: art. 3}]", "at: art. 3]"), "Y101"),
    "name of a country": (changed("facts/countries/xx.yml", "name: {en: Exland, ru: Иксландия}", "name: 7"), "F201"),
    "answer of the vocabulary": (changed("facts/vocabulary.yml", "meaning: adverse", "meening: adverse"), "F201"),
    "source misspelt in a page": (
        {"page.md": PAGE, "docs_ru/topics/page.md": PAGE.replace("@law-2024", "@law-2042")},
        "C403",
    ),
    "fact misspelt in a page": (
        {"page.md": PAGE, "docs_ru/topics/page.md": PAGE.replace("=xx.listed", "=xx.lited")},
        "C404",
    ),
    "page in another encoding": ({"page.md": PAGE, "docs_ru/topics/page.md": "latin-1:ÿ"}, "E002"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_it_is_one_finding(name, tmp_path):
    files, code = SLIPS[name]
    assert [finding.code for finding in findings(tmp_path, files)] == [code]


def test_without_a_vocabulary_nothing_is_said_of_its_words(tmp_path):
    write_site(tmp_path, {"page.md": PAGE})
    (tmp_path / "facts/vocabulary.yml").unlink()
    found = [(item.code, item.location.file) for item in check_site(load(tmp_path))]
    assert found == [("F201", "facts/vocabulary.yml")]


def test_the_nearest_fact_belongs_to_the_same_country(tmp_path):
    other = BASE["facts/countries/xx.yml"].replace("xx", "yy").replace("Exland", "Wyland")
    files = {"facts/countries/yy.yml": other, "page.md": "# T { #t }\n\nListed: [=yy.lsted.text].\n"}
    found = [item for item in findings(tmp_path, files) if item.code == "C404"]
    assert [item.hint for item in found] == ["Did you mean “yy.listed.text”?"] * 2
