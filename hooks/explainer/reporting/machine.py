"""For programs: JSON, and SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from explainer.checks.registry import RULES
from explainer.findings import Finding


def as_json(findings: Sequence[Finding], _root: Path) -> str:
    """A list of findings, each with its location, message and hint."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"


def as_sarif(findings: Sequence[Finding], _root: Path) -> str:
    """A SARIF log with one run; columns count characters (``unicodeCodePoints``)."""
    codes = list(RULES)
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "explainer", "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    return {"id": code, "name": rule.name, "shortDescription": {"text": rule.why},
            "defaultConfiguration": {"level": str(rule.level)}}  # fmt: skip


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    place = finding.location
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_column:
        region["endColumn"] = place.end_column
    location = {"physicalLocation": {"artifactLocation": {"uri": place.file}, "region": region}}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": str(finding.level),
        "message": {"text": f"{finding.message}. {finding.hint}"},
        "locations": [location],
    }
