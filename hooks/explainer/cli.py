"""The command ``explainer``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from explainer.checking import check_site
from explainer.commands import diff, explain, status
from explainer.commands.parser import asked_language, parser_in
from explainer.commands.shared import CLEAN, COULD_NOT_RUN, FOUND, CommandError, add_today, checkout, within
from explainer.facts.schema import schemas
from explainer.facts.stamping import StampError, named, stamp
from explainer.findings import Finding, Level, did_you_mean
from explainer.project import CONFIGURATION, ProjectError, load_project
from explainer.reporting import FORMATS
from explainer.reporting.catalogue import Words, language_of, words
from explainer.reporting.github import job_summary
from explainer.site import load_site


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 findings, 2 could not run."""
    if sys.stdout is None or sys.stderr is None:
        return COULD_NOT_RUN  # closed by whoever calls: there is nowhere to say anything
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    language = language_of(asked_language(arguments), os.environ)
    options = _parser(words(language)).parse_args(arguments)
    options.language = language
    try:
        return int(options.run(options))
    except (ProjectError, CommandError, StampError) as error:
        print(f"explainer: {error}", file=sys.stderr)
    except OSError as error:
        print(f"explainer: {error.filename or 'a file'}: {error.strerror}", file=sys.stderr)
    return COULD_NOT_RUN


def _parser(said: Words) -> argparse.ArgumentParser:
    parser = parser_in(said)(prog="explainer", description=said.say("main.description"), epilog=said.say("main.epilog"))
    parser.add_argument("--root", type=Path, help=said.say("help.root", configuration=CONFIGURATION))
    commands = parser.add_subparsers(title=said.say("commands"), required=True, metavar="COMMAND")

    check = commands.add_parser("check", help=said.say("check.help"), description=said.say("check.description"))
    check.add_argument("paths", nargs="*", help=said.say("check.paths"))
    check.add_argument("--format", choices=FORMATS, default="human", help=said.say("check.format"))
    add_today(check, said)
    check.set_defaults(run=_check)

    schema = commands.add_parser("schema", help=said.say("schema.help"), description=said.say("schema.description"))
    schema.add_argument("--output", type=Path, default=Path("facts/schemas"), help=said.say("schema.output"))
    schema.add_argument("--check", action="store_true", help=said.say("schema.check"))
    schema.set_defaults(run=_schema)

    stamping = commands.add_parser("stamp", help=said.say("stamp.help"), description=said.say("stamp.description"))
    stamping.add_argument("names", nargs="+", help=said.say("stamp.names"))
    stamping.add_argument("--keep-date", action="store_true", help=said.say("stamp.keep_date"))
    add_today(stamping, said, "stamp.today")
    stamping.set_defaults(run=_stamp)

    for module in (explain, status, diff):
        module.add(commands, said)
    return parser


def _check(options: argparse.Namespace) -> int:
    root = checkout(options)
    found = check_site(load_site(load_project(root), options.today))
    shown = _only(found, options.paths, root) if options.paths else found
    sys.stdout.write(FORMATS[options.format](shown, root))
    if options.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as page:  # a file that GitHub shows on the page of the run
            page.write(job_summary(shown))
    return FOUND if any(finding.level is Level.ERROR for finding in shown) else CLEAN


def _only(found: list[Finding], paths: list[str], root: Path) -> list[Finding]:
    chosen = within(paths, root)
    return [finding for finding in found if any(Path(finding.location.file).is_relative_to(path) for path in chosen)]


def _schema(options: argparse.Namespace) -> int:
    folder = options.output if options.output.is_absolute() else checkout(options) / options.output
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
    root = checkout(options)
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
