"""Every rule, by its own examples: the bad one gives its code and no other, the good one gives nothing."""

from __future__ import annotations

import pytest

from explainer.checks.check import Check
from explainer.checks.examples import FOLDER, example
from explainer.checks.registry import CHECKS, RULES
from explainer.checks.run import CRASH, run_checks
from explainer.findings import Rule
from small_site import BASE, findings, load, write_site

EXAMPLES = [rule for rule in RULES.values() if rule is not CRASH]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_bad_example_gives_its_code_and_no_other(rule: Rule, tmp_path):
    found = findings(tmp_path, example(rule.code).bad)
    assert {finding.code for finding in found} == {rule.code}
    assert {finding.level for finding in found} == {rule.level}


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_good_example_gives_nothing(rule: Rule, tmp_path):
    assert findings(tmp_path, example(rule.code).good) == []


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_every_finding_says_where_and_what_to_write_instead(rule: Rule, tmp_path):
    for finding in findings(tmp_path, example(rule.code).bad):
        assert finding.location.line >= 1
        assert finding.location.column >= 1
        assert finding.message
        assert finding.hint.endswith((".", "?", "…", ")")) or "explainer stamp " in finding.hint


def test_the_small_site_is_clean(tmp_path):
    assert findings(tmp_path, {}) == []


def test_codes_are_unique_and_rules_are_documented():
    rules = [rule for check in CHECKS for rule in check.rules]
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert {rule.code for rule in rules} <= set(RULES)
    assert {path.stem for path in FOLDER.glob("*.yml")} == {rule.code for rule in EXAMPLES}
    assert all(rule.why.endswith(".") for rule in RULES.values())
    assert all(check.run.__doc__ for check in CHECKS)


def test_a_check_that_crashes_is_a_finding_and_the_others_still_run(tmp_path):
    write_site(tmp_path, {"page.md": "# T { #t }\n\nThe border is closed.\n"})
    claims = CHECKS[0]

    def broken(page, site):
        """Crashes."""
        raise RuntimeError("boom")

    found = run_checks(load(tmp_path), [Check(claims.scope, (), broken), claims])
    pages = sum(path.endswith(".md") for path in BASE) + 2
    assert [finding.code for finding in found].count("E001") == pages
    assert [finding.code for finding in found].count("C401") == 2
    assert "broken crashed: RuntimeError: boom" in found[0].message
