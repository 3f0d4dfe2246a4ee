"""A check is a value: a scope, the rules it can find broken, and a pure function from a subject to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from explainer.findings import Finding, Rule


class Scope(StrEnum):
    """What a check looks at, one at a time. Each function also gets the site."""

    SITE = "the whole site"
    PAGE = "each page"
    TWINS = "each page that is not in the default language, with its twin that is"
    STATEMENT = "each fact, statistic and event"
    SOURCE = "each source"


@dataclass(frozen=True, slots=True)
class Check:
    """One check. The docstring of ``run`` is its documentation."""

    scope: Scope
    rules: tuple[Rule, ...]
    run: Callable[..., Iterable[Finding]]


def check(scope: Scope, *rules: Rule) -> Callable[[Callable[..., Iterable[Finding]]], Check]:
    """Make a check of a function that takes a subject of ``scope`` and the site (only the site for ``Scope.SITE``)."""

    def wrap(run: Callable[..., Iterable[Finding]]) -> Check:
        return Check(scope, rules, run)

    return wrap


Subject = tuple[Any, ...]
