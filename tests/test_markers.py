"""What stands inside a block: citations, facts, code, links, and what only looks like them."""

from __future__ import annotations

import pytest

from explainer.pages.markers import Citation, Code, Comment, FactReference, Link, Malformed, RawHtml, tokens
from explainer.pages.page import read_page


def found(text: str) -> list[tuple[str, str]]:
    return [(type(token).__name__, text[token.start : token.end]) for token in tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Закрыто [@a-1].", [("Citation", "[@a-1]")]),
        ("[@a, art. 9(2)(e); @b, § 12]", [("Citation", "[@a, art. 9(2)(e); @b, § 12]")]),
        ("x [@a;\n@b] y", [("Citation", "[@a;\n@b]")]),
        (
            "[=ee.ban.listed] [=ee.ban.as_of]",
            [("FactReference", "[=ee.ban.listed]"), ("FactReference", "[=ee.ban.as_of]")],
        ),
        ("`[@a]` and ``[=b`]``", [("Code", "`[@a]`"), ("Code", "``[=b`]``")]),
        (r"\[@a]", []),
        ("a@example.org, [a](b.md)", [("Link", "[a](b.md)")]),
        ("[a](https://x.org/(b)/c)", [("Link", "[a](https://x.org/(b)/c)")]),
        ("<!-- uncited: advice -->", [("Comment", "<!-- uncited: advice -->")]),
        ("[see @a]", [("Malformed", "[see @a]")]),
        ("[@a, art", [("Malformed", "[@a, art")]),
        ("[@A]", [("Malformed", "[@A]")]),
        ("[^1]", [("Malformed", "[^1]")]),
        ("[words [@a]](b.md)", [("Citation", "[@a]"), ("Malformed", "](")]),
        ("<b>x</b>", [("RawHtml", "<b>"), ("RawHtml", "</b>")]),
        ("1 < 2", []),
        ("<https://x.org>", [("BareAddress", "<https://x.org>")]),
    ],
)
def test_tokens(text, kinds):
    assert found(text) == kinds


def test_a_citation_knows_its_sources_and_places():
    (token,) = tokens("[@a, ст. 9; @b]", 0, 15)
    assert isinstance(token, Citation)
    assert [(source.id, source.locator) for source in token.sources] == [("a", "ст. 9"), ("b", "")]


def test_other_tokens_know_what_they_hold():
    text = "`c` [=f.x] <!-- r --> [l](a.md) <i> [@"
    code, reference, comment, link, html, wrong = tokens(text, 0, len(text))
    assert isinstance(code, Code)
    assert code.content == "c"
    assert isinstance(reference, FactReference)
    assert reference.path == "f.x"
    assert isinstance(comment, Comment)
    assert comment.content == "r"
    assert isinstance(link, Link)
    assert (link.address, link.image) == ("a.md", False)
    assert isinstance(html, RawHtml)
    assert isinstance(wrong, Malformed)
    assert wrong.what == "citation"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_columns_count_characters_after_front_matter_and_cyrillic(end):
    text = end.join(["---", "title: Т", "---", "", "# Т { #t }", "", "й\u0301 Въезд [@law]."])
    page = read_page("docs/p.md", "p.md", "ru", text)
    (token,) = page.content[-1].tokens
    place = page.location(token.start, token.end)
    assert (place.line, place.column, place.end_column) == (7, 10, 16)


def test_markers_in_front_matter_and_fences_are_no_markers():
    page = read_page(
        "docs/p.md", "p.md", "en", "---\ntitle: '[@a]'\n---\n# T { #t }\n\n```facts\nglance: '[@b]'\n```\n"
    )
    assert [marked.citations for marked in page.content] == [[], []]


BLOCKS = """# Title { #t }

A paragraph
of two lines.

- one
- two
  goes on

    - nested

1. first

| A | B |
|---|---|
| x | y |

!!! note "Title"

    Inside.

> Quoted.

---

```facts
glance: xx
```
"""


def test_blocks_of_every_kind():
    page = read_page("docs/p.md", "p.md", "en", BLOCKS)
    assert page.findings == ()
    kinds = [str(marked.block.kind) for marked in page.content]
    assert kinds == [
        "heading", "paragraph", "list item", "list item", "list item", "list item", "table head", "table row",
        "admonition title", "paragraph", "paragraph", "fenced block",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Text:\n- item", 2, "a list must have a blank line before it"),
        ("Title\n=====", 2, "an underlined heading"),
        ("    code", 1, "this paragraph is indented"),
        ("  # Title", 1, "a heading must begin the line"),
        ("- a\n\n  - b", 3, "a list inside a list is indented by 4 spaces"),
        ("1) a", 1, "a numbered item is written with a point"),
        ("[a]: https://x.org", 1, "an address or abbreviation defined apart from its use"),
        ("```facts\nglance: a", 1, "this fenced block is never closed"),
        ("- a\n\n    ```facts\n    glance: a\n    ```", 3, "a fenced block must begin the line"),
        ("| a | b |\n|---|---|\n| c |", 3, "this row has not the 2 cells of the head of its table"),
    ],
)
def test_what_could_be_read_in_two_ways_is_a_finding(text, line, message):
    page = read_page("docs/p.md", "p.md", "en", text)
    assert [(found.code, found.location.line, found.message) for found in page.findings] == [("P511", line, message)]
