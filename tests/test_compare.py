"""What scripts add to the comparison and the map: sorting, links to what is chosen. Without them: test_access.py."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page

from reader_site import PHONE, opened, violations

pytestmark = [pytest.mark.browser]

DESKTOP = {"width": 1280, "height": 900}
REGION = "select[name=region]"
HOSTILE = (
    '#show=<img src=x onerror=alert(1)>&region="]',
    "#show=" + quote("<script>alert(1)</script>"),
    '#region=transit"],*:not([x="&show=__proto__',
    "#show=nothing-of-the-kind&region=nowhere&entry-document=javascript:alert(1)",
    "#%E0%A4%A&show=%FF&region=%",
    "#constructor=1&__proto__=2&region[]=transit",
)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A wide page; any error of a script, and any dialog, is a failure."""
    faults: list[str] = []
    with opened(chromium, viewport=DESKTOP) as page:
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        yield page
    assert faults == []


def column(page: Page, number: int) -> list[str]:
    """The cells of a column in the order of the rows."""
    return [text.strip() for text in page.locator(f".matrix tbody tr > :nth-child({number})").all_text_contents()]


def shown(page: Page) -> set[str]:
    return set(page.locator(".matrix tbody tr").locator("visible=true").locator("th").all_text_contents())


def ticked(page: Page) -> list[str]:
    return page.locator("[name=show]:checked").evaluate_all("boxes => boxes.map(box => box.value)")


def state(page: Page) -> tuple[list[str], list[str]]:
    """All that can be chosen, as it is chosen."""
    return ticked(page), page.locator(".filters select").evaluate_all("lists => lists.map(list => list.value)")


def heading(page: Page, name: str) -> Locator:
    return page.locator("thead th", has=page.get_by_role("button", name=name, exact=True))


def choose_document(page: Page) -> None:
    page.locator(".comparison details").last.locator("summary").click()
    page.locator("select[name=entry-document]").select_option("internal-passport")


# --- Sorting ---


def test_a_heading_sorts_by_its_column_and_once_more_turns_the_order_round(address, page: Page):
    page.goto(f"{address}compare/#show=visas")
    assert page.locator("[aria-sort]").count() == 0
    before = column(page, 1)
    head = heading(page, "Visas for Russians")
    number = head.evaluate("node => node.cellIndex") + 1
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    up = column(page, number)
    known = [text for text in up if text != "—"]
    assert known == sorted(known, key=str.casefold)
    assert up == [*known, *["—"] * (len(up) - len(known))]
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    down = column(page, number)
    assert down == [*sorted(known, key=str.casefold, reverse=True), *["—"] * (len(up) - len(known))]
    assert sorted(column(page, 1)) == sorted(before)


def test_what_is_not_established_stays_last_and_numbers_sort_as_numbers(address, page: Page):
    page.goto(f"{address}compare/#show=stay-without-visa")
    head = heading(page, "Stay without a visa")
    number = head.evaluate("node => node.cellIndex") + 1
    for turn in (False, True):
        head.get_by_role("button").click()
        cells = column(page, number)
        known = [text for text in cells if text != "—"]
        assert 0 < len(known) < len(cells)
        assert cells[len(known) :] == ["—"] * (len(cells) - len(known))
        days = [int(text.split()[0]) for text in known if text[0].isdigit()]
        assert days == sorted(days, reverse=turn)


def test_the_keyboard_sorts_keeps_its_place_and_only_one_heading_says_so(address, page: Page):
    page.goto(f"{address}ru/compare/")
    first = page.locator("thead th").first
    buttons = page.locator("thead button").locator("visible=true")
    buttons.first.focus()
    page.keyboard.press("Enter")
    names = column(page, 1)
    assert first.get_attribute("aria-sort") == "ascending"
    assert names.index("Армения") < names.index("Германия") < names.index("Эстония")
    page.keyboard.press("Space")
    assert column(page, 1) == names[::-1]
    assert page.evaluate("document.activeElement.closest('th').cellIndex") == 0
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("[aria-sort]").count() == 1
    assert first.get_attribute("aria-sort") is None


def test_headings_as_buttons_make_no_barrier_and_a_phone_has_none_until_it_is_turned(address, page: Page):
    page.goto(f"{address}compare/")
    page.locator("thead button").first.click()
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    assert page.locator("thead button").locator("visible=true").count() == 0
    page.reload()
    assert page.locator("thead button").count() == 0
    page.set_viewport_size(DESKTOP)
    page.locator("thead button").locator("visible=true").first.click()
    assert page.locator("[aria-sort=ascending]").count() == 1


# --- What is chosen, in the fragment ---


def test_what_is_chosen_survives_a_reload_and_a_link_through_the_fragment(address, page: Page):
    asked: list[str] = []
    page.goto(f"{address}compare/")
    usual = state(page)
    page.on("request", lambda request: asked.append(request.url))
    page.locator(REGION).select_option("transit")
    choose_document(page)
    page.locator(".comparison details summary").first.click()
    page.locator("input[value=schengen]").check()
    chosen, countries = state(page), shown(page)
    assert "Armenia" in countries
    fragment = page.url.partition("#")[2].split("&")
    assert fragment[0].startswith("show=")
    assert "schengen" in fragment[0].removeprefix("show=").split(",")
    assert fragment[1:] == ["region=transit", "entry-document=internal-passport"]
    # Chromium looks for the icon again, in its cache too, whenever the address changes; a request has no fragment.
    assert [one for one in asked if one != f"{address}assets/favicon.svg"] == []
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length + history.length") == 2
    page.reload()
    assert state(page) == chosen
    assert shown(page) == countries
    assert page.locator("select[name=entry-document]").is_visible()
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    assert state(page) == chosen
    page.evaluate("location.hash = ''")
    page.wait_for_function("document.querySelector('[name=region]').value === ''")
    assert state(page) == usual


def test_the_usual_choice_has_no_fragment_and_nothing_ticked_has_one(address, page: Page):
    page.goto(f"{address}compare/")
    page.locator(REGION).select_option("transit")
    page.locator(REGION).select_option("")
    assert page.url == f"{address}compare/"
    page.goto(f"{address}compare/#show=")
    assert ticked(page) == []
    page.goto(f"{address}compare/#show=visas,unknown,removal")
    page.wait_for_function("document.querySelectorAll('[name=show]:checked').length === 2")
    assert set(ticked(page)) == {"visas", "removal"}


def test_the_fragment_of_a_heading_leads_there_and_changes_nothing(address, page: Page):
    page.goto(f"{address}compare/")
    usual = state(page)
    page.locator(REGION).select_option("transit")
    page.evaluate("location.hash = 'how-to-read'")
    page.wait_for_function("document.querySelector(':target')?.id === 'how-to-read'")
    assert page.locator(REGION).input_value() == "transit"
    page.goto("about:blank")
    page.goto(f"{address}compare/#table")
    assert state(page) == usual
    assert page.locator("#table:target").count() == 1


@pytest.mark.parametrize("fragment", HOSTILE)
@pytest.mark.parametrize("url", ["compare/", "map/"])
def test_a_hostile_fragment_does_nothing(address, page: Page, url: str, fragment: str):
    page.goto(address + url)
    usual, elements = state(page), page.locator("*").count()
    page.goto("about:blank")
    page.goto(address + url + fragment)
    assert state(page) == usual
    assert page.locator("*").count() == elements
    assert page.locator("img, main script").count() == 0


def test_the_map_keeps_its_question_in_the_fragment(address, page: Page):
    page.goto(f"{address}ru/map/")
    page.locator("select[name=indicator]").select_option("visas")
    assert page.url == f"{address}ru/map/#indicator=visas"
    page.reload()
    assert page.locator("select[name=indicator]").input_value() == "visas"


def test_answers_to_the_finder_never_come_into_the_address_and_are_not_taken_from_it(address, page: Page):
    page.goto(f"{address}find/")
    lists = page.locator(".finder select")
    for number in range(lists.count()):
        lists.nth(number).select_option(index=1)
        assert page.url == f"{address}find/"
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length + history.length") == 2
    page.goto("about:blank")
    page.goto(f"{address}find/#served=fought&country=am&show=visas")
    assert set(lists.evaluate_all("lists => lists.map(list => list.value)")) == {""}
