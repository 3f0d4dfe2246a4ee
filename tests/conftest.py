"""What all tests share."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from reader_site import build_real_site
from sites import BuiltSite, served

ENSURE_CHROMIUM = Path(__file__).with_name("ensure-chromium.sh")

CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, running; a test that asks for it fails where there is none."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium_path(), args=CHROMIUM_ARGS)
        yield browser
        browser.close()


def _chromium_path() -> str:
    """`make test` has installed a browser if there was none; without make this does."""
    found = subprocess.run(["sh", ENSURE_CHROMIUM], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.fail(f"This test needs Chromium.\n{found.stderr}", pytrace=False)
    return found.stdout.strip()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of this checkout, built once for each process that runs tests."""
    return build_real_site(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="session")
def address(real_site: BuiltSite) -> Iterator[str]:
    """Where the real site is served."""
    with served(real_site.folder) as address:
        yield address
