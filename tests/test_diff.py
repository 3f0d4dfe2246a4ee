"""`explainer diff`: what changed between two revisions, as Markdown that nothing in the content can break."""

from __future__ import annotations

import subprocess
from pathlib import Path

import markdown
import pytest

from explainer.cli import main
from explainer.facts.loading import SHELVES
from explainer.reporting.excerpt import excerpts
from explainer.reporting.pull_request import code
from small_site import write_site

CONTACTS = '- {id: org.help, page: "https://example.org/help", seen: 2025-01-01}\n'
ORGANISATIONS = """\
- id: org.help
  name: {en: Help, ru: Помощь}
  services: [advice]
  serves: {en: everybody, ru: всем}
  text: {en: It helps., ru: Она помогает.}
  as_of: 2024
  cites: [{source: law-2024}]
  confidence: high
  checked: {on: 2025-01-01, digest: DIGEST}
"""
BASE = {"facts/contacts.yml": CONTACTS, "facts/organisations.yml": ORGANISATIONS}
NOTHING = "No fact, source, contact or section has changed.\n"


def git(root: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", root, *settings, *arguments], check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A change", "--allow-empty")


@pytest.fixture
def site(tmp_path) -> Path:
    write_site(tmp_path, BASE)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    return tmp_path


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def diff(root: Path, capsys, *arguments: str, language: str = "en") -> str:
    assert main(["--root", str(root), "--language", language, "diff", *arguments]) == 0
    return capsys.readouterr().out


def test_everything_that_changed_contacts_first(site, capsys):
    edit(site, "facts/contacts.yml", "https://example.org/help", "https://example.com/help")
    edit(site, "facts/countries/xx.yml", "value: listed", "value: open")
    edit(site, "facts/countries/xx.yml", "Those on the list may not enter.", "Anyone may enter.")
    edit(site, "facts/countries/xx.yml", "id: xx.listed", "id: xx.named")
    edit(site, "facts/sources/base.yml", "publisher: Daily", "publisher: Weekly")
    edit(site, "facts/vocabulary.yml", "Is there a ban?", "Is entry banned?")
    edit(site, "docs/topics/base.md", "Closed", "Shut")
    (site / "facts/gaps").mkdir()
    (site / "facts/gaps/xx.yml").write_text("- {id: gap.xx.a, country: xx, text: {en: A, ru: А}, looked: 2024-08}\n")
    out = diff(site, capsys)
    assert (
        out
        == """\
## Changes of facts and pages

From `main` to the files as they are now.

### ⚠ Contacts changed: 1. A second person must open each address before this is accepted.

- **contact `org.help`: changed** · `facts/contacts.yml:1`
  - **`page`: `https://example.org/help` → `https://example.com/help`**

Other files of facts that changed: `facts/vocabulary.yml`

### Facts: 1 added, 1 changed, 1 removed

- `xx.ban` changed · `facts/countries/xx.yml:6`
  - `value`: `listed` → `open`
  - `text.en`: `Those on the list may not enter.` → `Anyone may enter.`
  - *`text` changed only in: `en`*
  - *edited, but not stamped as checked again*

- `xx.listed` removed · `facts/countries/xx.yml:14`
  - `type`: `number`
  - `noun`: `person`
  - `basis`: `count`
  - `value`: `1073`
  - `text.en`: `The list has 1073 people.`
  - `text.ru`: `В списке 1073 человека.`
  - `as_of`: `2024-06`
  - `cites`: `law-2024, art. 3`
  - `confidence`: `high`

- `xx.named` added · `facts/countries/xx.yml:14`
  - `type`: `number`
  - `noun`: `person`
  - `basis`: `count`
  - `value`: `1073`
  - `text.en`: `The list has 1073 people.`
  - `text.ru`: `В списке 1073 человека.`
  - `as_of`: `2024-06`
  - `cites`: `law-2024, art. 3`
  - `confidence`: `high`

### Sources: 0 added, 1 changed, 0 removed

- `press-2024` changed · `facts/sources/base.yml:10`
  - `publisher`: `Daily` → `Weekly`

### Other records: 1 added, 0 changed, 0 removed

- `gap.xx.a` added · `facts/gaps/xx.yml:1`
  - `country`: `xx`
  - `text.en`: `A`
  - `text.ru`: `А`
  - `looked`: `2024-08`

### Sections that changed in one language only: 1

- `topics/base.md`, `#base`: changed in `en`, not in `ru`
"""
    )
    commit(site)
    assert diff(site, capsys, "HEAD~1", "HEAD").partition("\n\n### ")[2] == out.partition("\n\n### ")[2]
    assert diff(site, capsys, "HEAD").endswith(NOTHING)


def test_in_russian(site, capsys):
    edit(site, "facts/contacts.yml", "example.org", "example.com")
    assert (
        diff(site, capsys, language="ru")
        == """\
## Изменения в фактах и на страницах

Было: `main`. Стало: файлы, какие они сейчас.

### ⚠ Изменены контакты: 1. Прежде чем принять правку, второй человек должен открыть каждый адрес.

- **контакт `org.help`: изменено** · `facts/contacts.yml:1`
  - **`page`: `https://example.org/help` → `https://example.com/help`**
"""
    )


def test_a_stamp_alone_and_a_record_in_another_file(site, capsys):
    main(["--root", str(site), "stamp", "xx.ban", "--today", "2025-02-02"])
    capsys.readouterr()
    sources = (site / "facts/sources/base.yml").read_text()
    first, second = sources.split("- id: press-2024")
    (site / "facts/sources/base.yml").write_text(first)
    (site / "facts/sources/press.yml").write_text(f"- id: press-2024{second}")
    assert (
        diff(site, capsys).partition("now.\n\n")[2]
        == """\
### Sources: 0 added, 1 changed, 0 removed

- `press-2024` changed · `facts/sources/press.yml:1`
  - `file`: `facts/sources/base.yml` → `facts/sources/press.yml`

Stamped as checked, nothing else changed: `xx.ban`
"""
    )


def test_a_page_in_one_language_and_a_change_in_both(site, capsys):
    (site / "docs/topics/new.md").write_text("# New { #new }\n\nText [@law-2024].\n")
    edit(site, "docs/topics/base.md", "Closed", "Shut")
    edit(site, "docs_ru/topics/base.md", "Закрыто", "Заперто")
    edit(site, "docs_ru/index.md", "title: Начало", "title: Главная")
    edit(site, "docs/index.md", "Hello.\n", "Hello.  \n\n")
    assert (
        diff(site, capsys).partition("now.\n\n")[2]
        == """\
### Sections that changed in one language only: 2

- `index.md`, before the first heading: changed in `ru`, not in `en`

- `topics/new.md`, whole page: changed in `en`, not in `ru`
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script><img src=x onerror=y>",
        "@maintainers look, #12, GH-1, owner/repo#3, 0123456789012345678901234567890123456789",
        "https://evil.example www.evil.example mail@evil.example [a](https://evil.example) ![a](//evil.example/x)",
        "`](https://evil.example) ``a`` ``` ~~~",
        "`",
        "``` </code></pre> ```",
        "a\n\n# Heading\n\n- <b>item</b>\n\n```\n@all\n",
        "\u202egnp\u2066 \x1b[2J \u200b",
        "a | b | **c** _d_ &lt;x&gt; \\` \\",
        " ",
    ],
)
def test_nothing_from_the_content_is_more_than_text(text):
    page = markdown.markdown(f"- before {code(text)} between {code(text)} after\n")
    assert page.count("<code>") == page.count("</code>") == 2
    assert "\n" not in code(text)
    outside = "".join(part.partition("</code>")[2] for part in page.split("<code>")[1:])
    assert outside.replace("\n", "") == " between  after</li></ul>"
    inside = page.split("<code>")[1].partition("</code>")[0]
    assert "<" not in inside.replace("&lt;", "")


def test_a_hostile_change_is_shown_as_text(site, capsys):
    edit(site, "facts/sources/base.yml", "publisher: Daily", 'publisher: "`@all` <img src=x> [a](https://e.example)"')
    out = diff(site, capsys)
    assert "  - `publisher`: `Daily` → `` `@all` <img src=x> [a](https://e.example) ``\n" in out


def test_what_cannot_be_read_is_named_and_the_rest_is_compared(site, capsys):
    (site / "facts/countries/xx.yml").write_text("facts: [")
    (site / "facts/sources/latin.yml").write_bytes(b"- id: \xff")
    (site / "facts/sources/link.yml").symlink_to("/etc/passwd")
    (site / "docs/topics/base.md").unlink()
    (site / "docs/topics/base.md").symlink_to("/etc/passwd")
    edit(site, "facts/sources/base.yml", "Daily", "Weekly")
    out = diff(site, capsys)
    named = (
        "**Could not be read, and must be looked at by hand: `docs/topics/base.md`, `facts/sources/latin.yml`, "
        "`facts/sources/link.yml`, `facts/countries/xx.yml`**"
    )
    assert named in out
    assert "`publisher`: `Daily` → `Weekly`" in out
    assert "root:" not in out


def test_an_id_that_stands_twice_hides_nothing(site, capsys):
    path = site / "facts/contacts.yml"
    path.write_text(path.read_text() + CONTACTS.replace("example.org", "evil.example"))
    (site / "facts/contacts").mkdir()
    (site / "facts/contacts/more.yml").write_text(CONTACTS.replace("example.org", "worse.example"))
    out = diff(site, capsys)
    assert "Contacts changed: 2." in out
    assert "`https://evil.example/help`" in out
    assert "`https://worse.example/help`" in out


def test_every_kind_of_record_is_compared(site, capsys):
    for number, folder in enumerate(sorted(SHELVES)):
        (site / "facts" / folder).mkdir(exist_ok=True)
        (site / "facts" / folder / "new.yml").write_text(f"- {{id: kind.number-{number}}}\n- [odd]\n- odd\n")
    out = diff(site, capsys)
    assert all(f"`kind.number-{number}`" in out for number in range(len(SHELVES)))
    assert out.count("`odd`") == 2 * len(SHELVES)


def test_a_limit_leaves_out_whole_entries_and_says_how_many(site, capsys):
    edit(site, "facts/contacts.yml", "example.org", "example.com")
    edit(site, "facts/sources/base.yml", "publisher: Daily", "publisher: Weekly")
    assert (
        diff(site, capsys, "--limit", "250").partition("now.\n\n")[2]
        == """\
### ⚠ Contacts changed: 1. A second person must open each address before this is accepted.

- **contact `org.help`: changed** · `facts/contacts.yml:1`
  - **`page`: `https://example.org/help` → `https://example.com/help`**

2 more entries are left out. See all with: `explainer diff main`
"""
    )


def test_a_shallow_copy_is_enough_where_the_revisions_are_in_it(site, tmp_path_factory, capsys):
    edit(site, "facts/sources/base.yml", "Daily", "Weekly")
    commit(site)
    edit(site, "facts/sources/base.yml", "Weekly", "Monthly")
    commit(site)
    copy = tmp_path_factory.mktemp("copy")
    git(copy, "clone", "--quiet", "--depth=2", site.as_uri(), "here")
    root = copy / "here"
    git(root, "checkout", "--quiet", "--detach")
    git(root, "branch", "--quiet", "--delete", "main")
    assert "`Weekly` → `Monthly`" in diff(root, capsys, "HEAD~1", "HEAD")
    assert diff(root, capsys).startswith("## Changes of facts and pages\n\nFrom `origin/main` to the files")
    assert main(["--root", str(root), "diff", "HEAD~2"]) == 2
    assert capsys.readouterr().err == (
        "explainer: there is no revision “HEAD~2” in this copy. Name a branch, tag or commit that is here; in a "
        "shallow copy, fetch it first (git fetch --depth=1 origin HEAD~2), then name FETCH_HEAD\n"
    )


@pytest.mark.parametrize("arguments", [["gone"], ["main", "gone"], ["main:facts"], [""], ["a b"], ["--", "--output=x"]])
def test_a_revision_that_is_none_is_refused(arguments, site, capsys):
    assert main(["--root", str(site), "diff", *arguments]) == 2
    assert capsys.readouterr().err.startswith("explainer: there is no revision “")
    assert not (site / "x").exists()


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5", "²"])
def test_a_limit_that_is_no_number_is_refused(limit, site, capsys):
    assert main(["--root", str(site), "diff", f"--limit={limit}"]) == 2
    assert f"“{limit}” is no number of characters" in capsys.readouterr().err


def test_a_folder_without_git_and_a_system_without_git_are_said(tmp_path, capsys, monkeypatch):
    write_site(tmp_path, {})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["--root", str(tmp_path), "diff"]) == 2
    assert capsys.readouterr().err.startswith("explainer: Git could not do it: fatal: not a git repository")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--root", str(tmp_path), "diff"]) == 2
    assert capsys.readouterr().err == "explainer: Git is not installed; diff reads older revisions through it.\n"


def test_long_texts_are_cut_to_what_differs():
    start, end = " ".join(f"a{n}" for n in range(30)), " ".join(f"z{n}" for n in range(30))
    assert excerpts(f"{start} old {end}", f"{start} new word {end}") == (
        "… a25 a26 a27 a28 a29 old z0 z1 z2 z3 z4 …",
        "… a25 a26 a27 a28 a29 new word z0 z1 z2 z3 z4 …",
    )
    assert excerpts("short old", "short new") == ("short old", "short new")
    assert excerpts(start, f"{start} {start}")[1].endswith(start)
