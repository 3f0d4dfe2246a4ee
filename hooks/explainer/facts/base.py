"""What all records share: strict fields, ids, texts in every language."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
FACT_ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$"

FACT_FIELDS = ("text", "as_of")
"""What a reference can ask of a fact besides its value; no fact id may end in one of these words."""


class Record(BaseModel):
    """A record of ``facts/``: no unknown fields, nothing guessed, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_MARKUP = {
    "<": "the sign < would begin a tag; write the text without it",
    "[@": "a text of the facts holds no citation: name the source under `cites`",
    "[=": "a text of the facts holds no reference: write the words themselves",
    "](": "a text of the facts holds no link: write the words alone",
    "**": "a text of the facts holds no markup: write it without **",
}


def _no_markup(text: str) -> str:
    for sign, problem in _MARKUP.items():
        if sign in text:
            raise PydanticCustomError("markup", problem)
    return text


def _whole_number(value: Any) -> Any:
    """Numbers arrive as they were written; ``1.10`` or ``0130`` is no whole number."""
    if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{0,8}", value):
        return int(value)
    return value


Line = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1), AfterValidator(_no_markup)]
Id = Annotated[str, StringConstraints(strict=True, pattern=ID_PATTERN)]
FactId = Annotated[str, StringConstraints(strict=True, pattern=FACT_ID_PATTERN)]
PagePath = Annotated[
    str,
    StringConstraints(strict=True, pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$"),
    Field(description="countries/estonia.md"),
]
Whole = Annotated[int, BeforeValidator(_whole_number), Field(strict=True, ge=1, le=10_000)]
PluralForms = dict[Literal["zero", "one", "two", "few", "many", "other"], Line]
Localised = Annotated[dict[Id, Line], Field(min_length=1, description="a text in every language: {en: …, ru: …}")]
