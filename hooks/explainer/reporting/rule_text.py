"""What a rule says, for people: its reason, the checks that find it, a bad and a good example."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping

from explainer.checks.check import Check
from explainer.checks.examples import FOLDER, example
from explainer.checks.registry import CHECKS, RULES
from explainer.findings import Rule
from explainer.reporting.catalogue import Words
from explainer.reporting.human import shown

INDENT = "    "


def rule_text(rule: Rule, words: Words) -> str:
    """Everything that is known of ``rule``."""
    level = words.say(f"explain.level.{rule.level}")
    checks = [found for check in CHECKS if rule in check.rules for found in _check(check)]
    parts = [
        [f"{rule.code} {rule.name} ({level})"],
        [words.say("explain.only_english")] if words.say("explain.only_english") else [],
        [words.say("explain.why"), INDENT + rule.why],
        [words.say("explain.found_by"), *(checks or [INDENT + words.say("explain.while_reading")])],
    ]
    if (FOLDER / f"{rule.code}.yml").is_file():
        shown_as = example(rule.code)
        parts += [
            [words.say("explain.bad"), *_files(shown_as.bad, words)],
            [words.say("explain.good"), *_files(shown_as.good, words)],
        ]
    else:
        parts.append([words.say("explain.no_example")])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def rule_list(words: Words) -> str:
    """All rules, one a line."""
    levels = {rule.code: words.say(f"explain.level.{rule.level}") for rule in RULES.values()}
    width = max(map(len, levels.values()))
    return "".join(f"{rule.code}  {levels[rule.code]:{width}}  {rule.name}\n" for rule in RULES.values())


def _check(check: Check) -> Iterator[str]:
    yield f"{INDENT}{check.run.__name__}"
    yield from (f"{INDENT * 2}{line}".rstrip() for line in inspect.cleandoc(check.run.__doc__ or "").splitlines())


def _files(files: Mapping[str, str], words: Words) -> Iterator[str]:
    for file, text in files.items():
        bare = file.endswith(".md") and "/" not in file
        yield INDENT + (words.say("explain.every_language", file=file) if bare else file)
        yield from (f"{INDENT * 2}{shown(line)}".rstrip() for line in _spelt_out(text, words).split("\n"))


def _spelt_out(text: str, words: Words) -> str:
    """What stands for a thing that YAML cannot hold, in words."""
    kind, _, rest = text.partition(":")
    if kind == "symlink":
        return words.say("explain.symlink", text=rest)
    if kind == "fill":
        number, _, sign = rest.partition(":")
        return words.say("explain.fill", text=number, sign=sign.rstrip("\n"))
    if kind == "latin-1":
        return words.say("explain.latin", text=rest.rstrip("\n"))
    return text.rstrip("\n")
