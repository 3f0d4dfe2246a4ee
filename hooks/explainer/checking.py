"""Check a site as everybody does it: the command, the build and the tests call this one function."""

from __future__ import annotations

from explainer.checks.exceptions import apply_exceptions
from explainer.checks.registry import CHECKS
from explainer.checks.run import run_checks
from explainer.findings import Finding
from explainer.site import Site


def check_site(site: Site) -> list[Finding]:
    """All findings of all checks, less what ``facts/exceptions.yml`` excuses, in the order of files and lines."""
    return apply_exceptions(run_checks(site, CHECKS), site.project.root, site.today)
