"""Looks at pages of the real site with Lighthouse, as on a slow phone, and takes the median of several looks.

The pages are served from this machine, compressed, as static hosts do. Lighthouse is an npm package: without Node there
is nothing to measure with, and the report keeps what it had.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from measuring import ProgramFailed

LIGHTHOUSE = Path(sys.prefix, "lighthouse", "node_modules", "lighthouse")
LOOKS = 3
LANGUAGES = ("", "ru/")
PAGES = ("", "compare/", "countries/germany/", "topics/russian-military-law/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("largest-contentful-paint", "total-blocking-time")
COMPRESSED = (".html", ".css", ".js", ".svg", ".xml")


@dataclass(frozen=True, slots=True)
class Look:
    """What Lighthouse said once: the four scores, 0 to 100; milliseconds; names of audits that are not perfect."""

    scores: Mapping[str, float]
    times: Mapping[str, float]
    faults: frozenset[str]


@dataclass(frozen=True, slots=True)
class Audits:
    """All looks at each page, and what with."""

    looks: Mapping[str, list[Look]]
    programs: str


def available() -> bool:
    """Whether there is a Lighthouse to look with; says so if there is none."""
    if shutil.which("node") and LIGHTHOUSE.is_dir():
        return True
    print("bench: no Node, or no Lighthouse: the pages are not looked at", file=sys.stderr)
    return False


def audit(checkout: Path, folder: Path) -> Audits:
    """Build the site of ``checkout`` into ``folder`` and look at its pages, all of them once before any twice.

    Raises:
        ProgramFailed: MkDocs, Chromium or Lighthouse cannot do its part.
    """
    _said(sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(folder), cwd=checkout)
    browser = _said("sh", "tests/ensure-chromium.sh", cwd=checkout)
    paths = [language + page for page in PAGES for language in LANGUAGES]
    looks: dict[str, list[Look]] = {path: [] for path in paths}
    with _served(folder) as address:
        for number in range(1, LOOKS + 1):
            for path in paths:
                look = _look(address + path, browser)
                print(f"  /{path}: look {number}, performance {look.scores['performance']:.0f}", file=sys.stderr)
                looks[path].append(look)
    release = json.loads((LIGHTHOUSE / "package.json").read_text("utf-8"))["version"]
    programs = f"Lighthouse {release}, Node {_said('node', '--version')}, {_said(browser, '--version')}"
    return Audits(looks, programs)


def _look(url: str, browser: str) -> Look:
    flags = "--headless=new" + (" --no-sandbox" if hasattr(os, "geteuid") and os.geteuid() == 0 else "")
    report: dict[str, Any] = json.loads(
        _said(
            *("node", str(LIGHTHOUSE / "cli" / "index.js"), url, "--quiet", "--output=json"),
            *(f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"),
            environment={"CHROME_PATH": browser},
        )
    )
    if "runtimeError" in report:
        raise ProgramFailed(f"Lighthouse could not look at {url}: {report['runtimeError']['message']}")
    categories, audits = report["categories"], report["audits"]
    weighed = {ref["id"] for name in CATEGORIES for ref in categories[name]["auditRefs"] if ref["weight"]}
    return Look(
        scores={name: 100 * categories[name]["score"] for name in CATEGORIES},
        times={name: audits[name]["numericValue"] for name in TIMES},
        faults=frozenset(name for name in weighed if (score := audits[name]["score"]) is not None and score < 0.9),
    )


def _said(*command: str, cwd: Path | None = None, environment: Mapping[str, str] | None = None) -> str:
    """Run a program and return what it printed."""
    given = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        command, cwd=cwd, env={**given, **(environment or {})}, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        said = (done.stderr + done.stdout)[-2000:]
        raise ProgramFailed(f"{command[0]} ended with exit code {done.returncode}:\n{said}")
    return done.stdout.strip()


class _Compressing(SimpleHTTPRequestHandler):
    """Serves files as static hosts do: compressed, over connections that stay open, kept by the browser for a while."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in COMPRESSED or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 9, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return BytesIO(body)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The folder on a web server; yields the address with the last slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
