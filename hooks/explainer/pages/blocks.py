"""The block tokenizer: which lines are paragraphs, list items, table rows, headings, fences.

It reads the part of Markdown that can be read in one way only. What different readers would take differently (indented
code, underlined headings, a list stuck to a paragraph…) is a finding, so that the checks and the renderer agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from explainer.findings import Finding, Level, Rule
from explainer.text import Text


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "list item"
    ROW = "table row"
    TABLE_HEAD = "table head"
    HEADING = "heading"
    FENCE = "fenced block"
    TITLE = "admonition title"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Block:
    """``text[start:end]``: for a fence the whole of it, with the info word and where its body stands."""

    kind: Kind
    start: int
    end: int
    level: int = 0
    info: str = ""
    body_start: int = 0
    body_end: int = 0


AMBIGUOUS = Rule(
    "P511",
    "ambiguous-markdown",
    Level.ERROR,
    "Some Markdown is read differently by different programs, or hides an address elsewhere on the page. Only forms "
    "that can be read in one way are used, so that what is checked is what is shown.",
)

ADMONITIONS = ("note", "info", "tip", "warning", "danger")

_FENCE = re.compile(r"^( *)(`{3,}|~{3,})[ ]*([^`\n]*)$")
_HEADING = re.compile(r"^( *)(#{1,6})")
_ITEM = re.compile(r"^( *)([*+-]|\d{1,9}[.)])( +)(?=\S)")
_RULE = re.compile(r"^ {0,3}([-*_])(?: *\1){2,} *$")
_DASHES = re.compile(r":?-+:?")
_ADMONITION = re.compile(r"^( *)(!!!|\?\?\?\+?)(?: |$)")
_ADMONITION_FORM = re.compile(r'^ *!!! (?P<kind>[a-z]+)(?: "[^"]*")? *$')
_CLOSED_HEADING = re.compile(r"#[ ]*(?:\{[^{}]*\})?[ ]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,}) *$")
_TABLE_LINE = re.compile(r"^ *\|")
_INNER_QUOTE = re.compile(r"^ *>[> ]*(?:$|#|[-*+] |\d{1,9}[.)] |```|\|)")
_DEFINITION = re.compile(r"^ {0,3}(\[[^\]\n]+\]: |\*\[[^\]\n]+\]:)")
_COMMENT_LINE = re.compile(r"^ *<!--.*--> *$")


def blocks(text: Text, start_line: int) -> tuple[list[Block], list[Finding]]:
    """The blocks of a page from line ``start_line`` (counted from 0) on, and what could not be read in one way."""
    scanner = _Scanner(text, start_line)
    return list(scanner.scan()), scanner.findings


def _cells(line: str) -> int:
    """How many cells a table row has; an escaped sign and the outer ones do not divide."""
    return len(re.findall(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))) + 1


def _delimits(line: str) -> int:
    """How many columns the line under the head of a table draws; 0 where it is no such line."""
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return len(cells) if all(_DASHES.fullmatch(cell.strip()) for cell in cells) else 0


class _Scanner:
    def __init__(self, text: Text, start_line: int) -> None:
        self.text = text
        self.lines = text.lines
        self.index = start_line
        self.contained = False  # inside a list or an admonition, where indented lines belong to it
        self.findings: list[Finding] = []

    def scan(self) -> Iterator[Block]:
        while self.index < len(self.lines):
            line = self.lines[self.index]
            if not line.strip():
                self.index += 1
                continue
            if not line.startswith(" ") and not _ITEM.match(line):
                self.contained = False
            yield from self._block(line)

    def _block(self, line: str) -> Iterator[Block]:
        if fence := _FENCE.match(line):
            yield self._fence(fence)
        elif heading := _HEADING.match(line):
            if heading[1]:
                self._complain(
                    "a heading must begin the line", "Remove the spaces before #; write \\# for the sign itself."
                )
            if _CLOSED_HEADING.search(line):
                self._complain("a heading ends without signs #", "Write “## Title { #id }”.")
            yield self._lines(Kind.HEADING, 1, level=len(heading[2]))
        elif _COMMENT_LINE.match(line):
            yield self._lines(Kind.COMMENT, 1)
        elif _ADMONITION.match(line):
            self._examine_admonition(line)
            self.contained = True
            yield self._lines(Kind.TITLE, 1)
        elif _RULE.match(line):
            self.index += 1
        elif item := _ITEM.match(line):
            yield self._item(item)
        elif self._is_table():
            yield from self._table()
        else:
            yield self._paragraph(line)

    def _examine_admonition(self, line: str) -> None:
        known = ", ".join(ADMONITIONS)
        match = _ADMONITION_FORM.match(line)
        if not match or match["kind"] not in ADMONITIONS:
            self._complain("a note is written in another way", f'Write !!! note, or !!! note "Title"; kinds: {known}.')
        following = next(filter(str.strip, self.lines[self.index + 1 :]), "")
        if not following.startswith("    "):
            self._complain("this note is empty", "Indent its text by four spaces, on the lines below.")

    def _offset(self, index: int) -> int:
        return self.text.line_starts[index]

    def _complain(self, message: str, hint: str, index: int | None = None) -> None:
        where = self.index if index is None else index
        line = self.lines[where]
        begin = self._offset(where) + len(line) - len(line.lstrip())
        self.findings.append(AMBIGUOUS.at(self.text.location(begin, begin + len(line.strip())), message, hint))

    def _lines(self, kind: Kind, count: int, *, level: int = 0, skip: int = 0) -> Block:
        first, last = self.index, self.index + count - 1
        self.index += count
        return Block(kind, self._offset(first) + skip, self._offset(last) + len(self.lines[last]), level)

    def _fence(self, match: re.Match[str]) -> Block:
        if match[1]:
            self._complain("a fenced block must begin the line", "Remove the spaces before it.")
        first, sign = self.index, match[2]
        closing = re.compile(rf"^ *{re.escape(sign[0])}{{{len(sign)},}} *$")
        last = first + 1
        while last < len(self.lines) and not closing.match(self.lines[last]):
            last += 1
        if last == len(self.lines):
            self._complain("this fenced block is never closed", f"Add a line {sign} after it.")
            last -= 1
        self.index = last + 1
        end = self._offset(last) + len(self.lines[last])
        body_start = min(self._offset(first) + len(self.lines[first]) + 1, end)
        return Block(Kind.FENCE, self._offset(first), end, info=match[3].strip(), body_start=body_start,
                     body_end=max(body_start, self._offset(last)))  # fmt: skip

    def _starts_something(self, line: str) -> bool:
        return bool(_FENCE.match(line) or _HEADING.match(line) or _ADMONITION.match(line) or _COMMENT_LINE.match(line))

    def _run(self, *, items_end: bool) -> int:
        """How many lines from here belong together."""
        count = 1
        while self.index + count < len(self.lines):
            line = self.lines[self.index + count]
            if not line.strip() or self._starts_something(line) or (items_end and _ITEM.match(line)):
                break
            count += 1
        return count

    def _paragraph_lines(self) -> list[str]:
        return self.lines[self.index : self.index + self._run(items_end=False)]

    def _item(self, match: re.Match[str]) -> Block:
        if ")" in match[2]:
            self._complain("a numbered item is written with a point", f"Write “{match[2][:-1]}.”.")
        if len(match[1]) % 4:
            self._complain("a list inside a list is indented by 4 spaces", "Indent by 4, 8, 12… spaces; or not at all.")
        elif match[1] and not self.contained:
            self._complain("an indented list without a list around it", "Remove the spaces before it.")
        self.contained = True
        return self._lines(Kind.ITEM, self._run(items_end=True), skip=match.end())

    def _is_table(self) -> bool:
        follows = self.lines[self.index + 1] if self.index + 1 < len(self.lines) else ""
        return "|" in self.lines[self.index] and _delimits(follows) > 0

    def _table(self) -> Iterator[Block]:
        columns = _cells(self.lines[self.index])
        if _delimits(self.lines[self.index + 1]) != columns:
            message = f"this line draws not the {columns} columns of the head above it"
            self._complain(message, "Write one --- for each column, between signs |.", self.index + 1)
        yield self._lines(Kind.TABLE_HEAD, 1)
        self.index += 1
        while self.index < len(self.lines) and self.lines[self.index].strip():
            if _cells(self.lines[self.index]) != columns:
                self._complain(f"this row has not the {columns} cells of the head of its table", "Add or remove cells; "
                               "write \\| for the sign itself.")  # fmt: skip
            yield self._lines(Kind.ROW, 1)

    def _paragraph(self, line: str) -> Block:
        if line.startswith("    ") and not self.contained:
            self._complain("this paragraph is indented", "Remove the spaces; put code between lines of ```.")
        if _TABLE_LINE.match(line):
            self._complain("this is no table", "Write | --- | under its head, one for each column.")
        if _INNER_QUOTE.match(line) or any(_INNER_QUOTE.match(other) for other in self._paragraph_lines()):
            self._complain("a quotation with blocks of its own", "Quote plain text only, one paragraph at a time.")
        if _DEFINITION.match(line):
            self._complain("an address or abbreviation defined apart from its use",
                           "Write the link where it is used: [words](https://…).")  # fmt: skip
        count = self._run(items_end=False)
        for index in range(self.index + 1, self.index + count):
            if _ITEM.match(self.lines[index]):
                self._complain("a list must have a blank line before it", "Put an empty line above; escape the sign "
                               "(\\-) if this is no list.", index)  # fmt: skip
            elif _TABLE_LINE.match(self.lines[index]):
                self._complain("a table must have a blank line before it", "Put an empty line above; a table needs a "
                               "line | --- | under its head.", index)  # fmt: skip
            elif _UNDERLINE.match(self.lines[index]):
                self._complain(
                    "an underlined heading", "Write “## Heading { #id }”; for a rule, leave an empty line above.", index
                )
        return self._lines(Kind.PARAGRAPH, count)
