"""The renderer changes nothing outside its markers, and hostile text neither stops it nor gets through it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from explainer.addresses import scheme
from explainer.checking import check_site
from explainer.pages.page import read_page
from explainer.rendering.placeholders import LostMarker, expand, fill, replacements
from explainer.rendering.renderer import Renderer
from explainer.site import Site
from small_site import load, write_site

TEMPLATES = Path(__file__).parent.parent / "overrides" / "facts"
EXTENSIONS = ["tables", "toc", "admonition", "explainer.rendering.markdown"]
STEADY = settings(derandomize=True, max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))

PIECES = [
    "[@law-2024]", "[@law-2024, art. 3]", "[=xx.listed]", "[=xx.gone]", "[@gone]", "[@", "[=", "]", "[", "(", ")", "`",
    "``", "<", "<script>", "<img src=x onerror=alert(1)>", "</p>", "&lt;", "&#106;avascript:", "[a](javascript:x)",
    "[a](JaVa\tScRiPt:x)", "![i](https://x.org/i.png)", "<javascript:x>", "\ue000", "\ue001", "\ue0000\ue001", "\x02",
    "\x03", "\u202e", "<!-- uncited: advice -->", "<!--", "-->", "# ", "## h { #h }", "{ #x }", "{onclick=x}", "\n",
    "\n\n", "- ", "    ", "> ", "| a | b |\n|---|---|\n", "| x | [@law-2024] |", "\n```facts\nglance: xx\n```\n", "```",
    "!!! note\n", "*", "**", "_", "\\", "слово", "word", "1,073", " ", "---\n", "[r]: javascript:x\n", "[r][r]",
]  # fmt: skip


def markdown(text: str) -> str:
    return Markdown(extensions=EXTENSIONS).convert(text)


@STEADY
@given(
    st.text(st.characters(exclude_characters="[]`<>#-|:~\ue000\ue001", exclude_categories=("Cs", "Cc")), max_size=200)
)
def test_text_without_markers_is_rendered_as_markdown_alone_renders_it(text):
    page = read_page("docs/p.md", "p.md", "en", text)
    items = replacements(page)
    assert items == []
    assert fill(markdown(expand(page, items)), page, items, lambda thing: "") == markdown(page.text.content)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    root = tmp_path_factory.mktemp("site")
    write_site(root, {})
    return load(root)


def render(site: Site, text: str) -> tuple[str | None, list[str]]:
    """The page as HTML, None where it cannot be rendered; and the codes of what is wrong with it."""
    page = read_page("docs/topics/p.md", "topics/p.md", "en", text)
    hostile = Site(
        site.project, date(2025, 3, 1), site.facts, {**site.pages, ("en", page.path): page}, list(page.findings)
    )
    found = [finding.code for finding in check_site(hostile) if finding.location.file == page.file]
    renderer = Renderer(hostile, TEMPLATES)
    try:
        return renderer.fill(page, markdown(renderer.expand(page)), lambda path: path).whole, found
    except LostMarker:
        return None, found


@STEADY
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_hostile_text_neither_crashes_the_checks_nor_reaches_the_browser(site, text):
    html, found = render(site, text)
    assert "E001" not in found
    if html is None:
        assert set(found) - {"T601"}, "a marker was lost on a page that the checks call clean"
        return
    assert "\ue000" not in html
    assert "\ue001" not in html
    for node in LexborHTMLParser(html).css("*"):
        assert node.tag not in ("script", "iframe", "object", "style", "form", "base", "meta") or not node.attributes
        assert node.tag != "script"
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            if name in ("href", "src"):
                assert scheme(value or "") in ("", "https")


def test_citations_are_numbered_in_order_over_prose_and_tables_and_lead_back(site):
    prose = "# T { #t }\n\nOne [@press-2024]. Two [@law-2024, art. 1].\n\n"
    text = prose + "```facts\nglance: xx\n```\n\nThree [=xx.listed].\n"
    html, found = render(site, text)
    assert html
    assert found == ["T601"]
    tree = LexborHTMLParser(html)
    numbers = [int(node.text()) for node in tree.css(".cite a")]
    assert numbers == [1, 2, 2, 2]
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    targets = {str(node.attributes["href"])[1:] for node in tree.css('a[href^="#"]')}
    assert targets <= ids
    assert [re.sub(r"\s+", " ", node.text()).strip() for node in tree.css(".back")] == [
        "↑",
        "↑ art. 1 art. 3 art. 3",
    ]
    assert "1,073\u00a0people" in html
    assert "not established" in html


def test_a_finding_is_shown_at_its_block_in_a_preview(tmp_path):
    write_site(tmp_path, {"page.md": "# T { #t }\n\nThe border is closed.\n"})
    site = load(tmp_path)
    renderer = Renderer(site, TEMPLATES, check_site(site))
    page = site.pages["en", "topics/page.md"]
    tree = LexborHTMLParser(renderer.fill(page, markdown(renderer.expand(page)), lambda path: path).whole)
    assert tree.css_first("p > .finding strong").text() == "C401"
    assert tree.css_first("aside.findings a").attributes["href"] == "#finding-1"


def test_the_search_is_given_sentences_without_tables_numbers_and_sources(site):
    text = "# T { #t }\n\nAbout [=xx.listed] `a < b` [@press-2024].\n\n```facts\nglance: xx\n```\n"
    page = read_page("docs/topics/p.md", "topics/p.md", "en", text)
    renderer = Renderer(site, TEMPLATES)
    html = renderer.prose(page, markdown(renderer.expand(page)), lambda path: path)
    assert html.split("</h1>")[1].strip() == "<p>About 1,073\u00a0people a &lt; b.</p>"


def test_markers_within_an_attribute_are_refused_before_they_can_do_harm_there(site):
    text = "# T { #t }\n\n![one [@law-2024] two [@press-2024] three](assets/x.png) [@law-2024]\n"
    assert render(site, text) == (None, ["T601", "C407"])
