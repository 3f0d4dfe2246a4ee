"""What all commands share: how they fail, where the checkout is, which files and which day are meant."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.project import CONFIGURATION
from explainer.reporting.catalogue import Words, words

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2


class CommandError(Exception):
    """The command cannot do what was asked; the message says why and what to do instead."""


def words_of(options: argparse.Namespace) -> Words:
    """The words in the language that was asked for."""
    return words(options.language)


def checkout(options: argparse.Namespace) -> Path:
    """The folder of the checkout: the one named, else the nearest above."""
    if options.root:
        return Path(options.root).resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIGURATION).is_file():
            return folder
    raise CommandError(f"no {CONFIGURATION} here or in a folder above: go to the checkout, or name it with --root")


def within(paths: Sequence[str], root: Path) -> list[Path]:
    """Files and folders as findings name them, relative to the checkout."""
    chosen = []
    for path in paths:
        absolute = Path(path).resolve()
        if not absolute.exists():
            raise CommandError(f"there is no file or folder {path}")
        if not absolute.is_relative_to(root):
            raise CommandError(f"{path} lies outside {root}")
        chosen.append(absolute.relative_to(root))
    return chosen


def add_today(parser: argparse.ArgumentParser, said: Words, purpose: str = "help.today") -> None:
    """The option ``--today``; ``purpose`` is the message that says what the day is for."""
    today = date.today()  # noqa: DTZ011 - the day where the contributor is
    parser.add_argument("--today", type=_day, default=today, metavar="YYYY-MM-DD", help=said.say(purpose))


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write 2026-01-31") from None
