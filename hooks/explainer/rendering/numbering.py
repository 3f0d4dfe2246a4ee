"""One numbering of sources for a page, over prose and tables alike, and where each is cited."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation number in the page. ``anchor`` is its id, ``locator`` the place in the source."""

    anchor: str
    number: int
    source: str
    locator: str

    @property
    def anchored(self) -> bool:
        """Whether the list of sources leads back here: to the first mention, and to each of a place in the source."""
        return bool(self.locator) or self.anchor.endswith("-1")


@dataclass(slots=True)
class Numbering:
    """Hands out numbers in the order of first use."""

    mentions: dict[str, list[Mention]] = field(default_factory=dict)

    def mention(self, source: str, locator: str) -> Mention:
        """Note one more mention of ``source``."""
        known = self.mentions.setdefault(source, [])
        number = known[0].number if known else len(self.mentions)
        mention = Mention(f"ref-{number}-{len(known) + 1}", number, source, locator)
        known.append(mention)
        return mention
