"""A Python-Markdown extension: the Markdown of this site, which has no raw HTML and no other way to the same ends."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from explainer.addresses import problem_with, scheme
from explainer.pages.page import split_heading


class StrictMarkdown(Extension):
    """Turns off what the checks refuse, so that a page which slipped past them is shown as text and does no harm."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Called by Python-Markdown."""
        md.preprocessors.deregister("html_block", strict=False)
        for name in ("code", "setextheader", "reference"):
            md.parser.blockprocessors.deregister(name, strict=False)
        for name in ("html", "automail", "reference", "short_reference", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name, strict=False)
        md.treeprocessors.register(_HeadingIds(md), "explainer-heading-ids", 6)  # before toc (5), which keeps them
        md.treeprocessors.register(_SafeAddresses(md), "explainer-addresses", -5)


class _HeadingIds(Treeprocessor):
    """``## Title { #id }`` → ``<h2 id="id">``."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", str(element.tag)):
                last = element[-1] if len(element) else None
                text = (last.tail if last is not None else element.text) or ""
                title, identifier = split_heading(text)
                if identifier:
                    element.set("id", identifier)
                    if last is not None:
                        last.tail = title
                    else:
                        element.text = title


class _SafeAddresses(Treeprocessor):
    """Addresses with a scheme other than https lose it; links that leave the site tell nobody where from."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for attribute in ("href", "src"):
                address = element.get(attribute)
                if address is None or not scheme(address):
                    continue
                if problem_with(address) or attribute == "src":
                    del element.attrib[attribute]
                elif element.tag == "a":
                    element.set("rel", "noreferrer noopener")


def makeExtension(**options: Any) -> StrictMarkdown:  # noqa: N802 - the name that Python-Markdown calls
    """Called by Python-Markdown for ``explainer.rendering.markdown``."""
    return StrictMarkdown(**options)
