"""Small sites, built by MkDocs with this checkout's configuration, hooks and templates, to be looked at afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from selectolax.lexbor import LexborHTMLParser

CHECKOUT = Path(__file__).parent.parent

INTERFACE = "facts/interface.yml"

# What `mkdocs build` and `mkdocs serve` do, less the command line and the waiting for changes.
_BUILD = """
import logging, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
config = load_config("mkdocs.yml")
config.plugins.on_startup(command=sys.argv[1], dirty=False)
try:
    build(config)
except Abort as error:
    sys.exit(str(error))
"""


class BuildFailed(AssertionError):
    """MkDocs refused; the message is what it printed."""


@dataclass(frozen=True)
class BuiltSite:
    """A site as it lies on the disk, and what MkDocs said while it made it."""

    checkout: Path
    log: str

    @property
    def folder(self) -> Path:
        """What would be copied to a web host."""
        return self.checkout / "site"

    @property
    def site_url(self) -> str:
        """The address that the configuration names."""
        return str(yaml.safe_load((self.checkout / "mkdocs.yml").read_text(encoding="utf-8"))["site_url"])

    @property
    def urls(self) -> list[str]:
        """The address of every page but the error page, below the root of the site."""
        files = (path.relative_to(self.folder).as_posix() for path in sorted(self.folder.rglob("*.html")))
        return [path.removesuffix("index.html") for path in files if path != "404.html"]

    def file(self, url: str) -> Path:
        """The file that a host would serve for an address below the root of the site."""
        path = self.folder / unquote(urlsplit(url).path.lstrip("/"))
        return path / "index.html" if path.is_dir() or not path.name else path

    def page(self, url: str) -> LexborHTMLParser:
        """A page, parsed."""
        return LexborHTMLParser(self.file(url).read_text(encoding="utf-8"))

    def target(self, url: str, href: str) -> str:
        """Where a link on the page ``url`` leads: below the root of the site, or a complete address elsewhere."""
        return urljoin(f"https://here.example/{url}", href).removeprefix("https://here.example/")


def build_site(
    checkout: Path,
    files: Mapping[str, str | bytes],
    *,
    preview: bool = False,
    nav: list[Any] | None = None,
    unclaimed: Sequence[str] = ("*",),
    change: Callable[[dict[str, Any]], object] | None = None,
    environment: Mapping[str, str] | None = None,
) -> BuiltSite:
    """Make a checkout with ``files`` (path → content) and build it.

    Args:
        checkout: an empty or missing folder.
        files: pages and facts; only the words of the interface are added to them.
        preview: build as ``mkdocs serve`` does, which shows what is wrong instead of stopping.
        nav: the navigation; without it, MkDocs lists all pages.
        unclaimed: pages that need no sources; all, unless the test is about claims.
        change: changes the configuration, which is otherwise that of this checkout.
        environment: variables for the build.

    Raises:
        BuildFailed: MkDocs ended with an error.
    """
    write_checkout(checkout, files, nav=nav, unclaimed=unclaimed, change=change)
    return run_build(checkout, preview=preview, environment=environment)


def write_checkout(
    checkout: Path,
    files: Mapping[str, str | bytes],
    *,
    nav: list[Any] | None = None,
    unclaimed: Sequence[str] = ("*",),
    change: Callable[[dict[str, Any]], object] | None = None,
) -> None:
    """Make the checkout that ``build_site`` builds."""
    checkout.mkdir(parents=True, exist_ok=True)
    settings = yaml.safe_load((CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings.pop("nav", None)
    if nav is not None:
        settings["nav"] = nav
    settings["extra"]["explainer"]["unclaimed"] = list(unclaimed)
    if change:
        change(settings)
    (checkout / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    (checkout / "hooks").symlink_to(CHECKOUT / "hooks")
    shutil.copytree(CHECKOUT / "overrides", checkout / "overrides")
    (checkout / "docs").mkdir(exist_ok=True)
    words = (CHECKOUT / INTERFACE).read_text(encoding="utf-8")
    files = {INTERFACE: words, "facts/vocabulary.yml": "review: 180\n", **files}
    for path, content in files.items():
        target = checkout / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


STEADY = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1750000000"}
"""The variables of every build; its day is one in June 2025, whatever the day of the test."""


def run_build(checkout: Path, *, preview: bool = False, environment: Mapping[str, str] | None = None) -> BuiltSite:
    """Build a checkout in a process of its own: MkDocs and its plugins keep state in theirs."""
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, "serve" if preview else "build"],
        cwd=checkout,
        env={**os.environ, **STEADY, **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise BuildFailed(done.stdout + done.stderr)
    return BuiltSite(checkout, done.stderr)


def untranslated(*files: str) -> dict[str, str]:
    """A file of exceptions for pages that stand in one language only, so that they do not stop the build."""
    excuses = [
        {"code": "T601", "file": file, "about": "page is missing", "reason": "A test.", "until": "2025-12-31"}
        for file in files
    ]
    return {"facts/exceptions.yml": yaml.safe_dump(excuses, allow_unicode=True).replace("'2025-12-31'", "2025-12-31")}


def interface_with(code: str, text: str | None = None, **words: str) -> dict[str, str]:
    """The words of the interface with one more language: ``words``, and ``text`` or the name for all others."""
    texts = yaml.safe_load((CHECKOUT / INTERFACE).read_text(encoding="utf-8"))
    for name, word in texts.items():
        plural = isinstance(next(iter(word.values())), dict)
        said = words.get(name, text or name)
        word[code] = {"other": said} if plural else said
    return {INTERFACE: yaml.safe_dump(texts, allow_unicode=True)}


def broken_links(site: BuiltSite) -> list[tuple[str, str]]:
    """Every link, script, style and picture of every page that leads to no file of the site."""
    broken = []
    root = site.site_url
    for url in [*site.urls, "404.html"]:
        for node in site.page(url).css("[href], [src]"):
            address = str(node.attributes.get("href") or node.attributes.get("src"))
            inside = address.removeprefix(root) if address.startswith(root) else address
            target = inside if inside is not address else site.target(url, address)
            if not urlsplit(target).scheme and not site.file(target).is_file():
                broken.append((url, address))
    return broken


class _Handler(SimpleHTTPRequestHandler):
    """Serves files as a static host does: with the site's own page for what is not there."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())
        return None


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a web server; yields the address with the last slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a page left before all of it had come
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
