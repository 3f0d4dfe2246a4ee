"""``explainer diff``: which facts, sources, contacts and sections changed."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from explainer.commands.shared import CLEAN, CommandError, checkout, words_of
from explainer.comparing.changes import changes
from explainer.comparing.git import Changed, GitError, changed_files, revision
from explainer.comparing.records import holds_records
from explainer.comparing.sections import one_sided
from explainer.facts.loading import FOLDER, SCHEMAS
from explainer.project import Project, load_project
from explainer.reporting.catalogue import Words
from explainer.reporting.human import shown
from explainer.reporting.pull_request import Comparison, as_markdown

if TYPE_CHECKING:
    from explainer.commands.shared import Commands


def add(commands: Commands, words: Words) -> None:
    """Tell the parser of the command."""
    parser = commands.add_parser("diff", help=words.say("diff.help"), description=words.say("diff.description"))
    parser.add_argument("base", nargs="?", metavar="BASE", help=words.say("diff.base"))
    parser.add_argument("head", nargs="?", metavar="HEAD", help=words.say("diff.head"))
    parser.add_argument("--limit", metavar="N", help=words.say("diff.limit"))
    parser.set_defaults(run=_diff)


def _diff(options: argparse.Namespace) -> int:
    words = words_of(options)
    limit = _limit(options.limit, words)
    project = load_project(checkout(options))
    try:
        base = _default_base(project) if options.base is None else options.base
        found = _compared(project, base, options.head)
    except GitError as error:
        values = {name: shown(value) for name, value in error.values.items()}
        raise CommandError(words.say(error.key, **values)) from None
    sys.stdout.write(as_markdown(found, words, limit))
    return CLEAN


def _default_base(project: Project) -> str:
    """``main``; where only the remote one is here, as in the copies that automation makes, that one."""
    for name in ("main", "origin/main"):
        with suppress(GitError):
            revision(project.root, name)
            return name
    return "main"


def _compared(project: Project, base: str, head: str | None) -> Comparison:
    root = project.root
    folders = {language.code: language.folder for language in project.languages}
    commits = revision(root, base), None if head is None else revision(root, head)
    files = changed_files(root, *commits, [FOLDER, *folders.values()])
    readable = [changed for changed in files if changed.readable]
    found, broken = changes(readable)
    return Comparison(
        base=base,
        head=head,
        changes=found,
        sections=one_sided(readable, folders),
        files=[changed.file for changed in readable if _other(changed)],
        unreadable=[*(changed.file for changed in files if not changed.readable), *broken],
        languages=project.codes,
    )


def _other(changed: Changed) -> bool:
    """A file of facts that holds no records and is not generated: the vocabulary, exceptions, what does not belong."""
    inside = changed.file.removeprefix(f"{FOLDER}/")
    return inside != changed.file and not inside.startswith(SCHEMAS) and not holds_records(changed.file)


def _limit(text: str | None, words: Words) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or int(text[:12]) == 0:
        raise CommandError(words.say("diff.bad_limit", text=shown(text)))
    return int(text[:12])
