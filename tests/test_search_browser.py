"""The search in a browser, on a small site: the keyboard, what is asked of whom, and what stays; and the stemmers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from explainer.searching.words import stemmer, words
from sites import CHECKOUT, BuiltSite, build_site, served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("search")]

SCRIPTS = CHECKOUT / "overrides/scripts"
TEXTS = ("docs/**/*.md", "docs_ru/**/*.md", "facts/**/*.yml")
FRUIT = ("Яблоко", "Груша", "Слива", "Вишня", "Айва", "Персик", "Абрикос", "Гранат", "Инжир", "Хурма", "Лимон")


def page_of(title: str, text: str) -> str:
    return f"# {title} {{ #t }}\n\nВводная фраза.\n\n## Часть {{ #part }}\n\nСначала другое. {text}\n"


FILES = {
    "docs_ru/index.md": page_of("Главная", "Здесь начало."),
    "docs_ru/a-z.md": "# Всё { #t }\n\n```facts\nindex: all\n```\n",
    "docs_ru/ban.md": page_of("Запреты на въезд", "Эстония закрыла границу."),
    **{f"docs_ru/fruit/{n}.md": page_of(name, "Растёт ёлка в саду.") for n, name in enumerate(FRUIT)},
    "facts/synonyms.yml": "- {id: syn.border, words: {en: [border], ru: [граница, кордон]}}\n",
}
FILES |= {path.replace("docs_ru/", "docs/"): text for path, text in FILES.items() if path.startswith("docs_ru/")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_site(tmp_path_factory.mktemp("search") / "checkout", FILES)


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with served(site.checkout) as address:
        yield f"{address}site/"  # a folder of a host, not its root


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(f"{address}ru/fruit/3/")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def ask(page: Page, query: str) -> list[str]:
    """Types a query and returns where its answers lead, below the language."""
    if not page.locator("dialog[open]").count():
        page.locator(".to-search").click()
    page.locator("#search-query").fill(query)
    page.locator("#search-results[aria-busy=false]").wait_for(state="attached")
    return [str(link.get_attribute("href")).partition("/ru/")[2] for link in page.get_by_role("option").all()]


# --- Opening and closing ---


def by_key(page: Page) -> None:
    page.locator(".to-search").focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("opening", [lambda page: page.locator(".to-search").click(), by_key])
def test_it_opens_by_the_link_and_closes_by_escape(page, opening):
    opening(page)
    field = page.get_by_role("combobox", name="Поиск")
    field.wait_for()
    assert field.evaluate("node => node === document.activeElement")
    page.keyboard.type("запрет")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.className") == "to-search"
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")


def test_it_closes_by_the_button(page):
    by_key(page)
    page.locator("dialog .close").click()
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.className") == "to-search"


def test_without_javascript_the_link_leads_to_the_alphabetical_list(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ru/fruit/3/")
    page.locator(".to-search").click()
    assert page.url == f"{address}ru/a-z/"
    page.get_by_role("link", name="Запреты на въезд").last.click()
    assert page.url == f"{address}ru/ban/"
    context.close()


def test_a_search_that_cannot_be_loaded_leads_to_the_list_too(page, address):
    page.route("**/assets/search/**", lambda route: route.abort())
    page.locator(".to-search").click()
    page.wait_for_url(f"{address}ru/a-z/")


# --- Answers ---


def test_arrows_move_through_the_answers_and_enter_goes_there(page, address):
    assert ask(page, "ёлки")
    field = page.get_by_role("combobox")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-activedescendant") is None
    for key, place in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowUp", 8), ("ArrowDown", 1)):
        page.keyboard.press(key)
        assert field.get_attribute("aria-activedescendant") == f"search-result-{place}"
        assert page.locator("[aria-selected=true]").get_attribute("id") == f"search-result-{place}"
    goal = page.locator("[aria-selected=true]").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(goal))
    assert "ёлк" not in page.url


def test_enter_at_once_goes_to_the_first_answer_to_what_was_typed_last(page, address):
    ask(page, "груша")
    page.keyboard.press("ArrowDown")
    page.locator("#search-query").fill("запрет")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}ru/ban/")


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("запретами", "ban/"),
        ("зопрет", "ban/"),
        ("апреты", "ban/"),
        ("въезд ЗАПРЕТ", "ban/"),
        ("запр", "ban/"),
        ("границы эстонии", "ban/#part"),
        ("за кордон", "ban/#part"),
        ("елка груши", "fruit/1/"),
    ],
)
def test_forms_slips_beginnings_and_synonyms_find_the_page(page, query, answer):
    assert ask(page, query)[0] == answer


def test_an_answer_shows_the_sentence_that_matches(page):
    ask(page, "эстонией")
    first = page.get_by_role("option").first
    assert first.locator(".search-sentence").inner_text() == "Эстония закрыла границу."
    assert first.locator("mark").all_inner_texts() == ["Эстония"]
    assert first.locator(".search-title").inner_text().startswith("Запреты на въезд")


def test_it_says_how_many_answers_there_are_and_that_there_are_none(page):
    ask(page, "эстония")
    status = page.locator("dialog [role=status]")
    assert re.fullmatch(r"Найдено: \d", status.inner_text())
    assert ask(page, "ыыыыыыыыыы") == []
    assert status.inner_text() == "Ничего не найдено"
    assert page.get_by_role("combobox").get_attribute("aria-expanded") == "false"


def test_what_is_typed_is_shown_as_text_whatever_it_is(page):
    for query in ("<img src=x onerror=alert(1)>", "__proto__", "#0", "constructor", "* ( [ \\", "a" * 3000):
        ask(page, query)
    assert page.locator("dialog img").count() == 0


# --- What is asked of whom, and what stays ---


def test_nothing_is_asked_before_use_nothing_is_stored_and_nobody_is_told_the_query(chromium, address):
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}ru/ban/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/assets/search/" in url]
    before = page.url
    ask(page, "границы эстонии")
    page.keyboard.press("Escape")
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(address).netloc}
    assert not [url for url in asked if urlsplit(url).query or "%D" in url]
    assert page.url == before
    assert said == []
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, history.length]")[:2] == [0, 0]
    context.close()


def test_it_works_from_a_folder_on_a_disk(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site.folder / "ru/ban/index.html").as_uri())
    assert ask(page, "эстония")[0] == "ban/#part"
    assert page.locator("mark").first.inner_text() == "Эстония"
    assert said == []
    context.close()


def test_the_dialog_fits_a_small_phone_and_can_be_tapped(page):
    ask(page, "ёлка")
    assert page.locator("dialog").evaluate("node => node.scrollWidth <= innerWidth")
    boxes = page.locator("dialog :is(a, button, input)").evaluate_all(
        "nodes => nodes.map(node => node.getBoundingClientRect().height)"
    )
    assert min(boxes) >= 44
    overlap = """() => document.querySelector("dialog .close").getBoundingClientRect().bottom
        <= document.querySelector("#search-query").getBoundingClientRect().top"""
    assert page.evaluate(overlap)


# --- The browser finds the same words and stems as the build ---


def vocabulary(letters: str) -> list[str]:
    """All words of the site in these letters; each with endings it does not have, too; and heaps of letters."""
    texts = (path.read_text("utf-8") for glob in TEXTS for path in sorted(CHECKOUT.glob(glob)))
    found = sorted({word for text in texts for word in words(text) if set(word) <= set(letters)})
    chance = random.Random(1)  # noqa: S311 - the same words every time
    endings = [word[-size:] for word in found for size in (1, 2, 3, 4)]
    made = ["".join(chance.choices(letters, k=chance.randint(0, 5))) + chance.choice(endings) for _ in range(40_000)]
    mixed = [word + chance.choice(endings) for word in found]
    return sorted({*found, *made, *mixed})


@pytest.mark.parametrize(
    ("code", "locale", "letters"),
    [("ru", "ru_RU", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"), ("en", "en_GB", "abcdefghijklmnopqrstuvwxyz'")],
)
def test_the_stemmers_of_the_browser_are_those_of_snowball(chromium, code, locale, letters):
    listed = vocabulary(letters)
    assert len(listed) > 40_000
    page = chromium.new_page()
    script = (SCRIPTS / "stemmers" / f"{code}.js").read_text("utf-8")
    stems = page.evaluate(f"words => {{ {script}; return words.map(stem); }}", listed)
    page.close()
    stem = stemmer(locale)
    assert [(word, own, stem(word)) for word, own in zip(listed, stems, strict=True) if own != stem(word)] == []


def test_the_browser_cuts_texts_into_the_same_words(chromium):
    texts = ["Ещё Всё-таки Türkiye’s", "ст. 352.1, COVID_19", "за́мок й й ў Ї ﬁ ½ ² Ⅳ 中文 naïve", "*Shepherd*"]
    page = chromium.new_page()
    script = (SCRIPTS / "search/words.js").read_text("utf-8")
    found = page.evaluate(f"texts => {{ {script}; return texts.map(wordsOf); }}", texts)
    page.close()
    assert found == [words(text) for text in texts]


def test_every_stemmer_of_the_browser_is_compared():
    assert {path.stem for path in (SCRIPTS / "stemmers").iterdir()} == {"ru", "en"}
