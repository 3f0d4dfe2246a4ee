"""The real site, built once, as a file tree and in a real browser: what a reader does, and what must not happen."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from sites import CHECKOUT, BuiltSite, broken_links, run_build, served

pytestmark = pytest.mark.xdist_group("reader")
CONTENT = ("docs", "docs_ru", "facts", "overrides")


def last_day_of_the_facts() -> str:
    """Noon of the last day on which anything was read or checked, as seconds: nothing here depends on the clock."""
    files = "".join(path.read_text("utf-8") for path in (CHECKOUT / "facts").rglob("*.yml"))
    days = re.findall(r"\b(?:accessed|on|looked): (\d{4}-\d{2}-\d{2})\b", files)
    return str(int(datetime.fromisoformat(f"{max(days)}T12:00:00+00:00").timestamp()))


def copy_of_the_checkout(folder: Path) -> Path:
    for name in CONTENT:
        shutil.copytree(CHECKOUT / name, folder / name)
    shutil.copy(CHECKOUT / "mkdocs.yml", folder)
    (folder / "hooks").symlink_to(CHECKOUT / "hooks")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return run_build(
        copy_of_the_checkout(tmp_path_factory.mktemp("checkout")),
        environment={"SOURCE_DATE_EPOCH": last_day_of_the_facts()},
    )


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    with served(site.folder) as address:
        yield address


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


# --- The files ---


def test_every_page_stands_in_both_languages(site):
    english = {url for url in site.urls if not url.startswith("ru/")}
    assert {url.removeprefix("ru/") for url in site.urls if url.startswith("ru/")} == english
    assert {
        f"countries/{name}/" for name in ("armenia", "estonia", "france", "germany", "kazakhstan", "lithuania")
    } <= english


def test_every_link_leads_to_a_file_and_every_anchor_to_an_id(site):
    assert broken_links(site) == []
    for url in site.urls:
        tree = site.page(url)
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), url
        anchors = {str(node.attributes["href"])[1:] for node in tree.css('a[href^="#"]')} - {""}
        assert anchors <= set(ids), url


def test_citations_are_numbered_without_gaps_in_the_order_of_first_use(site):
    for url in site.urls:
        tree = site.page(url)
        numbers = list(dict.fromkeys(int(node.text()) for node in tree.css(".cite a")))
        assert numbers == list(range(1, len(numbers) + 1)), url
        assert len(tree.css("section.sources > ol > li")) == len(numbers), url


def test_nothing_in_the_pages_runs_or_comes_from_elsewhere(site):
    for url in [*site.urls, "404.html"]:
        tree = site.page(url)
        scripts = [node for node in tree.css("script") if node.attributes.get("type") != "application/json"]
        assert all(node.attributes.get("src") for node in scripts), url
        assert tree.css("[style], style, [onclick], [onload], [onerror]") == [], url
        loaded = [
            node.attributes.get("src") or node.attributes.get("href")
            for node in tree.css("[src], link[rel=stylesheet]")
        ]
        assert not [one for one in loaded if urlsplit(one).netloc], url
        text = site.file(url).read_text(encoding="utf-8")
        assert "\ue000" not in text
        assert "javascript:" not in text


def test_what_is_not_known_is_said_in_the_language_of_the_page(site):
    assert "not established" in site.page("compare/").css_first("table.matrix").text()
    assert "не установлено" in site.page("ru/compare/").css_first("table.matrix").text()


def test_sources_are_described_and_marked_with_their_language(site):
    for item in site.page("ru/countries/estonia/").css("section.sources > ol > li"):
        assert item.css_first("a[href^='https://']").attributes["rel"] == "noreferrer noopener"
        assert re.search(r"прочитано \d{1,2}\s\w+\s2026\sг\.", item.text())
        cite = item.css_first("cite")
        assert cite is None or cite.attributes["lang"]


# --- The build as a gate ---


def build(checkout: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options], cwd=checkout, capture_output=True, text=True, check=False
    )


def test_an_error_stops_the_build_however_quiet_and_leaves_the_old_site(tmp_path):
    checkout = copy_of_the_checkout(tmp_path)
    (checkout / "site").mkdir()
    (checkout / "site/index.html").write_text("old")
    page = checkout / "docs/topics/entry-bans.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nNobody gets through.\n", encoding="utf-8")
    done = build(checkout, "--quiet")
    assert done.returncode != 0
    assert "C401" in done.stderr
    assert [path.name for path in (checkout / "site").iterdir()] == ["index.html"]


# --- The reader ---


def test_the_other_language_is_one_link_away_on_every_page(site, address, phone):
    for url in site.urls:
        if url.startswith("ru/"):
            continue
        phone.goto(address + url)
        phone.get_by_role("link", name="Русский").first.click()
        assert phone.url == f"{address}ru/{url}"
        assert phone.locator("html").get_attribute("lang") == "ru"
        phone.get_by_role("link", name="English").first.click()
        assert phone.url == address + url


def test_a_citation_leads_to_its_source_and_back(address, phone):
    phone.goto(f"{address}ru/countries/estonia/")
    phone.locator(".cite a").nth(3).click()
    anchor = urlsplit(phone.url).fragment
    source = phone.locator(f"#{anchor}")
    assert source.evaluate("node => node.getBoundingClientRect().top") < 740
    source.locator(".back a").first.click()
    assert urlsplit(phone.url).fragment.startswith("ref-")
    assert phone.locator(f"#{urlsplit(phone.url).fragment}").evaluate("node => node.getBoundingClientRect().top") < 740


def test_no_page_is_wider_than_a_phone_and_no_cell_is_cut_off(site, address, phone):
    for url in site.urls:
        phone.goto(address + url)
        assert phone.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), url
        boxes = "cells => cells.map(cell => cell.getBoundingClientRect()).map(box => [box.left, box.right])"
        cells = phone.locator("table.facts td, table.facts tbody th").evaluate_all(boxes)
        assert all(left >= 0 and right <= 360 for left, right in cells), url


def test_reading_asks_nobody_else_leaves_no_trace_and_says_nothing_to_the_console(site, address, chromium):
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for url in site.urls:
        page.goto(address + url)
    page.wait_for_load_state("networkidle")
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(address).netloc}
    assert said == []
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    context.close()


def test_without_javascript_everything_is_there_to_read(address, chromium):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}ru/countries/kazakhstan/")
    assert page.locator("h1").inner_text() == "Казахстан"
    assert page.locator("table.glance td .status").first.is_visible()
    page.locator(".cite a").first.click()
    assert urlsplit(page.url).fragment == "src-1"
    page.get_by_role("link", name="English").first.click()
    assert page.url == f"{address}countries/kazakhstan/"
    context.close()


def test_on_paper_sources_show_their_addresses(address, phone):
    phone.goto(f"{address}countries/germany/")
    phone.emulate_media(media="print")
    link = phone.locator("section.sources li a[href^='https']").first
    shown = link.evaluate("node => getComputedStyle(node, '::after').content")
    assert str(link.get_attribute("href")) in shown
