"""The site in several languages: what mkdocs-static-i18n, MkDocs and Material would each get wrong by themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from mkdocs.config import load_config
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from explainer.project import Language
from explainer.publishing.alternates import Alternate, alternates
from explainer.publishing.editions import Edition, mounted_name, page_url
from explainer.publishing.titles import safe_title
from sites import (
    BuildFailed,
    BuiltSite,
    broken_links,
    build_site,
    interface_with,
    run_build,
    served,
    untranslated,
    write_checkout,
)

SITE_URL = "https://right-to-refuse.example/"
EDIT = "https://github.com/right-to-refuse/right-to-refuse/edit/main/"


def page_of(title: str, body: str, *, name: str, head: str = "") -> str:
    """A page: front matter with ``head`` for title if there is one, a heading with an id, a text."""
    front_matter = f"---\ntitle: {head}\n---\n\n" if head else ""
    return f"{front_matter}# {title} {{ #{name} }}\n\n{body}\n"


GERMANY = "## Dublin {{ #law }}\n\nBAMF, asylum.\n\n!!! note\n\n    {}\n\n![{}](sign.png)\n\n[{}](../index.md)"

ENGLISH = {
    "docs/index.md": page_of(
        "Right to Refuse", "Go to [Germany](countries/germany.md#law).", name="home", head="Start"
    ),
    "docs/about/not-legal-advice.md": page_of("No advice", "Information.", name="advice"),
    "docs/countries/germany.md": page_of(
        "Germany", GERMANY.format("A remark.", "A sign", "Home"), name="germany", head="Germany"
    ),
    "docs/countries/lithuania.md": page_of("Lithuania", "Only English so far.", name="lithuania"),
    "docs/countries/sign.png": "en",
}
RUSSIAN = {
    "docs_ru/index.md": page_of("Право", "См. [Германия](countries/germany.md#law).", name="home", head="Начало"),
    "docs_ru/about/not-legal-advice.md": page_of("Не консультация", "Сведения.", name="advice"),
    "docs_ru/countries/germany.md": page_of(
        "Германия", GERMANY.format("Замечание об убежище.", "Знак", "Начало"), name="germany", head="Германия"
    ),
    "docs_ru/countries/kazakhstan.md": page_of("Казахстан", "Пока только по-русски.", name="kazakhstan"),
    "docs_ru/countries/sign.png": "ru",
}
UKRAINIAN = {
    "docs_uk/index.md": page_of("Право", "Див. [сюди](about/not-legal-advice.md).", name="home", head="Початок"),
    "docs_uk/about/not-legal-advice.md": page_of("Не консультація", "Відомості.", name="advice"),
}
NAV = [
    {"Home": "index.md"},
    {
        "Countries": [
            "countries/germany.md",
            "countries/lithuania.md",
            "countries/kazakhstan.md",
        ]
    },
    {"About": ["about/not-legal-advice.md"]},
]
WORDING_UK = {
    "disclaimer": "Це інформація, а не юридична консультація.",
    "not_translated": "Цю сторінку ще не перекладено",
    "read_elsewhere": "Її можна прочитати іншою мовою:",
    "not_found": "Сторінку не знайдено",
    "not_found_hint": "За цією адресою нічого немає.",
    "home": "На головну сторінку",
}


def plugin(settings: dict[str, Any]) -> dict[str, Any]:
    return next(entry["i18n"] for entry in settings["plugins"] if isinstance(entry, dict))


def with_ukrainian(settings: dict[str, Any]) -> None:
    """All that a third language takes, beside its folder."""
    ukrainian = {
        "locale": "uk",
        "name": "Українська",
        "site_name": "Право відмовитися",
        "nav_translations": {"Home": "Головна"},
    }
    plugin(settings)["languages"].append(ukrainian)


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    excuses = untranslated("docs/countries/lithuania.md", "docs_ru/countries/kazakhstan.md")
    return build_site(tmp_path_factory.mktemp("bilingual"), {**ENGLISH, **RUSSIAN, **excuses}, nav=NAV)


@pytest.fixture(scope="module")
def trilingual(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    excuses = untranslated(
        "docs/countries/germany.md", "docs/countries/lithuania.md", "docs_ru/countries/kazakhstan.md"
    )
    files = {**ENGLISH, **RUSSIAN, **UKRAINIAN, **excuses, **interface_with("uk", **WORDING_UK)}
    return build_site(tmp_path_factory.mktemp("trilingual"), files, nav=NAV, change=with_ukrainian)


@pytest.fixture(params=["bilingual", "trilingual"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def language_of(url: str) -> str:
    first = url.partition("/")[0]
    return first if first in ("ru", "uk") else "en"


def stubs(site: BuiltSite) -> set[str]:
    return {url for url in site.urls if site.page(url).css_first("meta[name=robots]")}


def text(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node, f"no {selector}"
    return " ".join(node.text().split())


def head_alternates(page: LexborHTMLParser) -> dict[str, str]:
    links = page.css("link[hreflang]")
    assert all("alternate" in str(link.attributes["rel"]).split() for link in links)
    return {str(link.attributes["hreflang"]): str(link.attributes["href"]) for link in links}


def sitemap(site: BuiltSite) -> dict[str, dict[str, str]]:
    """Address → hreflang → address."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.parse(site.folder / "sitemap.xml").getroot()  # noqa: S314 - our own file
    return {
        str(url.findtext("s:loc", namespaces=names)): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", names)
        }
        for url in root.findall("s:url", names)
    }


# --- Pages and where they stand ---


def test_every_language_has_every_page_at_an_address_of_its_own(bilingual, trilingual):
    english = ["", "about/not-legal-advice/", "countries/germany/", "countries/kazakhstan/", "countries/lithuania/"]
    assert sorted(bilingual.urls) == sorted([*english, *(f"ru/{url}" for url in english)])
    assert sorted(trilingual.urls) == sorted([*bilingual.urls, *(f"uk/{url}" for url in english)])


def test_a_page_is_in_the_language_it_says_it_is_in(site):
    assert {url: site.page(url).css_first("html").attributes["lang"] for url in site.urls} == {
        url: language_of(url) for url in site.urls
    }
    assert text(site.page("ru/countries/germany/"), "h1") == "Германия"
    assert text(site.page("countries/germany/"), "h1") == "Germany"


def test_every_link_leads_somewhere(site):
    assert broken_links(site) == []


def test_links_in_the_text_stay_in_the_language(bilingual):
    page = bilingual.page("ru/")
    link = next(link for link in page.css("article a") if link.text() == "Германия")
    assert bilingual.target("ru/", link.attributes["href"]) == "ru/countries/germany/#law"


def test_heading_ids_are_those_of_the_source(bilingual):
    assert bilingual.page("ru/countries/germany/").css_first("h2").attributes["id"] == "law"


def test_pictures_are_those_of_the_language_and_else_of_the_default_one(bilingual, trilingual, tmp_path):
    assert (bilingual.folder / "countries/sign.png").read_text() == "en"
    assert (bilingual.folder / "ru/countries/sign.png").read_text() == "ru"
    shared = build_site(tmp_path, {**ENGLISH, **{k: v for k, v in RUSSIAN.items() if "sign" not in k}}, preview=True)
    picture = shared.page("ru/countries/germany/").css_first("article img")
    assert shared.target("ru/countries/germany/", picture.attributes["src"]) == "countries/sign.png"


def test_admonitions_without_a_title_are_titled_in_the_language(bilingual):
    assert text(bilingual.page("countries/germany/"), ".admonition-title") == "Note"
    assert text(bilingual.page("ru/countries/germany/"), ".admonition-title") == "Примечание"


def test_the_build_says_nothing_about_files_it_does_not_understand(bilingual):
    assert "Unhandled file case" not in bilingual.log
    assert "which is not found in the documentation files" not in bilingual.log


def test_a_preview_leaves_out_what_the_menu_names_in_vain(tmp_path):
    english, russian = page_of("Home", "X.", name="home"), page_of("Начало", "Икс.", name="home")
    pages = {"docs/index.md": english, "docs_ru/index.md": russian}
    site = build_site(tmp_path, pages, nav=["index.md", "nowhere.md"], preview=True)
    assert "P518" in site.log
    assert [node.text().strip() for node in site.page("").css(".menu > ul > li a")] == ["Home"]


def test_links_work_without_directory_urls(tmp_path):
    excuses = untranslated("docs/countries/lithuania.md", "docs_ru/countries/kazakhstan.md")
    site = build_site(tmp_path, {**ENGLISH, **RUSSIAN, **excuses}, change=lambda s: s.update(use_directory_urls=False))
    assert "ru/countries/germany.html" in site.urls
    assert broken_links(site) == []
    link = site.page("countries/germany.html").css_first(".site-languages a")
    assert site.target("countries/germany.html", link.attributes["href"]) == "ru/countries/germany.html"


# --- What is not translated ---


def test_a_page_that_a_language_lacks_is_a_stub_in_that_language(bilingual):
    assert stubs(bilingual) == {"ru/countries/lithuania/", "countries/kazakhstan/"}
    page = bilingual.page("ru/countries/lithuania/")
    assert text(page, "h1") == "Эта страница ещё не переведена"
    assert text(page, "title") == "Эта страница ещё не переведена - Право отказаться"
    assert "Only English" not in page.html
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert page.css_first("link[rel=canonical]") is None


def test_a_stub_links_to_what_can_be_read_and_says_in_which_language(bilingual):
    link = bilingual.page("ru/countries/lithuania/").css_first("article a")
    assert (link.text(), link.attributes["lang"], link.attributes["hreflang"]) == ("Lithuania (English)", "en", "en")
    assert bilingual.target("ru/countries/lithuania/", link.attributes["href"]) == "countries/lithuania/"
    assert len(bilingual.page("ru/countries/lithuania/").css("article a")) == 1


def test_a_stub_lists_all_languages_that_have_the_page(trilingual):
    links = trilingual.page("uk/countries/germany/").css("article a")
    assert [(link.text(), link.attributes["lang"]) for link in links] == [
        ("Germany (English)", "en"),
        ("Германия (Русский)", "ru"),
    ]


def test_foreign_titles_in_the_navigation_are_marked(bilingual):
    entries = {
        entry.text(): entry.attributes.get("lang")
        for entry in bilingual.page("ru/countries/germany/").css(".menu a, .menu span[lang], .menu .part > span")
    }
    assert (entries["Lithuania"], entries["Казахстан"], entries["Германия"]) == ("en", None, None)


# --- Navigation and frame ---


def test_the_navigation_is_in_the_language_and_lists_no_page_that_is_not_there(bilingual):
    titles = [node.text() for node in bilingual.page("ru/about/not-legal-advice/").css(".menu a, .menu .part > span")]
    assert titles == ["Главная", "Страны", "О проекте", "Не консультация"]
    assert "None" not in [
        node.text() for node in bilingual.page("countries/germany/").css(".menu a, .menu .part > span")
    ]


def test_the_home_page_of_each_language_is_linked_from_the_name_of_the_site(site):
    for url in site.urls:
        name = site.page(url).css_first(".site-name")
        home = {"en": "", "ru": "ru/", "uk": "uk/"}[language_of(url)]
        assert site.target(url, name.attributes["href"]) == home
        assert (
            name.text()
            == {"en": "Right to Refuse", "ru": "Право отказаться", "uk": "Право відмовитися"}[language_of(url)]
        )


def test_the_title_of_a_home_page_is_the_name_of_the_site(bilingual):
    assert text(bilingual.page(""), "title") == "Right to Refuse"
    assert text(bilingual.page("ru/"), "title") == "Право отказаться"
    assert text(bilingual.page("ru/countries/germany/"), "title") == "Германия - Право отказаться"


def test_every_page_says_in_its_language_that_it_is_not_legal_advice(site):
    said = {
        "en": "This is information, not legal advice.",
        "ru": "Это информация, а не юридическая консультация.",
        "uk": WORDING_UK["disclaimer"],
    }
    for url in site.urls:
        link = site.page(url).css_first("footer a")
        assert link.text() == said[language_of(url)]
        assert site.target(url, link.attributes["href"]).endswith("about/not-legal-advice/")
        assert language_of(site.target(url, link.attributes["href"])) == language_of(url)


def test_the_language_switch_is_a_plain_link_that_keeps_the_page(site):
    names = {"en": "English", "ru": "Русский", "uk": "Українська"}
    for url in site.urls:
        links = site.page(url).css("header .site-languages a")
        own, path = language_of(url), url.removeprefix("ru/").removeprefix("uk/")
        codes = [code for code in names if code != own and any(language_of(u) == code for u in site.urls)]
        assert [link.attributes["lang"] for link in links] == codes
        assert [link.attributes["hreflang"] for link in links] == codes
        assert [link.text() for link in links] == [names[code] for code in codes]
        assert [site.target(url, link.attributes["href"]) for link in links] == [
            f"{code}/{path}" if code != "en" else path for code in codes
        ]


def test_edit_links_lead_to_the_file_in_the_folder_of_its_language(bilingual):
    links = {url: bilingual.page(url).css_first("a[rel~=edit]") for url in bilingual.urls}
    assert {url: link.attributes["href"] for url, link in links.items() if link} == {
        "": f"{EDIT}docs/index.md",
        "about/not-legal-advice/": f"{EDIT}docs/about/not-legal-advice.md",
        "countries/germany/": f"{EDIT}docs/countries/germany.md",
        "countries/lithuania/": f"{EDIT}docs/countries/lithuania.md",
        "ru/": f"{EDIT}docs_ru/index.md",
        "ru/about/not-legal-advice/": f"{EDIT}docs_ru/about/not-legal-advice.md",
        "ru/countries/germany/": f"{EDIT}docs_ru/countries/germany.md",
        "ru/countries/kazakhstan/": f"{EDIT}docs_ru/countries/kazakhstan.md",
    }


# --- The error page ---


def test_the_error_page_speaks_every_language_and_says_which(site):
    page = site.page("404.html")
    assert page.css_first("html").attributes["lang"] == "en"
    assert text(page, ".site-name") == "Right to Refuse"
    sections = {node.attributes["lang"]: node for node in page.css("article section")}
    expected = {
        "en": ("Page not found", "/"),
        "ru": ("Страница не найдена", "/ru/"),
        "uk": ("Сторінку не знайдено", "/uk/"),
    }
    assert set(sections) == {language_of(url) for url in site.urls}
    for code, section in sections.items():
        heading, home = expected[code]
        assert section.css_first("h1, h2").text() == heading
        assert urljoin("/", section.css_first("a").attributes["href"]).rstrip(".") == home
    assert len(page.css("h1")) == 1
    assert not list(site.folder.glob("*/404.html"))


# --- Search engines ---


def test_alternates_are_complete_addresses_the_same_on_each_version_with_a_default(site):
    for url in set(site.urls) - stubs(site):
        found = head_alternates(site.page(url))
        assert (
            found[language_of(url)]
            == SITE_URL + url
            == site.page(url).css_first("link[rel=canonical]").attributes["href"]
        )
        assert "x-default" in found
        for code, href in found.items():
            assert href.startswith(SITE_URL)
            other = href.removeprefix(SITE_URL)
            assert code in ("x-default", language_of(other))
            assert other not in stubs(site)
            assert head_alternates(site.page(other)) == found


def test_a_page_in_one_language_only_has_no_other_version(bilingual):
    url = SITE_URL + "countries/lithuania/"
    assert head_alternates(bilingual.page("countries/lithuania/")) == {"en": url, "x-default": url}
    assert head_alternates(bilingual.page("ru/countries/lithuania/")) == {}


def test_the_sitemap_lists_what_is_written_in_all_languages_with_the_alternates_of_the_pages(site):
    written = set(site.urls) - stubs(site)
    assert sitemap(site) == {SITE_URL + url: head_alternates(site.page(url)) for url in written}


# --- A language more, a language less ---


def test_a_language_without_words_for_the_frame_is_refused_by_name(tmp_path):
    with pytest.raises(BuildFailed, match=r"facts/interface\.yml:\d+:\d+: error F207: `home` is missing in “uk”"):
        build_site(tmp_path, {**ENGLISH}, change=with_ukrainian)


def test_a_language_without_a_single_page_is_all_stubs(tmp_path):
    excuses = untranslated(*(path for path in ENGLISH if path.endswith(".md")))
    site = build_site(tmp_path, {**ENGLISH, **excuses})
    assert stubs(site) == {f"ru/{url}" for url in site.urls if not url.startswith("ru/")}
    assert broken_links(site) == []


# --- The build itself ---


def test_nothing_is_left_in_the_last_language(bilingual):
    """static-i18n leaves the configuration in it; what is written last must not be."""
    for url in ("", "countries/germany/", "404.html"):
        page = bilingual.page(url)
        assert page.css_first("meta[name=description]").attributes["content"].startswith("What protection")
        assert "Право отказаться" not in text(page, "header")


def test_two_builds_of_one_checkout_are_the_same_to_the_byte(bilingual, tmp_path):
    def content(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    excuses = untranslated("docs/countries/lithuania.md", "docs_ru/countries/kazakhstan.md")
    epoch = {"SOURCE_DATE_EPOCH": "1750000000"}
    write_checkout(tmp_path / "a", {**ENGLISH, **RUSSIAN, **excuses}, nav=NAV)
    first = content(run_build(tmp_path / "a", environment={**epoch, "PYTHONHASHSEED": "1"}).folder)
    (tmp_path / "a").rename(tmp_path / "b")
    assert content(run_build(tmp_path / "b", environment={**epoch, "PYTHONHASHSEED": "2"}).folder) == first


def test_faults_stop_a_build_before_it_touches_the_site_but_not_a_preview(tmp_path):
    files = {**ENGLISH, "docs/countries/germany.md": "# Germany { #germany }\n\nSee [@nobody-2024].\n"}
    write_checkout(tmp_path, files)
    with pytest.raises(BuildFailed, match=r"docs/countries/germany\.md:3:\d+: error .*nobody-2024"):
        run_build(tmp_path)
    assert not (tmp_path / "site").exists()
    assert "nobody-2024" in run_build(tmp_path, preview=True).page("countries/germany/").html


def test_a_preview_watches_pages_of_all_languages_facts_and_templates(tmp_path):
    class Server:
        watched: list[str] = []  # noqa: RUF012 - one server

        def watch(self, path: str) -> None:
            self.watched.append(Path(path).relative_to(tmp_path).as_posix())

    write_checkout(tmp_path, {**ENGLISH, **RUSSIAN, "facts/gaps/xx.yml": "[]\n"}, change=with_ukrainian)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    config.plugins.on_serve(Server(), config=config, builder=lambda: None)
    assert Server.watched == ["docs", "docs_ru", "facts", "overrides"]


# --- What a page says about itself is text ---

ATTACK = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def markup_of(site: BuiltSite) -> str:
    return "".join(site.file(url).read_text(encoding="utf-8") for url in [*site.urls, "404.html"])


def harmless(site: BuiltSite) -> bool:
    pages = [site.page(url) for url in [*site.urls, "404.html"]]
    scripts = [script for page in pages for script in page.css("script") if not script.attributes.get("src")]
    return not scripts and not [node for page in pages for node in page.css("[onerror], img[src=x]")]


@pytest.mark.parametrize("key", ["title", "description"])
def test_front_matter_is_escaped_wherever_it_is_shown(key, tmp_path):
    head = json.dumps(ATTACK)
    files = {**ENGLISH, "docs/countries/germany.md": f"---\n{key}: {head}\n---\n\n# Germany {{ #germany }}\n\nText.\n"}
    with pytest.raises(BuildFailed, match=f"`{key}` holds markup"):
        build_site(tmp_path / "build", files)
    site = build_site(tmp_path / "preview", files, preview=True)
    assert harmless(site)
    assert "&lt;script&gt;alert(1)" in markup_of(site)


def test_names_and_titles_of_the_configuration_are_escaped(tmp_path):
    def change(settings: dict[str, Any]) -> None:
        settings["site_name"] = settings["site_description"] = ATTACK
        for language in plugin(settings)["languages"]:
            language.update(name=ATTACK, site_name=ATTACK, site_description=ATTACK)

    nav = [{ATTACK: "index.md"}, {ATTACK + "2": [{ATTACK + "3": "countries/germany.md"}]}]
    words = {**interface_with("en", ATTACK), **ENGLISH}
    site = build_site(tmp_path, words, nav=nav, change=change, preview=True)
    assert harmless(site)
    assert markup_of(site).count("&lt;script&gt;alert(1)") > 50


def test_titles_are_escaped_once(tmp_path):
    files = {
        "docs/index.md": "# Home { #home }\n",
        "docs/a.md": "# Law & order { #a }\n",
        "docs/b.md": "---\ntitle: Q & A\n---\n\n# B { #b }\n",
    }
    site = build_site(tmp_path, {**files, **untranslated(*files)})
    assert (text(site.page("a/"), "title"), text(site.page("b/"), "title")) == (
        "Law & order - Right to Refuse",
        "Q & A - Right to Refuse",
    )
    assert [node.text() for node in site.page("a/").css(".menu a, .menu .part > span")] == [
        "Home",
        "Law & order",
        "Q & A",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "template: 404.html",
        "icon: ../../../etc/passwd",
        "revision_date: <b>x</b>",
        "status: <b>x</b>",
        "hide: [navigation]",
    ],
)
def test_front_matter_cannot_make_the_theme_do_things(line, tmp_path):
    files = {**ENGLISH, "docs/countries/germany.md": f"---\n{line}\n---\n\n# Germany {{ #germany }}\n\nText.\n"}
    with pytest.raises(BuildFailed, match="there is no field"):
        build_site(tmp_path / "build", files)
    page = build_site(tmp_path / "preview", files, preview=True).page("countries/germany/")
    assert text(page, "article h1") == "Germany"
    assert "<b>x</b>" not in page.html
    assert page.css(".menu a")


# --- What a page loads ---


def test_pages_load_nothing_from_elsewhere_and_hold_no_script_or_style_of_their_own(site):
    for url in [*site.urls, "404.html"]:
        page = site.page(url)
        loaded = [
            str(node.attributes.get("src") or node.attributes.get("href"))
            for node in page.css("script[src], img, link[rel=stylesheet], link[rel=icon]")
        ]
        assert not [address for address in loaded if "//" in address]
        assert not page.css("style, [style], iframe, object, embed, link[rel=preconnect]")
        assert not page.css("script:not([src])")


def test_pages_carry_a_strict_policy_and_send_no_referrer(bilingual, tmp_path):
    page = bilingual.page("ru/countries/germany/")
    policy = str(page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"])
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert page.css_first("meta[name=referrer]").attributes["content"] == "no-referrer"


def test_aligned_columns_need_no_inline_style(tmp_path):
    table = "# Home { #home }\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n"
    page = build_site(tmp_path, {"docs/index.md": table, **untranslated("docs/index.md")}).page("")
    assert [cell.attributes["align"] for cell in page.css("td")] == ["left", "right"]


# --- In a browser ---


@pytest.mark.browser
def test_a_browser_asks_nobody_else_misses_nothing_and_remembers_nothing(bilingual: BuiltSite, chromium: Browser):
    trouble: list[str] = []
    with served(bilingual.folder) as root, chromium.new_page() as page:
        page.on("request", lambda request: request.url.startswith(root) or trouble.append(request.url))
        page.on(
            "response", lambda response: response.status >= 400 and trouble.append(f"{response.status} {response.url}")
        )
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        for url in bilingual.urls:
            page.goto(root + url, wait_until="networkidle")
            assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert trouble == []


@pytest.mark.browser
def test_the_language_switch_needs_no_script_and_keeps_the_page(bilingual: BuiltSite, chromium: Browser):
    for javascript in (False, True):
        context = chromium.new_context(java_script_enabled=javascript, viewport={"width": 360, "height": 740})
        with served(bilingual.folder) as root, context.new_page() as page:
            page.goto(root + "countries/germany/")
            page.click("text=Русский")
            page.wait_for_load_state()
            assert page.url == root + "ru/countries/germany/"
            page.click("text=English")
            page.wait_for_load_state()
            assert page.url == root + "countries/germany/"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_system_chooses_light_or_dark(bilingual: BuiltSite, chromium: Browser, scheme: str):
    with served(bilingual.folder) as root, chromium.new_page(color_scheme=scheme) as page:
        page.goto(root)
        red = page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red > 200) is (scheme == "light")


# --- The parts that need no MkDocs ---

EN, RU = Language("en", "docs", "en_GB", default=True), Language("ru", "docs_ru", "ru_RU")


@pytest.mark.parametrize(
    ("path", "english", "russian", "as_file"),
    [
        ("index.md", "", "ru/", "ru/index.html"),
        ("compare.md", "compare/", "ru/compare/", "ru/compare.html"),
        ("a/index.md", "a/", "ru/a/", "ru/a/index.html"),
        ("a/README.md", "a/", "ru/a/", "ru/a/index.html"),
        ("a/b c.md", "a/b%20c/", "ru/a/b%20c/", "ru/a/b%20c.html"),
    ],
)
def test_addresses(path, english, russian, as_file):
    assert (page_url(path, EN), page_url(path, RU), page_url(path, RU, directory_urls=False)) == (
        english,
        russian,
        as_file,
    )


def test_names_under_which_pages_are_mounted():
    assert (mounted_name("a/b.md", EN), mounted_name("a/b.md", RU)) == ("a/b.md", "a/b.ru.md")


def edition(language: str, url: str, *, written: bool = True) -> Edition:
    return Edition("a.md", language, "", url, written)


def test_alternates_of_a_site_in_a_folder_of_its_host():
    found = alternates([edition("en", "a/"), edition("ru", "ru/a/")], "en", "https://host.example/folder")
    assert found == (
        Alternate("en", "https://host.example/folder/a/"),
        Alternate("ru", "https://host.example/folder/ru/a/"),
        Alternate("x-default", "https://host.example/folder/a/"),
    )


def test_a_site_without_an_address_has_no_alternates():
    assert alternates([edition("en", "a/"), edition("ru", "ru/a/")], "en", None) == ()


def test_without_the_default_language_the_first_one_that_is_written_is_the_default():
    found = alternates([edition("en", "a/", written=False), edition("ru", "ru/a/")], "en", SITE_URL)
    assert [alternate.hreflang for alternate in found] == ["ru", "x-default"]
    assert {alternate.href for alternate in found} == {SITE_URL + "ru/a/"}


@pytest.mark.parametrize(
    ("given", "shown"), [("A & B", "A &amp; B"), ("A &amp; B", "A &amp; B"), ("<b>", "&lt;b&gt;"), (None, None)]
)
def test_titles_come_out_escaped_once(given, shown):
    assert safe_title(given) == shown
    assert safe_title(safe_title(given)) == shown
