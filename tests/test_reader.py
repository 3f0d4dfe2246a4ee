"""The real site, built once, as a file tree and in a real browser: what a reader does, and what must not happen."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from reader_site import copy_of_the_checkout
from sites import broken_links


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


# --- The files ---


def is_beside(url: str) -> bool:
    """Whether this is a list of sources that stands beside its page, in the languages where the page is heavy."""
    return bool(re.search(r"[^/]/sources(-\d+)?/$", url)) and url != "ru/sources/"


def test_every_page_stands_in_both_languages(real_site):
    english = {url for url in real_site.urls if not url.startswith("ru/") and not is_beside(url)}
    russian = {url.removeprefix("ru/") for url in real_site.urls if url.startswith("ru/") and not is_beside(url)}
    assert russian == english
    assert {
        f"countries/{name}/" for name in ("armenia", "estonia", "france", "germany", "kazakhstan", "lithuania")
    } <= english


def test_every_link_leads_to_a_file_and_every_anchor_to_an_id(real_site):
    assert broken_links(real_site) == []
    for url in real_site.urls:
        tree = real_site.page(url)
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), url
        anchors = {str(node.attributes["href"])[1:] for node in tree.css('a[href^="#"]')} - {""}
        assert anchors <= set(ids), url


def test_citations_are_numbered_without_gaps_and_each_source_is_listed_once(real_site):
    for url in real_site.urls:
        tree = real_site.page(url)
        cited = list(dict.fromkeys(str(node.attributes["href"]) for node in tree.css(".cite a")))
        assert [int(href.rpartition("-")[2]) for href in cited] == list(range(1, len(cited) + 1)), url
        lists = {real_site.target(url, href).partition("#")[0] for href in cited}
        listed = [node for path in sorted(lists) for node in real_site.page(path).css("section.sources > ol > li")]
        assert len(listed) == len(cited), url


def test_nothing_in_the_pages_runs_or_comes_from_elsewhere(real_site):
    for url in [*real_site.urls, "404.html"]:
        tree = real_site.page(url)
        scripts = [node for node in tree.css("script") if node.attributes.get("type") != "application/json"]
        assert all(node.attributes.get("src") for node in scripts), url
        assert tree.css("[style], style, [onclick], [onload], [onerror]") == [], url
        loaded = [
            node.attributes.get("src") or node.attributes.get("href")
            for node in tree.css("[src], link[rel=stylesheet]")
        ]
        assert not [one for one in loaded if urlsplit(one).netloc], url
        text = real_site.file(url).read_text(encoding="utf-8")
        assert "\ue000" not in text
        assert "javascript:" not in text


def test_what_is_not_known_is_said_in_the_language_of_the_page(real_site):
    assert "not established" in real_site.page("compare/").css_first(".legend").text()
    assert "не установлено" in real_site.page("ru/compare/").css_first(".legend").text()


def test_sources_are_described_and_marked_with_their_language(real_site):
    for item in real_site.page("ru/countries/estonia/sources/").css("section.sources > ol > li"):
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


def test_the_other_language_is_one_link_away_on_every_page(real_site, address, phone):
    for url in real_site.urls:
        if url.startswith("ru/") or is_beside(url):
            continue
        phone.goto(address + url)
        phone.get_by_role("link", name="Русский").first.click()
        assert phone.url == f"{address}ru/{url}"
        assert phone.locator("html").get_attribute("lang") == "ru"
        phone.get_by_role("link", name="English").first.click()
        assert phone.url == address + url


def test_reading_asks_nobody_else_leaves_no_trace_and_says_nothing_to_the_console(real_site, address, chromium):
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for url in real_site.urls:
        page.goto(address + url)
    page.wait_for_load_state("networkidle")
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(address).netloc}
    assert said == []
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    context.close()
