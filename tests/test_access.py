"""The site for everybody: with a screen reader, by keyboard, at any width, in the dark, on paper."""

from __future__ import annotations

from itertools import cycle, product

import pytest
from playwright.sync_api import Browser, Page

from reader_site import KINDS, SCHEMES, VIEWS, opened, violations

pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_one_page_of_each_kind_has_no_barrier_at_any_width_in_any_scheme(address, chromium: Browser, width, scheme):
    found: list[str] = []
    with opened(
        chromium, viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    ) as page:
        for url, prefix in zip(KINDS, cycle(("", "ru/")), strict=False):
            page.goto(address + prefix + url)
            found += violations(page)
    assert found == []


def test_text_has_a_contrast_of_seven_to_one(address, chromium: Browser):
    contrast = """() => {
        const parse = (text) => text.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
            .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
            .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
        const behind = (node) => {
            for (let at = node; at; at = at.parentElement) {
                const colour = parse(getComputedStyle(at).backgroundColor);
                if (colour.length < 4 || colour[3] > 0) return colour;
            }
            return [255, 255, 255];
        };
        const low = new Set();
        for (const node of document.querySelectorAll("body *")) {
            if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim())) continue;
            if (!node.checkVisibility() || node.closest("svg, .tiles, .map .legend")) continue;
            const [one, two] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
            const ratio = (one + 0.05) / (two + 0.05);
            if (ratio < 7) low.add(`${node.tagName}.${node.className}: ${ratio.toFixed(2)}`);
        }
        return [...low];
    }"""
    for scheme in SCHEMES:
        with opened(chromium, color_scheme=scheme) as page:
            for url in KINDS:
                page.goto(f"{address}ru/{url}")
                assert page.evaluate(contrast) == [], (url, scheme)


def test_targets_are_large_enough_for_a_finger(address, chromium: Browser):
    small = """(least) => [...document.querySelectorAll("button, select, summary, input, :is(.site-header, nav) a")]
        .filter((node) => node.checkVisibility())
        .map((node) => [node.outerHTML.slice(0, 60), node.getBoundingClientRect()])
        .filter(([, box]) => box.height < least || box.width < 24).map(([html]) => html)"""
    with opened(chromium) as page:
        for url in KINDS:
            page.goto(f"{address}ru/{url}")
            assert page.evaluate(small, 24) == [], url
        page.locator("button.to-menu").click()
        page.wait_for_timeout(250)
        tall = page.locator(".menu a, .menu button, .site-header a, .site-header button").locator("visible=true")
        assert min(tall.evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().height)")) >= 44


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className || document.activeElement.tagName"))


def test_the_menu_opens_and_closes_by_keyboard_and_focus_returns(address, chromium: Browser):
    with opened(chromium) as page:
        page.goto(f"{address}ru/countries/estonia/")
        menu = page.locator("#menu")
        assert not menu.is_visible()
        page.locator("button.to-menu").focus()
        page.keyboard.press("Enter")
        assert menu.is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#menu') !== null")
        page.keyboard.press("Escape")
        assert not menu.is_visible()
        assert focused(page) == "to-menu"


def test_no_tab_stop_is_out_of_sight_and_each_shows_where_it_is(address, chromium: Browser):
    here = """() => {
        const node = document.activeElement, box = node.getBoundingClientRect(), style = getComputedStyle(node);
        return [node.outerHTML.slice(0, 90), box.width > 0 && box.right > 0 && box.left < innerWidth,
                node.tagName === "BODY" || style.outlineStyle !== "none"];
    }"""
    for width in (320, 1280):
        with opened(chromium, viewport={"width": width, "height": 740}) as page:
            for url in ("ru/", "countries/mongolia/", "ru/compare/", "find/"):
                page.goto(address + url)
                for _ in range(60):
                    page.keyboard.press("Tab")
                    html, seen, outlined = page.evaluate(here)
                    assert seen, (url, width, html)
                    assert outlined, (url, width, html)


def test_a_citation_opens_its_source_in_place_and_gives_the_place_back(address, chromium: Browser):
    for url in ("ru/countries/mongolia/", "ru/countries/germany/"):  # in the page, and beside it
        with opened(chromium) as page:
            page.goto(address + url)
            number = page.locator(".cite a").nth(3)
            number.focus()
            before = page.evaluate("scrollY")
            page.keyboard.press("Enter")
            source = page.locator(".sources li:popover-open")
            source.wait_for()
            assert source.locator("a[href^='https://']").first.is_visible()
            assert page.url == address + url
            page.keyboard.press("Escape")
            assert not source.is_visible()
            assert abs(page.evaluate("scrollY") - before) < 5
            assert page.evaluate("document.activeElement.closest('.cite') !== null")


def test_no_page_is_wider_than_its_window_and_no_cell_is_cut_off(real_site, address, chromium: Browser):
    boxes = "cells => cells.map(cell => cell.getBoundingClientRect()).map(box => [box.left, box.right])"
    with opened(chromium, viewport={"width": 320, "height": 740}) as page:
        for url in real_site.urls:
            page.goto(address + url)
            assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), url
            cells = page.locator("table.facts td:visible, table.facts tbody th").evaluate_all(boxes)
            assert all(left >= 0 and right <= 320 for left, right in cells), url


def test_on_paper_sources_show_their_addresses_and_nothing_is_folded(address, chromium: Browser):
    for url in ("countries/mongolia/", "countries/germany/"):
        with opened(chromium) as page:
            page.goto(address + url)
            page.emulate_media(media="print")
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            link = page.locator("section.sources li a[href^='https']").first
            shown = link.evaluate("node => getComputedStyle(node, '::after').content")
            assert str(link.get_attribute("href")) in shown
            assert page.locator("details:not([open])").count() == 0
            assert not page.locator(".menu, .site-header button").locator("visible=true").count()


def test_foreign_words_say_their_language(real_site):
    for url in ("ru/countries/estonia/", "countries/mongolia/"):
        page = real_site.page(url)
        assert all(node.attributes["lang"] for node in page.css(".sources cite, .site-languages a"))


# --- What readers choose ---


def test_the_comparison_shows_what_is_ticked_and_leaves_out_what_is_filtered_without_a_script(
    address, chromium: Browser
):
    with opened(chromium, java_script_enabled=False, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{address}compare/")
        heads = page.locator(".matrix thead th").locator("visible=true")
        rows = page.locator(".matrix tbody tr").locator("visible=true")
        columns, countries = heads.count(), rows.count()
        page.locator(".comparison details summary").first.click()
        page.locator("input[value=schengen]").check()
        assert heads.count() == columns + 1
        page.locator("select[name=region]").select_option("transit")
        assert 0 < rows.count() < countries
        page.locator(".comparison details summary").last.click()
        page.locator("select[name=entry-document]").select_option("internal-passport")
        shown = set(rows.locator("th").all_inner_texts())
        assert {"Armenia", "Kazakhstan"} <= shown
        assert "Georgia" not in shown


def test_every_cell_of_the_comparison_leads_to_its_answer(real_site):
    ids = {}
    for link in real_site.page("ru/compare/").css(".matrix td a"):
        target = real_site.target("ru/compare/", str(link.attributes["href"]))
        path, _, anchor = target.partition("#")
        page_ids = ids.setdefault(path, {node.attributes["id"] for node in real_site.page(path).css("[id]")})
        assert anchor in page_ids, target


def test_the_map_marks_every_country_by_the_chosen_question(address, chromium: Browser):
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}ru/map/")
        marks = "nodes => nodes.map(node => getComputedStyle(node, '::after').content)"
        first = page.locator(".tiles a").evaluate_all(marks)
        page.locator("select[name=indicator]").select_option("visas")
        second = page.locator(".tiles a").evaluate_all(marks)
        assert first != second
        assert set(first + second) <= {'"●"', '"◇"', '"▲"', '"?"'}
        places = page.locator(".tiles li").evaluate_all("nodes => nodes.map(node => getComputedStyle(node).gridArea)")
        assert len(places) == len(set(places)) > 30


def test_the_finder_leaves_what_applies_and_keeps_nothing(address, chromium: Browser):
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}find/")
        reading = page.locator(".finder li").locator("visible=true")
        everything = reading.count()
        page.locator("select[name=served]").select_option("fought")
        assert 0 < reading.count() < everything
        assert "Fought and then left" in reading.all_inner_texts()
        page.locator("select[name=country]").select_option("am")
        card = page.locator(".card").locator("visible=true")
        assert card.count() == 1
        assert "Armenia" in card.inner_text()
        assert page.url == f"{address}find/"


def test_the_timeline_is_filtered_by_country_and_topic(address, chromium: Browser):
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}timeline/")
        events = page.locator("ol.timeline > li").locator("visible=true")
        everything = events.count()
        page.locator("select[name=country]").select_option("ee")
        some = events.count()
        assert 0 < some < everything
        assert all("Estonia" in text for text in events.all_inner_texts())


def test_screenshots_of_the_main_pages_are_there_to_be_looked_at(address, chromium: Browser):
    from sites import CHECKOUT  # noqa: PLC0415

    folder = CHECKOUT / ".screenshots"
    folder.mkdir(exist_ok=True)
    for url, width, scheme in product(("", "countries/estonia/", "compare/", "map/"), (360, 768, 1280), SCHEMES):
        with opened(chromium, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
            page.goto(f"{address}ru/{url}")
            name = (url.strip("/").replace("/", "-") or "home") + f"-{width}-{scheme}.png"
            page.screenshot(path=folder / name)
            assert (folder / name).stat().st_size > 5_000
