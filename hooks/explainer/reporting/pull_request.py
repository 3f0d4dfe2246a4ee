"""What changed, as Markdown for a pull request.

All that comes from the content stands in code spans: there it is neither HTML nor a link, mentions nobody and refers to
nothing. What stands between them are our own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.comparing.changes import Change, Field
from explainer.comparing.sections import TOP, OneSided
from explainer.reporting.catalogue import Words
from explainer.reporting.excerpt import excerpts
from explainer.reporting.human import shown

GROUPS = ("statement", "source", "other")


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two revisions; ``head`` is None for the files as they are now."""

    base: str
    head: str | None
    changes: Sequence[Change]
    sections: Sequence[OneSided]
    files: Sequence[str]
    unreadable: Sequence[str]
    languages: Sequence[str]


def code(text: str) -> str:
    """``text`` as a code span, whatever stands in it."""
    flat = shown(" ".join(text.split("\n"))) or " "
    fence = "`" * (1 + max(map(len, re.findall("`+", flat)), default=0))
    pad = " " if flat[0] in "` " or flat[-1] in "` " else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def as_markdown(found: Comparison, words: Words, limit: int | None = None) -> str:
    """The comparison; with ``limit``, as many entries as fit into about so many characters."""
    head = code(found.head) if found.head else words.say("diff.now")
    top = [f"## {words.say('diff.title')}", words.say("diff.between", base=code(found.base), head=head)]
    entries = [
        *_contacts(found, words), *_warnings(found, words), *_records(found, words),
        *_stamped(found, words), *_sections(found, words),
    ]  # fmt: skip
    if not entries:
        entries = [words.say("diff.nothing")]
    return "\n\n".join([*top, *_within(entries, limit, found, words)]) + "\n"


def _within(entries: list[str], limit: int | None, found: Comparison, words: Words) -> Iterator[str]:
    used = 0
    for index, entry in enumerate(entries):
        used += len(entry) + 2
        if limit is not None and used > limit:
            command = code(" ".join(filter(None, ["explainer diff", found.base, found.head])))
            yield words.count("diff.left_out", len(entries) - index, command=command)
            return
        yield entry


def _contacts(found: Comparison, words: Words) -> Iterator[str]:
    """Where readers are sent for help comes first, in bold: a wrong address can cost somebody’s freedom."""
    contacts = [change for change in found.changes if change.kind == "contact"]
    if contacts:
        yield f"### ⚠ {words.say('diff.contacts', number=len(contacts))}"
    for change in contacts:
        what = words.say(f"diff.{change.what}")
        head = f"- **{words.say('diff.contact')} {code(change.id)}: {what}** · {_place(change)}"
        yield "\n".join([head, *(f"  - **{_field(field, change, words)}**" for field in change.fields)])


def _warnings(found: Comparison, words: Words) -> Iterator[str]:
    if found.unreadable:
        yield f"**{words.say('diff.unreadable', files=_listed(found.unreadable))}**"
    if found.files:
        yield words.say("diff.files", files=_listed(found.files))


def _records(found: Comparison, words: Words) -> Iterator[str]:
    for group in GROUPS:
        changes = [change for change in found.changes if change.kind == group and not change.only_stamped]
        if changes:
            numbers = {what: sum(change.what == what for change in changes) for what in ("added", "changed", "removed")}
            yield f"### {words.say(f'diff.group.{group}', **numbers)}"
        for what in ("changed", "removed", "added"):
            yield from (_entry(change, found.languages, words) for change in changes if change.what == what)


def _entry(change: Change, languages: Sequence[str], words: Words) -> str:
    lines = [f"- {code(change.id)} {words.say(f'diff.{change.what}')} · {_place(change)}"]
    lines += [f"  - {_field(field, change, words)}" for field in change.fields]
    lines += [
        f"  - *{words.say('diff.one_language', field=code(field), languages=_listed(codes))}*"
        for field, codes in change.one_sided(languages)
    ]
    if change.not_stamped:
        lines.append(f"  - *{words.say('diff.not_stamped')}*")
    return "\n".join(lines)


def _field(field: Field, change: Change, words: Words) -> str:
    """Old → new; of a record that is new or gone, what it says."""
    texts = excerpts(field.old or "", field.new or "")
    old, new = (code(text) if text else words.say("diff.nothing_written") for text in texts)
    said = {"added": new, "removed": old, "changed": f"{old} → {new}"}[change.what]
    return f"{code(field.name)}: {said}"


def _place(change: Change) -> str:
    found = change.new or change.old
    assert found
    return code(f"{found.file}:{found.line}")


def _stamped(found: Comparison, words: Words) -> Iterator[str]:
    ids = [change.id for change in found.changes if change.only_stamped and change.kind in GROUPS]
    if ids:
        yield words.say("diff.stamped", ids=_listed(ids))


def _sections(found: Comparison, words: Words) -> Iterator[str]:
    if found.sections:
        yield f"### {words.say('diff.sections', number=len(found.sections))}"
    for item in found.sections:
        line = words.say(
            "diff.section",
            page=code(item.page),
            section=_section(item.section, words),
            changed=_listed(item.changed),
            unchanged=_listed(item.unchanged),
        )
        yield f"- {line}"


def _section(name: str | None, words: Words) -> str:
    if name is None:
        return words.say("diff.whole")
    return words.say("diff.top") if name == TOP else code(f"#{name}")


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(map(code, texts))
