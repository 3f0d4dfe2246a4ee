"""``explainer explain``: what a code means."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

from explainer.checks.registry import RULES
from explainer.commands.shared import CLEAN, CommandError, words_of
from explainer.findings import Rule
from explainer.reporting.catalogue import Words
from explainer.reporting.human import shown
from explainer.reporting.rule_text import rule_list, rule_text

if TYPE_CHECKING:
    from explainer.commands.shared import Commands


def add(commands: Commands, words: Words) -> None:
    """Tell the parser of the command."""
    parser = commands.add_parser(
        "explain", help=words.say("explain.help"), description=words.say("explain.description")
    )
    parser.add_argument("code", nargs="?", metavar="CODE", help=words.say("explain.code"))
    parser.set_defaults(run=_explain)


def _explain(options: argparse.Namespace) -> int:
    words = words_of(options)
    text = rule_list(words) if options.code is None else rule_text(_rule(options.code, words), words)
    sys.stdout.write(text)
    return CLEAN


def _rule(asked: str, words: Words) -> Rule:
    names = {rule.name: rule for rule in RULES.values()}
    rule = RULES.get(asked.upper()) or names.get(asked.lower())
    if rule is None:
        near = get_close_matches(asked.upper(), RULES, 1) or get_close_matches(asked.lower(), names, 1)
        hint = words.say("explain.did_you_mean", code=near[0]) if near else words.say("explain.all_codes")
        raise CommandError(words.say("explain.unknown", code=shown(asked), hint=hint))
    return rule
