"""Runs checks over a site. All findings are reported at once; a check that crashes is itself a finding."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from explainer.checks.check import Check, Scope, Subject
from explainer.findings import Finding, Level, Location, Rule
from explainer.site import Site

CRASH = Rule(
    "E001",
    "check-crashed",
    Level.ERROR,
    "A check that stops halfway has not looked at the rest. This is a fault of the engine, not of the text.",
)

RULES = (CRASH,)


def run_checks(site: Site, checks: Iterable[Check]) -> list[Finding]:
    """What was found while reading ``site`` and what ``checks`` find, in the order of files and lines."""
    found = list(site.findings)
    for check in checks:
        for subject, where in _subjects(site, check.scope):
            try:
                found.extend(check.run(*subject, site))
            except Exception as error:  # whatever it is, the other checks must still run
                found.append(_crash(check, where, error))
    return sorted(set(found), key=lambda finding: finding.sort_key)


def _subjects(site: Site, scope: Scope) -> Iterator[tuple[Subject, Location]]:
    """What a check of this scope looks at, and the place that a crash is reported for."""
    return _SUBJECTS[scope](site)


def _whole(_site: Site) -> Iterator[tuple[Subject, Location]]:
    yield (), Location("mkdocs.yml")


def _pages(site: Site) -> Iterator[tuple[Subject, Location]]:
    return (((page,), Location(page.file)) for page in site.pages.values() if page.parseable)


def _twins(site: Site) -> Iterator[tuple[Subject, Location]]:
    default = site.project.default.code
    for path in site.paths:
        twins = site.twins(path)
        original = twins.pop(default, None)
        for page in twins.values():
            if original and original.parseable and page.parseable:
                yield (original, page), Location(page.file)


def _statements(site: Site) -> Iterator[tuple[Subject, Location]]:
    return (((entry,), entry.at("id")) for entry in site.facts.statements.values())


def _sources(site: Site) -> Iterator[tuple[Subject, Location]]:
    return (((entry,), entry.at("id")) for entry in site.facts.sources.values())


_SUBJECTS: dict[Scope, Callable[[Site], Iterator[tuple[Subject, Location]]]] = {
    Scope.SITE: _whole,
    Scope.PAGE: _pages,
    Scope.TWINS: _twins,
    Scope.STATEMENT: _statements,
    Scope.SOURCE: _sources,
}


def _crash(check: Check, where: Location, error: Exception) -> Finding:
    last = traceback.extract_tb(error.__traceback__)[-1]
    message = f"the check {check.run.__name__} crashed: {type(error).__name__}: {error}"
    hint = f"Report this with the text of the file ({PurePath(last.filename).name}, line {last.lineno})."
    return CRASH.at(where, message, hint)
