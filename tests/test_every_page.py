"""Every page, with a screen reader's eyes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from reader_site import VIEWS, opened, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PARTS = 12
"""The pages are looked at in so many tests, which the processes that run them share."""


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_barrier(real_site, address, chromium: Browser, part: int):
    """Each page once; widths and schemes take turns. Colours are looked at on a page of each kind (test_access.py)."""
    width, scheme = VIEWS[part % len(VIEWS)]
    found: list[str] = []
    with opened(chromium, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        for url in real_site.urls[part::PARTS]:
            page.goto(address + url)
            found += violations(page, colours=False)
    assert found == []
