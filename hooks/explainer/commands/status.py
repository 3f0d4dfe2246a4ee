"""``explainer status``: what wants work."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.commands.shared import CLEAN, CommandError, add_today, checkout, within, words_of
from explainer.facts.dataset import Dataset
from explainer.facts.loading import load_facts
from explainer.project import load_project
from explainer.reporting.backlog import as_json, as_table
from explainer.reporting.catalogue import Words
from explainer.upkeep.status import status

if TYPE_CHECKING:
    from explainer.commands.shared import Commands


def add(commands: Commands, words: Words) -> None:
    """Tell the parser of the command."""
    parser = commands.add_parser("status", help=words.say("status.help"), description=words.say("status.description"))
    parser.add_argument("paths", nargs="*", help=words.say("status.paths"))
    parser.add_argument("--format", choices=("table", "json"), default="table", help=words.say("status.format"))
    add_today(parser, words)
    parser.set_defaults(run=_status)


def _status(options: argparse.Namespace) -> int:
    words = words_of(options)
    root = load_project(checkout(options)).root
    facts = load_facts(root)
    chosen = within(options.paths, root) or [Path()]
    if options.paths:
        _refuse_elsewhere(chosen, facts, words)
    found = status(facts, options.today, lambda file: _in(file, chosen))
    names = {country: words.name(entry.record.name, country) for country, entry in facts.countries.items()}
    sys.stdout.write(as_json(found) if options.format == "json" else as_table(found, names, words))
    return CLEAN


def _in(file: str, chosen: Sequence[Path]) -> bool:
    return any(Path(file).is_relative_to(path) for path in chosen)


def _refuse_elsewhere(chosen: Sequence[Path], facts: Dataset, words: Words) -> None:
    """A path without facts is a slip: an empty table would look like good news."""
    empty = [path for path in chosen if not any(_in(document.file, [path]) for document in facts.documents)]
    if empty:
        raise CommandError(words.say("status.nothing_there", paths=", ".join(map(str, empty))))
