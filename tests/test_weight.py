"""What a page weighs, and what is left of it where networks, browsers or readers leave something out."""

from __future__ import annotations

import gzip
import zlib
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Route

from reader_site import KINDS, opened

ASSET, VIEW, REQUESTS = 14_000, 30_000, 5
CUT = 16_384
"""About as much of a file as Russian networks have let through from many hosts since June 2025."""

LANGUAGES = ("", "ru/")


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def test_no_file_is_heavier_than_a_throttled_network_lets_through(real_site):
    files = [
        path
        for path in real_site.folder.rglob("*")
        if path.is_file() and path.suffix in (".html", ".css", ".js", ".svg")
    ]
    heavy = {path.relative_to(real_site.folder).as_posix(): compressed(path.read_bytes()) for path in files}
    assert {path: weight for path, weight in heavy.items() if weight > ASSET} == {}


def test_only_what_pages_need_is_published(real_site):
    kinds = {path.suffix for path in real_site.folder.rglob("*") if path.is_file()}
    assert kinds <= {".html", ".css", ".js", ".svg", ".xml", ".gz", ".png"}
    assert not [path for path in real_site.folder.rglob("*") if path.suffix == ".map"]
    sheets = real_site.page("").css("link[rel=stylesheet]")
    assert [str(sheet.attributes["href"]) for sheet in sheets] == [
        f"assets/{path.name}" for path in (real_site.folder / "assets").glob("*.css")
    ]


@pytest.mark.browser
@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_first_view_takes_few_requests_and_little_data(real_site, address, chromium: Browser, prefix):
    for url in KINDS:
        asked: list[str] = []
        with opened(chromium) as page:
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(address + prefix + url, wait_until="networkidle")
        files = [urlsplit(one).path.lstrip("/") for one in asked if one.startswith("http")]
        assert len(files) <= REQUESTS, (url, files)
        assert sum(compressed(real_site.file(file).read_bytes()) for file in files) <= VIEW, url


def cut(route: Route) -> None:
    """Answer as a throttled network does: the first part of the compressed file, and no more."""
    try:
        whole = route.fetch().body()
    except Error:
        return  # the page was left before it had everything
    part = gzip.compress(whole, 9, mtime=0)[:CUT]
    readable = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(part)
    kind = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    ending = urlsplit(route.request.url).path.rpartition(".")[2]
    route.fulfill(body=readable, content_type=kind.get(ending, "text/html; charset=utf-8"))


def answers(page: Page) -> None:
    """The title and the first words stand where a reader sees them without scrolling."""
    title = page.locator("h1").first
    assert title.is_visible()
    assert title.evaluate("node => node.getBoundingClientRect().top") < 150
    assert page.locator("main p, main li").first.evaluate("node => node.getBoundingClientRect().top") < 740


@pytest.mark.browser
@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("lacking", ["the rest of each file", "styles", "scripts", "styles and scripts"])
def test_a_page_can_be_read_and_left_without(real_site, address, chromium: Browser, prefix, lacking):
    with opened(chromium, java_script_enabled="scripts" not in lacking) as page:
        if "file" in lacking:
            page.route("**/*", cut)
        if "styles" in lacking:
            page.route("**/*.css", lambda route: route.abort())
        for url in KINDS:
            page.goto(address + prefix + url)
            answers(page)
            other = page.locator(".site-languages a").first
            assert other.is_visible()
            menu = page.locator("button.to-menu, a.to-menu").locator("visible=true").first
            menu.click()
            entry = page.locator("#menu a").first
            assert entry.is_visible(), url
            page.keyboard.press("Escape")
            other.click()
            assert page.url == address + ("" if prefix else "ru/") + url


@pytest.mark.browser
def test_tables_and_sources_are_there_without_scripts(address, chromium: Browser):
    with opened(chromium, java_script_enabled=False) as page:
        page.goto(f"{address}ru/countries/mongolia/")
        assert page.locator("table.glance td .status").first.is_visible()
        page.locator(".cite a").nth(2).click()
        number = urlsplit(page.url).fragment
        source = page.locator(f"#{number}")
        box = source.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 741
        source.locator(".back a").first.click()
        assert urlsplit(page.url).fragment.startswith("ref-")
        page.goto(f"{address}ru/countries/germany/")
        page.locator(".cite a").nth(2).click()
        assert page.url.startswith(f"{address}ru/countries/germany/sources/#src-")
        page.locator(f"#{urlsplit(page.url).fragment} .back a").first.click()
        assert page.url.startswith(f"{address}ru/countries/germany/#ref-")
