"""Everything the site publishes, language by language: made once a build, asked on every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from explainer.project import Language
from explainer.publishing.alternates import Alternate, SitemapEntry, alternates, sitemap
from explainer.publishing.editions import Edition, editions, page_url
from explainer.publishing.titles import title_of
from explainer.site import Site


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language, as a link to it needs it. ``name`` is how the language calls itself."""

    language: str
    name: str
    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """The pages of the site in all its languages, and the names of these."""

    site: Site
    names: Mapping[str, str]
    directory_urls: bool
    pages: Mapping[str, tuple[Edition, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pages", editions(self.site, self.directory_urls))

    @property
    def languages(self) -> tuple[Language, ...]:
        """All languages, in the order of the configuration."""
        return self.site.project.languages

    @property
    def wording(self) -> dict[str, dict[str, str]]:
        """The words of the interface, language by language."""
        return {code: self.site.facts.wording(code) for code in self.site.project.codes}

    def edition(self, path: str, code: str) -> Edition:
        """The page at ``path`` in one language, written or not."""
        return next(edition for edition in self.pages[path] if edition.language == code)

    def url(self, path: str, code: str) -> str:
        """The address that a page has, or would have, below the root of the site."""
        return page_url(path, self.site.project.language(code), self.directory_urls)

    def versions(self, path: str) -> list[Version]:
        """A page in every language: there is always one, if only to say that it is not translated."""
        return [Version(code, self.names[code], self.url(path, code)) for code in self.site.project.codes]

    def others(self, edition: Edition) -> list[Version]:
        """The same page in the other languages."""
        return [version for version in self.versions(edition.path) if version.language != edition.language]

    def originals(self, edition: Edition) -> list[Version]:
        """What can be read in place of a page that is not translated, with the titles in those languages."""
        twins = self.site.twins(edition.path)
        return [
            Version(other.language, self.names[other.language], other.url, title_of(twins[other.language]))
            for other in self.pages[edition.path]
            if other.written and not edition.written
        ]

    def alternates(self, edition: Edition, site_url: str | None) -> tuple[Alternate, ...]:
        """The versions of a page for search engines; what is not translated is none."""
        default = self.site.project.default.code
        return alternates(self.pages[edition.path], default, site_url) if edition.written else ()

    def sitemap(self, site_url: str | None) -> list[SitemapEntry]:
        """All that is written, for search engines."""
        return sitemap(self.pages.values(), self.site.project.default.code, site_url)
