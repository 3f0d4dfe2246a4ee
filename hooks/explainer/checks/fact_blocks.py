"""Do fenced blocks ask for a table that exists, of things that exist?"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.findings import Finding, Level, Rule
from explainer.pages.blocks import Kind
from explainer.pages.page import Page
from explainer.pages.requests import read_request
from explainer.site import Site

REQUEST = Rule(
    "P512",
    "facts-block",
    Level.ERROR,
    "A block that asks for something that is not there would leave a hole in the page.",
)


@check(Scope.PAGE, REQUEST)
def blocks_can_be_filled(page: Page, site: Site) -> Iterator[Finding]:
    """A fenced block is named ``facts``; its YAML asks for a known table of known countries, indicators and facts."""
    for marked in page.content:
        block = marked.block
        if block.kind is not Kind.FENCE:
            continue
        if block.info != "facts":
            hint = "Name it: ```facts. Show code within a line between single backticks."
            yield REQUEST.at(page.location(block.start), f"a fenced block “{block.info}” is not known", hint)
            continue
        for problem in read_request(page, block, site.facts).problems:
            if not problem.reported:
                yield REQUEST.at(problem.location, problem.message, problem.hint)
