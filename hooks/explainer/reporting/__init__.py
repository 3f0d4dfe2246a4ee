"""Prints findings: for people, for GitHub, for programs. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from explainer.findings import Finding
from explainer.reporting import github, human, machine

Report = Callable[[Sequence[Finding], Path], str]

FORMATS: dict[str, Report] = {
    "human": human.report,
    "github": github.report,
    "json": machine.as_json,
    "sarif": machine.as_sarif,
}
"""Name of a format → function from findings and the root of the checkout to text."""
