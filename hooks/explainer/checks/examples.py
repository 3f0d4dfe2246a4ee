"""The example of each rule: a small site in which it is broken, and one in which it is kept.

Contributors read them, tests run them: laid over a small valid site, ``bad`` must give the code of the rule and no
other, ``good`` must give nothing. A bare ``page.md`` stands for the same page in every language, ``DIGEST`` for the
digest of a fact, and three texts for what YAML cannot hold: ``symlink:TARGET``, ``fill:NUMBER:SIGN``, ``latin-1:TEXT``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer.facts.strict_yaml import read_yaml

FOLDER = Path(__file__).with_name("examples")


@dataclass(frozen=True, slots=True)
class Example:
    """Files of a small site: path → text."""

    bad: Mapping[str, str]
    good: Mapping[str, str]


def example(code: str) -> Example:
    """The example of the rule ``code``.

    Raises:
        FileNotFoundError: it has none.
    """
    path = FOLDER / f"{code}.yml"
    document = read_yaml(path.name, path.read_text(encoding="utf-8"))
    return Example(**document.data)
