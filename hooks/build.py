"""The only file that knows MkDocs: events in, events out. Nothing is decided here.

static-i18n runs MkDocs' whole cycle of events once a language, over one configuration object, and leaves that in the
last of them. So what lasts for a build hangs on this object, and the language of the round is asked for in every event.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_datetime, get_relative_url, write_file

from explainer.checking import check_site
from explainer.findings import Level
from explainer.project import Language, ProjectError, load_project
from explainer.publishing import companion
from explainer.publishing.assets import Asset, script, style_sheet
from explainer.publishing.editions import Edition, assets, mounted_name, prefix
from explainer.publishing.navigation import navigable
from explainer.publishing.publication import Publication
from explainer.publishing.titles import safe_front_matter, safe_title
from explainer.rendering.placeholders import LostMarker
from explainer.rendering.renderer import Renderer
from explainer.rendering.templates import SharedBytecode
from explainer.reporting import FORMATS
from explainer.searching.search import Search
from explainer.site import load_site

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

BEFORE_I18N, AFTER_I18N = 100, -150

MARKDOWN = "explainer.rendering.markdown"
DISCLAIMER = "about/not-legal-advice.md"
WATCHED = ("facts", "overrides")

log = get_plugin_logger("explainer")


class _Process:
    """What outlives a build: whether this is ``mkdocs serve``, which MkDocs says once, and the compiled theme."""

    serving = False
    bytecode = SharedBytecode()


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs passes all arguments by name
    """Remember what the process is for."""
    _Process.serving = command == "serve"


# --- A build, and a round of it ---


@dataclass(frozen=True, slots=True)
class _Build:
    publication: Publication
    renderer: Renderer
    styles: Asset
    script: Asset
    search: Search
    environment: list[Environment] = field(default_factory=list)
    """That of this round; MkDocs hands it out only once."""


def _build(config: MkDocsConfig) -> _Build:
    """What this build works on: made in its first event, and kept on the configuration, which lives as long."""
    kept: _Build | None = getattr(config, "explainer_build", None)
    if kept is None:
        kept = _read(config)
        config.explainer_build = kept  # type: ignore[attr-defined]
    return kept


def _read(config: MkDocsConfig) -> _Build:
    """Read and check everything. What is wrong stops a build; a preview shows it in the page, where it is."""
    try:
        project = load_project(Path(config.config_file_path).parent)
    except ProjectError as error:
        raise PluginError(str(error)) from error
    site = load_site(project, get_build_datetime().date())
    findings = check_site(site)
    report = "\n" + FORMATS["human"](findings, project.root).rstrip()
    if not _Process.serving and any(finding.level is Level.ERROR for finding in findings):
        raise PluginError(report)
    if findings:
        log.warning("%s", report)
    names = {entry.locale: entry.name for entry in _i18n(config).config.languages}
    publication = Publication(site, names, config.use_directory_urls)
    overrides = project.root / "overrides"
    renderer = Renderer(site, overrides / "facts", findings if _Process.serving else ())
    styles, search = style_sheet(overrides / "styles", renderer.filters()), Search(site, overrides)
    return _Build(publication, renderer, styles, script(overrides / "scripts"), search)


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]


def _language(config: MkDocsConfig) -> Language:
    """The language of this round."""
    code = _i18n(config).current_language
    return next(language for language in _build(config).publication.languages if language.code == code)


def _edition(page: Page, config: MkDocsConfig) -> Edition:
    path: str = page.file.norm_src_uri  # type: ignore[attr-defined] # static-i18n's: the path without a language
    return _build(config).publication.edition(path, _language(config).code)


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> None:
    """Add our Markdown; have the error page, which is for all languages, made in one round only."""
    if MARKDOWN not in config.markdown_extensions:
        config.markdown_extensions.append(MARKDOWN)
    if _language(config).default:
        config.theme.static_templates.add("404.html")
    else:
        config.theme.static_templates.discard("404.html")


# --- Files ---


@event_priority(BEFORE_I18N)
def _mount(files: Files, *, config: MkDocsConfig) -> None:
    """Show static-i18n every page of this round where it looks for it: below docs/, the language in the name."""
    language = _language(config)
    for path in _build(config).publication.pages:
        name = mounted_name(path, language)
        if name not in files.src_uris:
            files.append(File(name, config.docs_dir, config.site_dir, config.use_directory_urls))


@event_priority(AFTER_I18N)
def _point(files: Files, *, config: MkDocsConfig) -> None:
    """Point every page to the file it is written in, and add the pictures, which static-i18n leaves out."""
    language, publication = _language(config), _build(config).publication
    project = publication.site.project
    for path in publication.pages:
        file, edition = files.src_uris[mounted_name(path, language)], publication.edition(path, language.code)
        if edition.written:
            file.abs_src_path, file.edit_uri = str(project.root / edition.file), edition.file
        else:
            file.content_string, file.edit_uri = "", None
    for path, owner in assets(project, language).items():
        if path not in files.src_uris:
            folder, target = str(project.root / owner.folder), prefix(owner) + path
            files.append(File(path, folder, config.site_dir, config.use_directory_urls, dest_uri=target))


@event_priority(AFTER_I18N)
def _select(files: Files, *, config: MkDocsConfig) -> None:
    """Leave out the theme's own styles, scripts and pictures; add those of this site."""
    build, themes = _build(config), [Path(folder).resolve() for folder in config.theme.dirs]
    for file in [*files]:
        source = Path(file.abs_src_path or config.docs_dir).resolve()
        if file.src_uri != config.theme["favicon"] and any(source.is_relative_to(theme) for theme in themes):
            files.remove(file)
    for asset in (build.styles, build.script):
        if asset.path not in files.src_uris:
            files.append(File.generated(config, asset.path, content=asset.content))


on_files = CombinedEvent(_mount, _point, _select)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Compile the templates once for all rounds; all pages of this one have been read: add the files of its search."""
    env.bytecode_cache = _Process.bytecode
    build, code = _build(config), _language(config).code
    build.environment[:] = [env]
    for asset in build.search.files(code, lambda path: build.publication.url(path, code)):
        files.append(File.generated(config, asset.path, content=asset.content))


# --- Pages ---


@event_priority(AFTER_I18N)
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Leave out pages that no language has (MkDocs warns of them); escape the titles, which the theme does not."""
    nav.items = navigable(nav.items)


@event_priority(BEFORE_I18N)  # which gives admonitions without a title one in the language of the round
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Get front matter and Markdown with placeholders from the engine, which has read the file itself."""
    build, edition = _build(config), _edition(page, config)
    if edition.written:
        source = build.publication.site.pages[edition.language, edition.path]
        page.meta = dict(safe_front_matter(source))
        return build.renderer.expand(source)
    page.meta = {}
    if not isinstance(page.title, Markup):  # the configuration has no title for it: the original's, marked as such
        original = build.publication.originals(edition)[0]
        page.title, page.meta["title_language"] = original.title, original.language
    return ""


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Get tables, citations and the list of sources from the engine."""
    build, edition = _build(config), _edition(page, config)
    page.title = safe_title(page.title)
    if not edition.written:
        page.present_anchor_ids = None  # a link to a section of a stub is no mistake of who wrote it
        return html
    source, urls = build.publication.site.pages[edition.language, edition.path], _urls(page, config)
    try:
        filled = build.renderer.fill(source, html, urls)
        build.search.read(source, build.renderer.prose(source, html, urls))
    except LostMarker as error:
        if not _Process.serving:
            raise PluginError(str(error)) from error
        log.warning("%s", error)  # the preview goes on; the page says what is wrong with it
        return build.renderer.findings_of(source, urls)
    if not config.use_directory_urls:
        return filled.whole
    kept, page.explainer_beside = companion.parts(filled)  # type: ignore[attr-defined]
    return kept


def _urls(page: Page, config: MkDocsConfig) -> Callable[[str], str]:
    """From the path of a page, with or without ``#section``, to a link from ``page`` in its language."""
    publication, code = _build(config).publication, _language(config).code

    def url_of(target: str) -> str:
        path, mark, section = target.partition("#")
        return get_relative_url(publication.url(path, code) or "./", page.url) + mark + section

    return url_of


@event_priority(AFTER_I18N)
def on_page_context(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:  # noqa: ARG001
    """Give the templates the whole page, and tell them about it in all languages."""
    publication, edition = _build(config).publication, _edition(page, config)
    page.explainer_context = context  # type: ignore[attr-defined]
    own = {"edition": edition, "others": publication.others(edition), "originals": publication.originals(edition)}
    context.update(_frame(config), **own, alternates=publication.alternates(edition, config.site_url))


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Write the list of sources of a page that is too heavy to hold it, as pages beside it."""
    for path, beside in getattr(page, "explainer_beside", ()):
        url = page.url + path
        own = SimpleNamespace(url=url, title=page.title, meta={}, toc=[], content=beside, edit_url=None)
        context = {**page.explainer_context, "page": own, "main": page}  # type: ignore[attr-defined]
        text = _build(config).environment[0].get_template("companion.html").render(context)
        write_file(text.encode(), str(Path(config.site_dir, url, "index.html")))
    return output


# --- What belongs to no page ---


def on_template_context(context: Any, *, template_name: str, config: MkDocsConfig) -> None:  # noqa: ARG001
    """Tell the error page and the sitemap about all languages."""
    publication = _build(config).publication
    context.update(_frame(config), homes=publication.versions("index.md"), sitemap=publication.sitemap(config.site_url))


def _frame(config: MkDocsConfig) -> dict[str, Any]:
    """What every template gets."""
    build, code = _build(config), _language(config).code
    publication = build.publication
    return {
        "wording": publication.wording[code],
        "wordings": publication.wording,
        "disclaimers": publication.versions(DISCLAIMER),
        "serving": _Process.serving,
        "styles": build.styles.path,
        "script": build.script.path,
        "search": build.search.addresses[code],
        "index_url": build.search.list_page and publication.url(build.search.list_page, code),
    }


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:  # noqa: ARG001
    """Build anew, too, when something changes that MkDocs does not watch by itself."""
    project = _build(config).publication.site.project
    folders = [project.root / name for name in (*(language.folder for language in project.languages), *WATCHED)]
    for folder in filter(Path.is_dir, folders):
        server.watch(str(folder))
