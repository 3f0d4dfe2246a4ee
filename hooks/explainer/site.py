"""The whole site as read: facts and pages in every language, before anything is checked or rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase

from explainer.facts.dataset import Dataset
from explainer.facts.loading import load_facts
from explainer.findings import Finding
from explainer.pages.page import Page
from explainer.pages.tree import load_pages
from explainer.project import Project


@dataclass(slots=True)
class Site:
    """What the checks and the renderer work on. ``today`` is given, so that nothing depends on the clock."""

    project: Project
    today: date
    facts: Dataset
    pages: dict[tuple[str, str], Page]
    findings: list[Finding] = field(default_factory=list)
    unreadable: frozenset[str] = frozenset()
    """Paths of pages that are there and cannot be read in some language."""

    @property
    def paths(self) -> list[str]:
        """The paths of all pages, whatever their language, in order."""
        return sorted({path for _, path in self.pages})

    def twins(self, path: str) -> dict[str, Page]:
        """The page at ``path`` in each language that has it, in the order of the configuration."""
        return {code: self.pages[code, path] for code in self.project.codes if (code, path) in self.pages}

    def page_showing(self, kind: str) -> str:
        """The path of the first page with a table of this kind; empty where there is none."""
        asks = f"{kind}:"
        return next(
            (
                path
                for path in self.paths
                for page in self.twins(path).values()
                if any(page.text.content.startswith(asks, block.body_start) for block in page.fact_blocks)
            ),
            "",
        )

    def needs_sources(self, page: Page) -> bool:
        """Whether what the page says is a claim."""
        return not any(fnmatchcase(page.path, glob) for glob in self.project.unclaimed)


def load_site(project: Project, today: date) -> Site:
    """Read everything. Unchanged files are not parsed again: their content is the key of a cache."""
    facts = load_facts(project.root)
    pages, findings, unreadable = load_pages(project)
    found = [*facts.findings, *findings, *(finding for page in pages.values() for finding in page.findings)]
    return Site(project, today, facts, pages, found, unreadable)
