"""Are the sources described so that a reader can find them?"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from explainer.addresses import problem_with
from explainer.checks.check import Scope, check
from explainer.facts.dataset import Entry
from explainer.facts.source import Source
from explainer.findings import Finding, Level, Rule
from explainer.site import Site

UNUSED = Rule(
    "S301",
    "unused-source",
    Level.WARNING,
    "A source that nothing cites is noise for whoever checks the site.",
)
ACCESSED = Rule(
    "S302",
    "accessed-before-issued",
    Level.ERROR,
    "Nobody can have read a text before it was published.",
)
URL = Rule(
    "S303",
    "source-address",
    Level.ERROR,
    "A source is given with an https address that can be read, and that does not hide where it leads.",
)
DUPLICATE_URL = Rule(
    "S304",
    "duplicate-address",
    Level.ERROR,
    "One text described twice would count as two sources.",
)
FUTURE_SOURCE = Rule(
    "S305",
    "source-in-the-future",
    Level.ERROR,
    "A text cannot have been published or read on a day that has not come.",
)

MIRROR = Rule(
    "S306",
    "mirror-address",
    Level.ERROR,
    "Whoever runs a copy of a site can change what it says and see who reads it: readers are sent to the original.",
)


@check(Scope.SOURCE, ACCESSED, URL, FUTURE_SOURCE, MIRROR)
def sources_can_be_found(entry: Entry[Source], site: Site) -> Iterator[Finding]:
    """Addresses are https, well formed, not of mirrors; a text was read after it was published, not in the future."""
    source = entry.record
    if source.issued and source.accessed.latest < source.issued.earliest:
        message = f"read on {source.accessed}, but published on {source.issued}"
        yield ACCESSED.at(entry.at("accessed"), message, "Correct one of the two dates.")
    for name, date in (("issued", source.issued), ("accessed", source.accessed)):
        if date and date.earliest > site.today:
            yield FUTURE_SOURCE.at(entry.at(name), f"{date} lies in the future", "Correct the date.")
    for name, address in (("URL", source.url), ("archive", source.archive)):
        if address is not None and (problem := problem_with(address)):
            yield URL.at(entry.at(name), f"the address {problem}", "Give the full https address of the text.")
    host = urlsplit(source.url).hostname or ""
    for mirror in site.facts.words.mirrors:
        if host == mirror.host or host.endswith(f".{mirror.host}"):
            hint = f"Give the address at {mirror.original}, and say under `read-at` where you read it."
            yield MIRROR.at(entry.at("URL"), f"{host} shows copies of {mirror.original}", hint)


@check(Scope.SITE, DUPLICATE_URL)
def addresses_stand_once(site: Site) -> Iterator[Finding]:
    """No two sources have the same address."""
    seen: dict[str, Entry[Source]] = {}
    for entry in site.facts.sources.values():
        plain = entry.record.url.rstrip("/").lower()
        if plain in seen:
            first = seen[plain]
            place = first.at("URL")
            message = f"“{first.record.id}” has this address already ({place.file}, line {place.line})"
            yield DUPLICATE_URL.at(entry.at("URL"), message, f"Cite {first.record.id} and remove this one.")
        seen.setdefault(plain, entry)


@check(Scope.SITE, UNUSED)
def sources_are_used(site: Site) -> Iterator[Finding]:
    """Each source is cited by a page or a fact."""
    if site.facts.incomplete or not all(page.parseable for page in site.pages.values()):
        return  # what could not be read may cite it
    cited = {source.id for page in site.pages.values() for marked in page.content for source in marked.citations}
    for entry in site.facts.statements.values():
        cited |= {cite.source for _, cites in entry.record.citing() for cite in cites}
    for identifier, source in site.facts.sources.items():
        if identifier not in cited:
            yield UNUSED.at(source.at("id"), f"nothing cites “{identifier}”", "Cite it, or remove it.")
