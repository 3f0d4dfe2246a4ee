"""From a Vega-Lite specification to an SVG that can stand in a page: text is text, colours are the page's.

Vega (https://vega.github.io/vega-lite/) lays out and draws. A specification given here places every label itself and
has no axes and no titles, so that nothing is measured: the drawing is the same whatever fonts a machine has.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

INK, PICTURE, FAINT = "currentColor", "var(--picture)", "var(--line)"
"""The colours of a drawing: those of the page around it, in light, dark and print."""

SVG = "{http://www.w3.org/2000/svg}"
_KEPT = {
    "svg": {"viewBox"},
    "g": {"transform", "fill"},
    "text": {"transform", "text-anchor", "font-size", "font-weight", "fill"},
    "tspan": {"x", "dy"},
    "line": {"x2", "y2", "transform", "stroke", "stroke-width"},
    "path": {"d", "transform", "fill", "stroke", "stroke-width"},
}
"""Everything else that Vega writes is for its own scripts, or is said in English."""


def svg(specification: dict[str, Any], *, identifier: str, title: str, description: str) -> str:
    """The drawing as an ``svg`` element that a screen reader announces by ``title`` and ``description``.

    Args:
        specification: Vega-Lite, without ``$schema``.
        identifier: begins the ids within the drawing; unique on the page.
        title: its name, in the language of the page.
        description: what it shows, in the language of the page.
    """
    root = ElementTree.fromstring(_drawn(json.dumps(specification, sort_keys=True)))  # noqa: S314 - our own drawing
    _strip(root)
    root.attrib |= {"role": "img", "aria-labelledby": f"{identifier}-title {identifier}-desc"}
    for position, (tag, words) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(tag, {"id": f"{identifier}-{tag}"})
        element.text = words
        root.insert(position, element)
    return ElementTree.tostring(root, encoding="unicode")


@lru_cache(maxsize=256)
def _drawn(specification: str) -> str:
    import vl_convert  # noqa: PLC0415 - it starts a JavaScript engine, which most pages and all checks do without

    return str(vl_convert.vegalite_to_svg(specification, vl_version="5.20"))


def _strip(element: ElementTree.Element) -> None:
    """Leave what is seen; the namespace goes too, since the drawing stands within HTML."""
    element.tag = tag = element.tag.removeprefix(SVG)
    for name in [*element.attrib]:
        if name not in _KEPT.get(tag, ()):
            del element.attrib[name]
    for child in [*element]:
        if child.get("display") == "none" or child.get("class") in ("background", "foreground"):
            element.remove(child)
            continue
        _strip(child)
        if child.tag == "g" and not len(child):
            element.remove(child)
