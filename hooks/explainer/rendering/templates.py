"""The templates of ``overrides/facts``: autoescaped, strict about names, each compiled once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, cast

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup


class Templates:
    """Renders templates; what many pages show alike is rendered once and kept."""

    def __init__(self, folder: Path) -> None:
        # auto_reload would look at the file before each of thousands of uses; every build makes its own templates.
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._kept: dict[Hashable, Markup] = {}

    def render(self, name: str, **context: Any) -> Markup:
        """The template ``name`` (a file of the folder) with ``context``."""
        return Markup(self._environment.get_template(name).render(context))  # noqa: S704 - the template escapes

    def macro(self, name: str, macro: str) -> Callable[..., Markup]:
        """A macro of the template ``name``: far quicker than a template, for what stands thousands of times."""
        return cast("Callable[..., Markup]", getattr(self._environment.get_template(name).module, macro))

    def once(self, name: str, key: Hashable, **context: Any) -> Markup:
        """The same, rendered only the first time for ``name`` and ``key``: ``context`` must follow from them."""
        kept = self._kept.get((name, key))
        if kept is None:
            kept = self._kept[name, key] = self.render(name, **context)
        return kept


class SharedBytecode(BytecodeCache):
    """Compiled templates, kept in memory for the next environment that asks for the same source."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja before it compiles a template."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja after it has compiled one."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
