"""``make bench``: measures the engine next to programs that do similar work, and writes BENCHMARKS.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import audits
import report
import stacks
from content import TODAY, Size, of_pages
from measuring import Program, ProgramFailed, Series, in_turn
from report import CHECKED_FACTS, CHECKED_PAGES, COMPARED, GROWTH, Results
from same_work import WorkDiffers, compare_work

CHECKOUT = Path(__file__).resolve().parents[2]
EPOCH = str((TODAY - date(1970, 1, 1)).days * 86_400)

MKDOCS = (sys.executable, "-m", "mkdocs", "--quiet", "build")
CHECK = (sys.executable, "-m", "explainer.cli", "check", "--today", TODAY.isoformat())
READ_YAML = """
import pathlib, yaml
for path in sorted(pathlib.Path("facts").rglob("*.yml")):
    yaml.safe_load(path.read_text(encoding="utf-8"))
"""


def main() -> int:
    options = _options()
    started = time.monotonic()
    text = options.output.read_text(encoding="utf-8") if options.output.is_file() else ""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        try:
            section = _look_at_pages(Path(folder), options.date) or report.pages_of(text)
            if not options.only_pages:
                text = report.write(measure(Path(folder), options.rounds, _environment()), options.date)
        except (ProgramFailed, WorkDiffers, stacks.InvalidSite) as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
    text = report.with_pages(text, section)
    print(text)
    options.output.write_text(text, encoding="utf-8")
    print(f"bench: {time.monotonic() - started:.0f} s; written to {options.output}", file=sys.stderr)
    return 0


def _options() -> argparse.Namespace:
    today = date.today()  # noqa: DTZ011 - the day where it is run
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--date", type=date.fromisoformat, default=today, help="written into the report; default: today"
    )
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program that count (default: 5)")
    parser.add_argument("--only-pages", action="store_true", help="look at the pages; leave the rest of the report")
    parser.add_argument("--output", type=Path, default=CHECKOUT / "BENCHMARKS.md")
    return parser.parse_args()


def _look_at_pages(folder: Path, day: date) -> str:
    """What Lighthouse says; nothing where there is none."""
    return report.pages(audits.audit(CHECKOUT, folder / "pages"), day) if audits.available() else ""


def _environment() -> dict[str, str]:
    """That of the caller, with the day fixed, and without what would let one run differ from another."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTEST"))}
    return {**given, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}


def measure(folder: Path, rounds: int, environment: Mapping[str, str]) -> Results:
    """All measurements. The slowest programs of the last one run three times at most."""

    def site(name: str, size: Size, write: Callable[[Path, Size], None]) -> Path:
        root = folder / name
        if not root.exists():
            print(f"Writing {name}", file=sys.stderr)
            write(root, size)
        return root

    def engine(pages: int) -> Program:
        return Program(f"engine {pages}", MKDOCS, site(f"engine-{pages}", of_pages(pages), _write_engine))

    def bare(pages: int) -> Program:
        return Program(f"bare {pages}", MKDOCS, site(f"bare-{pages}", of_pages(pages), stacks.write_bare))

    def macros(pages: int) -> Program:
        return Program(f"macros {pages}", MKDOCS, site(f"macros-{pages}", of_pages(pages), stacks.write_macros))

    programs = [bare(COMPARED), engine(COMPARED), macros(COMPARED)]
    builds = in_turn(programs, rounds, environment)
    compare_work(programs[1].folder, programs[2].folder)

    checks: dict[int, Series] = {}
    for pages in CHECKED_PAGES:
        root = site(f"check-{pages}", Size(pages, CHECKED_FACTS), _write_engine)
        read = Program("read", (sys.executable, "-c", READ_YAML), root)
        checks[pages] = in_turn([Program("check", CHECK, root), read], rounds, environment)

    growing = [program for pages in GROWTH for program in (bare(pages), engine(pages))]
    growth = in_turn(growing, min(rounds, 3), environment)
    return Results(builds, checks, growth)


def _write_engine(root: Path, size: Size) -> None:
    stacks.write_engine(root, size, CHECKOUT)


if __name__ == "__main__":
    sys.exit(main())
