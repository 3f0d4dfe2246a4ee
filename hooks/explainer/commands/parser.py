"""A parser of arguments whose help is written in the language of whoever asks."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any

from explainer.reporting.catalogue import LANGUAGES, Words


def asked_language(arguments: Sequence[str] | None) -> str | None:
    """The language that the arguments name, wherever it stands among them; help is written before they are read."""
    scout = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    scout.add_argument("--language")
    try:
        known, _ = scout.parse_known_args(arguments)
    except argparse.ArgumentError:
        return None
    return known.language if isinstance(known.language, str) else None


def parser_in(words: Words) -> type[argparse.ArgumentParser]:
    """A class of parsers that speak one language; those of subcommands are of the same class."""

    class Help(argparse.HelpFormatter):
        """Writes the help."""

        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: Iterable[Any],
            prefix: str | None = None,
        ) -> None:
            """Begin with the word for “usage” of the language."""
            super().add_usage(usage, actions, groups, words.say("usage") if prefix is None else prefix)

    class Parser(argparse.ArgumentParser):
        """Reads arguments."""

        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings, add_help=False, formatter_class=Help)
            self._positionals.title = words.say("arguments")
            self._optionals.title = words.say("options")
            self.add_argument("-h", "--help", action="help", help=words.say("help.help"))
            self.add_argument(
                "--language",
                choices=LANGUAGES,
                default=argparse.SUPPRESS,
                help=words.say("help.language", languages=", ".join(LANGUAGES)),
            )

    return Parser
