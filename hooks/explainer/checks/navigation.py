"""Can a reader find every page in the menu, and does every entry of the menu lead to a page?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.findings import Finding, Level, Location, Rule, did_you_mean
from explainer.project import CONFIGURATION
from explainer.site import Site
from explainer.text import Text

NAVIGATION = Rule(
    "P518",
    "navigation",
    Level.ERROR,
    "A page that the menu does not name is found by nobody; an entry without a page is left out of it silently.",
)


@check(Scope.SITE, NAVIGATION)
def pages_stand_in_the_menu(site: Site) -> Iterator[Finding]:
    """The navigation in ``mkdocs.yml``, if there is one, names each page once and nothing else."""
    nav = site.project.nav
    if nav is None:
        return
    text = Text(CONFIGURATION, (site.project.root / CONFIGURATION).read_text(encoding="utf-8"))
    for path, count in Counter(nav).items():
        if path not in site.paths:
            hint = did_you_mean(path, site.paths) or "Write the page, or remove the entry."
            yield NAVIGATION.at(_place(text, path), f"`nav` names {path}, which does not exist", hint)
        elif count > 1:
            yield NAVIGATION.at(_place(text, path), f"`nav` names {path} {count} times", "Leave one of them.")
    for path in site.paths:
        if path not in nav:
            page = next(iter(site.twins(path).values()))
            message = f"this page does not stand in `nav` of {CONFIGURATION}"
            yield NAVIGATION.at(Location(page.file), message, f"Add {path} where a reader would look for it.")


def _place(text: Text, path: str) -> Location:
    """Where the configuration names ``path``: the last time, since the navigation comes after the rest."""
    position = max(text.content.rfind(path), 0)
    return text.location(position, position + len(path))
