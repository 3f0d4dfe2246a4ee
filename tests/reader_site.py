"""The real site, built once a run, for the tests that look at it as a reader does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from sites import CHECKOUT, BuiltSite, run_build

CONTENT = ("docs", "docs_ru", "facts", "overrides")
PHONE = {"width": 360, "height": 740}
WIDTHS, SCHEMES = (320, 768, 1280), ("light", "dark")
VIEWS = tuple(product(WIDTHS, SCHEMES))

KINDS = (
    "", "find/", "compare/", "map/", "organisations/", "glossary/", "timeline/", "sources/", "sources/press-a/",
    "countries/estonia/", "countries/mongolia/", "regions/transit/", "topics/russian-military-law/",
    "topics/statistics/", "situations/called-up/", "about/method/",
)  # fmt: skip
"""One page of each kind."""


def last_day_of_the_facts() -> str:
    """Noon of the last day on which anything was read or checked, as seconds: nothing here depends on the clock."""
    files = "".join(path.read_text("utf-8") for path in (CHECKOUT / "facts").rglob("*.yml"))
    days = re.findall(r"\b(?:accessed|on|looked|seen): (\d{4}-\d{2}-\d{2})\b", files)
    return str(int(datetime.fromisoformat(f"{max(days)}T12:00:00+00:00").timestamp()))


def copy_of_the_checkout(folder: Path) -> Path:
    """The content of this checkout, with its own hooks, somewhere else."""
    for name in CONTENT:
        shutil.copytree(CHECKOUT / name, folder / name)
    shutil.copy(CHECKOUT / "mkdocs.yml", folder)
    (folder / "hooks").symlink_to(CHECKOUT / "hooks")
    return folder


def build_real_site(folder: Path) -> BuiltSite:
    """Build the site of this checkout in ``folder``."""
    return run_build(copy_of_the_checkout(folder), environment={"SOURCE_DATE_EPOCH": last_day_of_the_facts()})


@contextmanager
def opened(chromium: Browser, **options: Any) -> Iterator[Page]:
    """A page in a context of its own, on a phone unless ``options`` say otherwise."""
    context = chromium.new_context(**{"viewport": PHONE, **options})
    yield context.new_page()
    context.close()


def violations(page: Page, *, colours: bool = True) -> list[str]:
    """What axe finds on a page, best practices included; ``colours`` are half of its work."""
    rules = {} if colours else {"color-contrast": {"enabled": False}}
    found = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules}).response["violations"]
    return [f"{page.url} {one['id']}: {node['target']}" for one in found for node in one["nodes"]]
