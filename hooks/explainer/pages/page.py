"""A page: front matter, blocks with their tokens, headings, sections."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from explainer.findings import Finding, Location
from explainer.pages.blocks import Block, Kind, blocks
from explainer.pages.front_matter import FrontMatter, read_front_matter
from explainer.pages.limits import too_much
from explainer.pages.markers import Citation, CitedSource, FactReference, Token, tokens
from explainer.text import Text

HEADING_ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_SIGNS = re.compile(r" *#{1,6} *")
_ID = re.compile(rf"\{{ *#({HEADING_ID}) *\}}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``id`` is empty where none is written."""

    level: int
    title: str
    id: str
    location: Location


@dataclass(frozen=True, slots=True)
class Marked:
    """A block and the tokens in it; a fence has none."""

    block: Block
    tokens: tuple[Token, ...]

    @property
    def citations(self) -> list[CitedSource]:
        """The sources cited in the block, in order."""
        return [source for token in self.tokens if isinstance(token, Citation) for source in token.sources]

    @property
    def references(self) -> list[FactReference]:
        """The facts referred to in the block, in order."""
        return [token for token in self.tokens if isinstance(token, FactReference)]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading. ``heading`` is None before the first one."""

    heading: Heading | None
    content: tuple[Marked, ...]


@dataclass(slots=True, eq=False)
class Page:
    """One Markdown file in one language. ``path`` is its path within the folder of the language."""

    path: str
    language: str
    text: Text
    front_matter: FrontMatter
    content: tuple[Marked, ...] = ()
    findings: tuple[Finding, ...] = ()
    parseable: bool = True
    _sections: tuple[Section, ...] | None = field(default=None, repr=False)

    @property
    def file(self) -> str:
        """The file, as findings name it."""
        return self.text.file

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order."""
        if self._sections is None:
            self._sections = tuple(_sections(self))
        return self._sections

    @property
    def headings(self) -> list[Heading]:
        """The headings in order."""
        return [section.heading for section in self.sections if section.heading]

    @property
    def fact_blocks(self) -> list[Block]:
        """The fenced blocks that ask for a table of facts."""
        return [
            marked.block for marked in self.content if marked.block.kind is Kind.FENCE and marked.block.info == "facts"
        ]

    def location(self, start: int, end: int | None = None) -> Location:
        """The place of a part of the text."""
        return self.text.location(start, end)


@lru_cache(maxsize=8192)
def read_page(file: str, path: str, language: str, raw: str) -> Page:
    """Read one page. A page that could hang a parser is not read further than its findings."""
    text = Text(file, raw)
    refused = tuple(too_much(text))
    if refused:
        return Page(path, language, text, FrontMatter({}, 0, ()), findings=refused, parseable=False)
    front_matter = read_front_matter(text)
    found, ambiguous = blocks(text, front_matter.text_line)
    content = tuple(Marked(block, _tokens(text, block)) for block in found)
    return Page(path, language, text, front_matter, content, (*front_matter.findings, *ambiguous))


def _tokens(text: Text, block: Block) -> tuple[Token, ...]:
    return () if block.kind is Kind.FENCE else tuple(tokens(text.content, block.start, block.end))


def _sections(page: Page) -> list[Section]:
    sections: list[Section] = []
    heading: Heading | None = None
    content: list[Marked] = []
    for marked in page.content:
        if marked.block.kind is Kind.HEADING:
            sections.append(Section(heading, tuple(content)))
            heading, content = _heading(page, marked.block), []
        else:
            content.append(marked)
    sections.append(Section(heading, tuple(content)))
    return sections if sections[0].content else sections[1:] or sections


def _heading(page: Page, block: Block) -> Heading:
    line = page.text.content[block.start : block.end]
    signs = _SIGNS.match(line)
    assert signs  # the block scanner saw them
    title, identifier = split_heading(line[signs.end() :])
    return Heading(block.level, title, identifier, page.location(block.start + signs.end(), block.end))


def split_heading(text: str) -> tuple[str, str]:
    """``Title { #id }`` → title and id; the id is empty where none is written.

    Searched from the end: an expression over the whole line takes minutes for a line of spaces.
    """
    written = text.rstrip()
    brace = written.rfind("{")
    match = _ID.fullmatch(written, brace) if brace != -1 else None
    return (written[:brace].rstrip(), match[1]) if match else (written, "")
