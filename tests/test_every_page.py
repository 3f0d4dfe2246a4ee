"""Every page, with a screen reader's eyes."""

from __future__ import annotations

from itertools import cycle

import pytest
from playwright.sync_api import Browser

from reader_site import VIEWS, opened, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("every-page")]


def test_no_page_has_a_barrier(real_site, address, chromium: Browser):
    """Each page once; widths and schemes take turns."""
    found: list[str] = []
    views = cycle(VIEWS)
    for start in range(0, len(real_site.urls), 25):
        width, scheme = next(views)
        with opened(chromium, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
            for url in real_site.urls[start : start + 25]:
                page.goto(address + url)
                found += violations(page)
    assert found == []
