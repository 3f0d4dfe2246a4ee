"""Every page, with a screen reader's eyes."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from reader_site import VIEWS, build_real_site, opened, violations
from sites import served

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("every-page")]


def test_no_page_has_a_barrier(tmp_path: Path, chromium: Browser):
    """Each page once; widths and schemes take turns."""
    site = build_real_site(tmp_path)
    found: list[str] = []
    views = cycle(VIEWS)
    with served(site.folder) as address:
        for start in range(0, len(site.urls), 25):
            width, scheme = next(views)
            with opened(chromium, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
                for url in site.urls[start : start + 25]:
                    page.goto(address + url)
                    found += violations(page)
    assert found == []
