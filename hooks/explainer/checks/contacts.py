"""Can a reader trust where a contact leads?"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from explainer.addresses import problem_with
from explainer.checks.check import Scope, check
from explainer.facts.dataset import Entry
from explainer.facts.organisation import Contact
from explainer.findings import Finding, Level, Rule
from explainer.site import Site

CONTACT = Rule(
    "F218",
    "contact-address",
    Level.ERROR,
    "Somebody in danger writes to this address: it is a page of the organisation itself, and of no other one.",
)


@check(Scope.SITE, CONTACT)
def contacts_lead_home(site: Site) -> Iterator[Finding]:
    """Each contact is a plain https page, of no mirror, on a host that no other organisation of the list uses."""
    hosts: dict[str, Entry[Contact]] = {}
    mirrors = {mirror.host for mirror in site.facts.words.mirrors}
    for entry in site.facts.contacts.values():
        address, place = entry.record.page, entry.at("page")
        if problem := problem_with(address):
            yield CONTACT.at(place, f"the address {problem}", "Give the full https address of the contact page.")
            continue
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        if any(host == mirror or host.endswith(f".{mirror}") for mirror in mirrors):
            yield CONTACT.at(
                place, f"{host} shows copies of other sites", "Give a page on the organisation’s own domain."
            )
        elif host in hosts:
            other = hosts[host].record.id
            hint = "Each organisation has a domain of its own; pages of networks and messengers can be taken over."
            yield CONTACT.at(place, f"{host} is also the host of “{other}”", hint)
        hosts.setdefault(host, entry)
