"""Hostile input: each case has the code it must produce, soon, and without a traceback."""

from __future__ import annotations

import time

import pytest

from small_site import findings

HEAD = "# T { #t }\n\n"
END = " [@law-2024].\n"


def page(body: str) -> dict[str, str]:
    return {"page.md": HEAD + body + END}


def gap_in_english(text: str) -> dict[str, str]:
    return gap(f"- {{id: gap.xx.a, country: xx, text: {{en: {text}, ru: x}}, looked: 2024-01-02}}\n")


def gap(text: str) -> dict[str, str]:
    return {"facts/gaps/xx.yml": text}


EXCUSE = "- {code: P506, file: docs/x.html, about: x.html is no page, reason: y, until: 2025-12-01}\n"

# What took seconds or minutes before: an expression that tried every way to read a long line.
SLOW = {
    "heading-of-spaces": "## x" + " " * 4_900 + "y { #z }",
    "heading-of-braces": "## x" + " {" * 100 + " " * 4_000 + "{ #z }",
    "letters": "a" * 4_900,
    "letters-and-hyphens": "a-" * 2_400 + " [ @aaaa" + "a" * 2_000,
    "table-of-spaces": "| a |\n" + " " * 20 + "-" + " " * 4_900 + "x",
    "citation-of-spaces": "[@a," + "\u00a0" * 4_900 + "x",
    "citations": "[@a; " * 100 + "\u00a0" * 4_000,
    "comments": "<!--" * 100 + "x" * 4_000,
    "labels": "[" * 100 + "x" * 4_000,
    "openings": "[a](" * 100 + "x" * 4_000,
    "attributes": "{ a-a-a-a:" + "a" * 4_900,
    "ticks": "`" * 100 + "x" * 4_000,
    "digits": "1,111" * 900,
}

CASES = {
    "title-script": ({"page.md": '---\ntitle: "T</title><script>x</script>"\n---\n' + HEAD}, "P505"),
    "description-quote": ({"page.md": "---\ndescription: '\"><script>'\n---\n" + HEAD}, "P505"),
    "title-jinja": ({"page.md": "---\ntitle: '{{ config }}'\n---\n" + HEAD}, "P505"),
    "template": ({"page.md": "---\ntemplate: 404.html\n---\n" + HEAD}, "P504"),
    "icon": ({"page.md": "---\nicon: ../../../etc/passwd\n---\n" + HEAD}, "P504"),
    "author": ({"page.md": "---\nauthor: x\n---\n" + HEAD}, "P504"),
    "script": (page("<script>alert(1)</script>"), "P501"),
    "iframe": (page("<iframe src=https://x.org>"), "P501"),
    "base": (page("<base href=https://x.org>"), "P501"),
    "meta": (page("<meta http-equiv=refresh content=0>"), "P501"),
    "style": (page("<style>@import url(x)</style>"), "P501"),
    "onerror": (page('<img src="x" onerror="alert(1)">'), "P501"),
    "svg": (page("<svg onload=alert(1)>"), "P501"),
    "comment": (page("<!-- hidden -->"), "P501"),
    "half-comment": (page("<!-- hidden"), "P501"),
    "div-markdown": (page("<div markdown onclick=x>"), "P501"),
    "javascript": (page("[a](javascript:alert(1))"), "P502"),
    "javascript-case": (page("[a](JaVaScRiPt:x)"), "P502"),
    "javascript-entity": (page("[a](java&#115;cript:x)"), "P502"),
    "javascript-newline": (page("[a](java&#x0A;script:x)"), "P502"),
    "javascript-twice": (page("[a](java&amp;#115;cript:x)"), "P502"),
    "data": (page("[a](data:text/html,x)"), "P502"),
    "vbscript": (page("[a](vbscript:x)"), "P502"),
    "mailto": (page("[a](mailto:a@x.org)"), "P502"),
    "http": (page("[a](http://x.org)"), "P502"),
    "borrowed-scheme": (page("[a](//x.org)"), "P502"),
    "user": (page("[a](https://user@x.org/)"), "P502"),
    "ip": (page("[a](https://127.0.0.1/)"), "P502"),
    "port": (page("[a](https://x.org:8443/)"), "P502"),
    "final-point": (page("[a](https://x.org./)"), "P502"),
    "nul": (page("[a](https://x.org/%00)"), "P502"),
    "onion": (page("[a](https://abcdef.onion/)"), "P502"),
    "bare-javascript": (page("<javascript:x>"), "P502"),
    "remote-image": (page("![x](https://x.org/p.png)"), "P503"),
    "outside-image": (page("![x](../../../../etc/passwd)"), "P513"),
    "onclick": (page('a {onclick="x" style="position:fixed"}'), "P516"),
    "class": (page("a {: .md-button }"), "P516"),
    "jinja": (page("{% include 'x' %}"), "P516"),
    "snippet-shadow": ({"docs/assets/javascripts/bundle.min.js": "x"}, "P506"),
    "html-file": ({"docs/evil.html": "x"}, "P506"),
    "headers": ({"docs/_headers": "x"}, "P506"),
    "worker": ({"docs/sw.js": "x"}, "P506"),
    "svg-file": ({"docs/x.svg": "<svg/>"}, "P506"),
    "hidden-file": ({"docs_ru/.secret.md": "x"}, "P506"),
    "symlink": ({"docs/leak.md": "symlink:/etc/hostname"}, "P507"),
    "symlink-folder": ({"docs/leak": "symlink:/etc"}, "P507"),
    "symlink-facts": ({"facts/gaps/leak.yml": "symlink:/etc/hostname"}, "P507"),
    "definition": (page("x\n\n[r]: javascript:x\n\nx"), "P511"),
    "yaml-object": (gap("- !!python/object/apply:os.system ['true']\n"), "Y104"),
    "yaml-bomb": (gap("- &a [x]\n- *a\n"), "Y103"),
    "yaml-deep": (gap("[" * 20_000), "Y105"),
    "yaml-twice": (gap("- {id: gap.xx.a, id: gap.xx.b}\n"), "Y102"),
    "bidi": (page("closed\u202e"), "P508"),
    "zero-width": (page("clo\u200bsed"), "P508"),
    "tag-character": (page("closed\U000e0041"), "P508"),
    "soft-hyphen": (page("clo\u00adsed"), "P508"),
    "mixed": (page("К\u0061захстан"), "P509"),
    "brackets": (page("[" * 20_000), "P510"),
    "images": (page("![" * 10_000), "P510"),
    "links": (page("[a](" * 5_000), "P510"),
    "tags": (page("<a " * 10_000), "P510"),
    "footnotes": (page("[^a]" * 5_000), "P510"),
    "quotes": (page("> " * 4_000 + "x"), "P510"),
    "long-line": (page("x" * 6_000), "P510"),
    "long-page": ({"page.md": HEAD + "слово\n" * 20_000}, "P510"),
    "backticks": (page("`a" * 2_000), "P510"),
    "reserved-id": ({"page.md": "# T { #src-1 }\n"}, "P514"),
    "clobber": ({"page.md": "# T { #__config }\n"}, "P514"),
    "fact-markup": (gap("- {id: gap.xx.a, country: xx, text: {en: <b>x, ru: x}, looked: 2024-01-02}\n"), "F201"),
    "not-utf-8": ({"docs/x.md": "latin-1:ÿ"}, "E002"),
    "utf-16": (gap("latin-1:ÿþa\0"), "E002"),
    "utf-16-without-mark": (gap("latin-1:a\0b\0"), "E002"),
    "pipe": ({"docs/pipe.md": "fifo:"}, "P506"),
    "pipe-facts": ({"facts/gaps/pipe.yml": "fifo:"}, "E002"),
    "pipe-exceptions": ({"facts/exceptions.yml": "fifo:"}, "E002"),
    "lists-on-a-line": (page("- " * 400 + "x"), "P510"),
    "numbers-on-a-line": (page("- 1. " * 200 + "x"), "P510"),
    "name-script": ({"docs/<img src=x onerror=alert(1)>.md": "x"}, "P506"),
    "name-newline": ({"docs/a\nb.md": "x"}, "P506"),
    "name-readme": ({"docs/README.md": "x"}, "P506"),
    "escaped-bidi": (gap_in_english('"a \\u202e"'), "P508"),
    "escaped-letter": (gap_in_english('"К\\u0061з"'), "P509"),
    "escaped-title": ({"page.md": '---\ntitle: "T \\u202Eevil"\n---\n' + HEAD}, "P508"),
    "reference-bidi": (page("clo&#x202E;sed"), "P519"),
    "reference-letter": (page("К&#x61;захстан"), "P519"),
    "theme-classes": (page("x [@law-2024].\n\n!!! note md-search md-nav\n\n    x"), "P511"),
    "excused-html": ({"docs/x.html": "x", "facts/exceptions.yml": EXCUSE}, "F201"),
    "not-a-fact-file": ({"facts/countries/se.json": "{}"}, "F203"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_with_its_code_and_soon(name, tmp_path):
    files, code = CASES[name]
    start = time.monotonic()
    found = {finding.code for finding in findings(tmp_path, files)}
    assert time.monotonic() - start < 5
    assert code in found
    assert "E001" not in found


@pytest.mark.parametrize("name", SLOW)
def test_a_page_of_long_lines_is_read_soon(name, tmp_path):
    body = "\n\n".join(f"{SLOW[name]} [@law-2024]." for _ in range(15))
    start = time.monotonic()
    found = {finding.code for finding in findings(tmp_path, {"page.md": HEAD + body + "\n"})}
    assert time.monotonic() - start < 5
    assert "E001" not in found


def test_a_file_in_another_encoding_does_not_flood_the_report(tmp_path):
    found = [item for item in findings(tmp_path, {"page.md": HEAD + "a\x01" * 3_000}) if item.code == "P508"]
    assert len(found) == 2 * 6
    assert found[5].message == "U+0001 (a control character), 2,995 times more in this file"


def test_many_sections_and_one_long_word_are_read_soon(tmp_path):
    sections = "".join(f"## S {'{'} #s{number} {'}'}\n\n" for number in range(4_000))
    start = time.monotonic()
    codes = {item.code for item in findings(tmp_path, {"page.md": HEAD + sections, **gap("# " + "x" * 900_000)})}
    assert time.monotonic() - start < 8
    assert "E001" not in codes
