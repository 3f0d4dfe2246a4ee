"""The preview: every edit is shown, what is wrong is shown where it is, and a broken file does not end it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sites import write_checkout

pytestmark = pytest.mark.xdist_group("preview")
PATIENCE = 60.0  # seconds

GAP = "- {{id: gap.xx.a, country: xx, text: {{en: {text}, ru: Правило}}, looked: 2024-01-02}}\n"
FILES = {
    "docs/index.md": "# Home { #home }\n\nHello.\n\n```facts\nglance: xx\n```\n\n```facts\ngaps: xx\n```\n",
    "docs_ru/index.md": "# Начало { #home }\n\nЗдравствуйте.\n\n```facts\ngaps: xx\n```\n",
    "facts/countries/xx.yml": "id: xx\nname: {en: Exland, ru: Иксландия}\nregion: west\nfacts: []\n",
    "facts/vocabulary.yml": "regions: [{id: west, label: {en: West, ru: Запад}}]\n",
    "facts/gaps/xx.yml": GAP.format(text="A rule"),
}


class Preview:
    def __init__(self, checkout: Path, address: str) -> None:
        self.checkout = checkout
        self.address = address

    def write(self, path: str, text: str) -> None:
        (self.checkout / path).write_text(text, encoding="utf-8")

    def shows(self, url: str, text: str) -> bool:
        """Whether the page shows ``text`` before patience ends."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(self.address + url, timeout=10) as answer:  # noqa: S310 - our own server
                    if text in answer.read().decode():
                        return True
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.2)
        return False


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    checkout = tmp_path_factory.mktemp("preview")
    write_checkout(checkout, FILES, unclaimed=())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    log = (checkout.parent / "log").open("wb")
    process = subprocess.Popen(command, cwd=checkout, stdout=log, stderr=log, env={**os.environ, "PYTHONUTF8": "1"})
    try:
        yield Preview(checkout, f"http://127.0.0.1:{port}/")
        assert process.poll() is None, "the preview has ended by itself"
    finally:
        process.terminate()
        process.wait()
        log.close()


def test_a_claim_without_a_source_is_shown_at_its_block_with_what_to_write(preview):
    assert preview.shows("", '<p>Hello.<span class="finding finding-error" id="finding-1"><strong>C401</strong>')
    assert preview.shows("ru/", "End it with [@source-id]")


def test_edits_of_every_folder_are_shown(preview):
    preview.write("docs/index.md", FILES["docs/index.md"].replace("Hello", "Good day"))
    assert preview.shows("", "Good day")
    preview.write("docs_ru/index.md", FILES["docs_ru/index.md"].replace("Здравствуйте", "Добрый день"))
    assert preview.shows("ru/", "Добрый день")
    preview.write("facts/gaps/xx.yml", GAP.format(text="Another rule"))
    assert preview.shows("", "Another rule")
    template = preview.checkout / "overrides/facts/gaps.html"
    template.write_text(template.read_text() + "<p>A new line of the template.</p>")
    assert preview.shows("", "A new line of the template.")


def test_a_broken_file_of_facts_is_named_and_the_preview_recovers(preview):
    preview.write("facts/gaps/xx.yml", "- id: [broken\n")
    assert preview.shows("", "<strong>Y101</strong> error: this is not YAML")
    preview.write("facts/gaps/xx.yml", GAP.format(text="A mended rule"))
    assert preview.shows("", "A mended rule")


@pytest.mark.parametrize("name", ["countries/xx", "vocabulary", "interface"])
def test_a_broken_country_or_vocabulary_is_named_and_the_preview_recovers(preview, name):
    file = f"facts/{name}.yml"
    sound = (preview.checkout / file).read_text(encoding="utf-8")
    preview.write(file, sound + "bad: [\n")
    assert preview.shows("", f"{file}:")
    preview.write(file, sound)
    preview.write("facts/gaps/xx.yml", GAP.format(text=f"Mended {name}"))
    assert preview.shows("", f"Mended {name}")
