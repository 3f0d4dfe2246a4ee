"""The command ``explainer``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from explainer.checking import check_site
from explainer.facts.schema import schemas
from explainer.facts.stamping import StampError, named, stamp
from explainer.findings import Finding, Level, did_you_mean
from explainer.project import CONFIGURATION, ProjectError, load_project
from explainer.reporting import FORMATS
from explainer.reporting.github import job_summary
from explainer.site import load_site

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2


class CommandError(Exception):
    """The command cannot do what was asked; the message says why and what to do instead."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 findings, 2 could not run."""
    if sys.stdout is None or sys.stderr is None:
        return COULD_NOT_RUN  # closed by whoever calls: there is nowhere to say anything
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (ProjectError, CommandError, StampError) as error:
        print(f"explainer: {error}", file=sys.stderr)
    except OSError as error:
        print(f"explainer: {error.filename or 'a file'}: {error.strerror}", file=sys.stderr)
    return COULD_NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="explainer",
        description="Checks and maintains the facts and pages of this site. Begin with: explainer check",
        epilog="Exit codes: 0 nothing to mend (there may be warnings), 1 errors found, 2 the command could not run.",
    )
    parser.add_argument("--root", type=Path, help=f"the checkout; else the nearest folder above with {CONFIGURATION}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    check = commands.add_parser(
        "check",
        help="say what is wrong, where, and what to write instead",
        description="Reads all facts and pages and reports every fault at once, with file, line and column.",
    )
    check.add_argument("paths", nargs="*", help="show only findings in these files or folders (all are read)")
    check.add_argument("--format", choices=FORMATS, default="human", help="human (default), github, json or sarif")
    _add_today(check, "the day against which dates are checked")
    check.set_defaults(run=_check)

    schema = commands.add_parser(
        "schema",
        help="write JSON Schemas of the facts, for editors",
        description="Writes a JSON Schema for each kind of file under facts/. Editors complete and warn with them.",
    )
    schema.add_argument(
        "--output", type=Path, default=Path("facts/schemas"), help="folder to write to (default: facts/schemas/)"
    )
    schema.add_argument("--check", action="store_true", help="write nothing; exit with 1 if a file is out of date")
    schema.set_defaults(run=_schema)

    stamping = commands.add_parser(
        "stamp",
        help="mark facts as checked against their sources",
        description="Writes the day and a digest of what was checked into each named fact. Do it after you have "
        "compared the fact with its sources, not before: an edit afterwards makes the check void again.",
    )
    stamping.add_argument("names", nargs="+", help="ids of facts, or files under facts/; “all” for every fact")
    stamping.add_argument("--keep-date", action="store_true", help="renew digests only, with the day that is written")
    _add_today(stamping, "the day of the check")
    stamping.set_defaults(run=_stamp)
    return parser


def _add_today(parser: argparse.ArgumentParser, purpose: str) -> None:
    today = date.today()  # noqa: DTZ011 - the day where the contributor is
    parser.add_argument("--today", type=_day, default=today, metavar="YYYY-MM-DD", help=f"{purpose} (default: today)")


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write 2026-01-31") from None


def _root(options: argparse.Namespace) -> Path:
    if options.root:
        return Path(options.root).resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIGURATION).is_file():
            return folder
    raise CommandError(f"no {CONFIGURATION} here or in a folder above: go to the checkout, or name it with --root")


def _check(options: argparse.Namespace) -> int:
    root = _root(options)
    found = check_site(load_site(load_project(root), options.today))
    shown = _only(found, options.paths, root) if options.paths else found
    sys.stdout.write(FORMATS[options.format](shown, root))
    if options.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as page:  # a file that GitHub shows on the page of the run
            page.write(job_summary(shown))
    return FOUND if any(finding.level is Level.ERROR for finding in shown) else CLEAN


def _only(found: list[Finding], paths: list[str], root: Path) -> list[Finding]:
    chosen = []
    for path in paths:
        absolute = Path(path).resolve()
        if not absolute.exists():
            raise CommandError(f"there is no file or folder {path}")
        if not absolute.is_relative_to(root):
            raise CommandError(f"{path} lies outside {root}")
        chosen.append(absolute.relative_to(root))
    return [finding for finding in found if any(Path(finding.location.file).is_relative_to(path) for path in chosen)]


def _schema(options: argparse.Namespace) -> int:
    folder = options.output if options.output.is_absolute() else _root(options) / options.output
    stale = [name for name, text in schemas().items() if not _same(folder / name, text)]
    if options.check:
        for name in stale:
            print(f"{folder / name} is out of date; run: explainer schema")
        return FOUND if stale else CLEAN
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        _write(folder / name, schemas()[name])
    print(f"{len(stale)} of {len(schemas())} schemas written to {folder}")
    return CLEAN


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _stamp(options: argparse.Namespace) -> int:
    root = _root(options)
    facts = load_site(load_project(root), options.today).facts
    known = {*facts.statements, *(entry.document.file for entry in facts.statements.values())}
    names = [] if options.names == ["all"] else [_as_known(name, root) for name in options.names]
    broken = [name for name in names if name in facts.broken]
    if broken:
        raise CommandError(f"cannot be read: {', '.join(broken)}. Run: explainer check")
    unknown = [name for name in names if name not in known]
    if unknown:
        near = " ".join(filter(None, (did_you_mean(name, known) for name in unknown)))
        hint = near or "Write an id (ee.ban) or a file (facts/countries/ee.yml)."
        raise CommandError(f"no fact and no file of facts: {', '.join(unknown)}. {hint}")
    texts = stamp(facts, named(names), None if options.keep_date else options.today)
    for file, text in texts.items():
        _write(root / file, text)
    print(f"stamped in {len(texts)} files: {', '.join(texts) or 'nothing had changed'}")
    return CLEAN


def _as_known(name: str, root: Path) -> str:
    """A file as findings name it, wherever the command is run; an id as it is."""
    path = Path(name).resolve()
    return path.relative_to(root).as_posix() if path.is_file() and path.is_relative_to(root) else name


def _write(path: Path, text: str) -> None:
    """Write beside, then swap: a file is the old one or the new one, never half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".explainer-")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as temporary:
        temporary.write(text)
    mode = path.stat().st_mode if path.exists() else 0o644
    Path(name).chmod(mode & 0o777)
    Path(name).replace(path)


if __name__ == "__main__":
    sys.exit(main())
