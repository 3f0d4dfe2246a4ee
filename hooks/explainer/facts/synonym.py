"""Words that mean the same to whoever searches, and are no terms that would need a definition."""

from __future__ import annotations

from pydantic import Field

from explainer.facts.base import FactId, Id, Line, Record


class Synonyms(Record):
    """A group of words and expressions: who types one of them finds where another is written."""

    id: FactId = Field(description="begins with syn")
    words: dict[Id, tuple[Line, ...]] = Field(
        min_length=1, description="{ru: [вид на жительство, ВНЖ]}; * at the end of a word stands for any ending"
    )
