"""Are the dates of facts possible, and is it time to look again?"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.facts.dataset import Entry
from explainer.facts.digest import digest
from explainer.facts.fact import Event, Fact
from explainer.facts.review import due
from explainer.facts.statement import Statement
from explainer.findings import Finding, Level, Rule
from explainer.site import Site

FUTURE = Rule(
    "F208",
    "date-in-the-future",
    Level.ERROR,
    "Nobody can have seen what is not yet: such a date is a slip.",
)
AFTER_CHECK = Rule(
    "F209",
    "as-of-after-check",
    Level.ERROR,
    "A statement cannot be true as of a day on which nobody had looked yet.",
)
REVIEW = Rule(
    "F210",
    "review-due",
    Level.WARNING,
    "Law and practice change; past its interval a fact may be wrong. Time alone never fails a build.",
)
VOID_CHECK = Rule(
    "F211",
    "check-void",
    Level.WARNING,
    "This fact was compared with its sources, then edited. Until it is compared again it counts as unchecked.",
)
HISTORY = Rule(
    "F215",
    "history-order",
    Level.ERROR,
    "Earlier values come before the present one, oldest first: a reader sees a change as it happened.",
)

Subject = Entry[Statement]


@check(Scope.STATEMENT, FUTURE, AFTER_CHECK, HISTORY)
def dates_are_possible(entry: Subject, site: Site) -> Iterator[Finding]:
    """No date lies in the future, none after the check, and earlier values are older than the present one."""
    record = entry.record
    name = "date" if isinstance(record, Event) else "as_of"
    for path, date in record.dated():
        if date.earliest > site.today:
            yield FUTURE.at(entry.at(*path), f"{date} lies in the future", "Correct the date.")
    if record.checked.on.latest < record.day.earliest <= site.today:
        message = f"true as of {record.day}, but checked on {record.checked.on}"
        yield AFTER_CHECK.at(entry.at(name), message, "Check it again, or correct the date.")
    history = record.history if isinstance(record, Fact) else ()
    following = [*(earlier.as_of for earlier in history[1:]), record.day]
    for index, (earlier, later) in enumerate(zip(history, following, strict=False)):
        if earlier.as_of > later:
            message = f"the value of {earlier.as_of} stands before that of {later}"
            yield HISTORY.at(entry.at("history", index, "as_of"), message, "List earlier values oldest first.")


@check(Scope.SITE, FUTURE)
def searches_are_past(site: Site) -> Iterator[Finding]:
    """Nobody can have looked for something, or seen an address, on a day that has not come."""
    gaps = [(entry.at("looked"), entry.record.looked) for entry in site.facts.gaps.values()]
    contacts = [(entry.at("seen"), entry.record.seen) for entry in site.facts.contacts.values()]
    for place, day in gaps + contacts:
        if day.earliest > site.today:
            yield FUTURE.at(place, f"{day} lies in the future", "Correct the date.")


@check(Scope.STATEMENT, REVIEW, VOID_CHECK)
def checks_still_hold(entry: Subject, site: Site) -> Iterator[Finding]:
    """A fact is looked at again after its interval, and after each edit."""
    record, words = entry.record, site.facts.words
    if record.checked.digest != digest(record):
        what = "was edited after it was checked" if record.checked.digest else "carries no digest of its check"
        hint = "Compare it with its sources, then run: explainer stamp " + record.id
        yield VOID_CHECK.at(entry.at("checked"), f"“{record.id}” {what}", hint)
    by = due(record, words)
    if record.checked.on.earliest <= site.today and by and site.today > by:
        message = f"“{record.id}” was last checked on {record.checked.on}; it was due by {by.isoformat()}"
        yield REVIEW.at(
            entry.at("checked"),
            message,
            "Look at its sources again, correct it, then run: explainer stamp " + record.id,
        )
