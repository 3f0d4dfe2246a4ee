"""A digest of what was checked: a statement, its value, its sources. Edit one, and the check no longer holds."""

from __future__ import annotations

import hashlib
import json

from explainer.facts.statement import Statement


def digest(statement: Statement) -> str:
    """Twelve hexadecimal characters that change with anything a reader would see of the statement."""
    judged = statement.model_dump(mode="json", exclude={"checked"}, exclude_none=True, exclude_defaults=True)
    canonical = json.dumps(judged, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]
