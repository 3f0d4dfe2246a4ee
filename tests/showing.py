"""What the engine makes of one page or of one request, without MkDocs."""

from __future__ import annotations

import re
from pathlib import Path

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from explainer.pages.page import Page, read_page
from explainer.rendering.renderer import Renderer
from explainer.site import Site

TEMPLATES = Path(__file__).parent.parent / "overrides" / "facts"


def rendered(site: Site, page: Page) -> LexborHTMLParser:
    """A page as HTML; addresses are the paths of pages."""
    renderer = Renderer(site, TEMPLATES)
    html = Markdown(extensions=["explainer.rendering.markdown"]).convert(renderer.expand(page))
    return LexborHTMLParser(renderer.fill(page, html, lambda path: path).whole)


def shown(site: Site, request: str, language: str = "en") -> LexborHTMLParser:
    """The table that ``request`` asks for, on a page of its own."""
    page = site.pages[language, "topics/page.md"]
    text = f"# T {{ #t }}\n\n```facts\n{request}\n```\n"
    return rendered(site, read_page(page.file, page.path, language, text))


def words(node: LexborNode) -> str:
    """The text of a node, with single spaces."""
    return re.sub(r"\s+", " ", node.text()).strip()
