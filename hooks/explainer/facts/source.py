"""A source: what exists in the world, in the field names of CSL (https://docs.citationstyles.org)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from explainer.facts.base import Id, Line, Localised, Record
from explainer.facts.dates import PartialDate

Kind = Literal["law", "court", "government", "intergovernmental", "ngo", "research", "press"]
Quality = Literal["primary", "established", "minor"]
Type = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "dataset", "document", "entry", "hearing", "interview", "legal_case", "legislation", "post", "post-weblog",
    "regulation", "report", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
LanguageTag = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Name(Record):
    """An author: a person by family and given name, or a body by ``literal``."""

    family: Line | None = None
    given: Line | None = None
    literal: Line | None = None

    @model_validator(mode="after")
    def _somebody(self) -> Name:
        if not self.family and not self.literal:
            raise PydanticCustomError("name", "an author has a `family` name, or is a body named by `literal`")
        return self


class Source(Record):
    """One published text. A title is given as published; where none is known, a description in every language."""

    id: Id = Field(description="stable and never reused: err-entry-ban-2026")
    type: Type = Field(description="the CSL type")
    kind: Kind = Field(description="who speaks: decides what the source can carry")
    title: Line | None = Field(None, description="as published, in the original language")
    description: Localised | None = Field(None, description="instead of a title that is not known")
    author: tuple[Name, ...] = ()
    publisher: Line
    container_title: Line | None = Field(None, alias="container-title")
    issued: PartialDate | None = None
    accessed: PartialDate
    url: str = Field(alias="URL", description="the publisher's own address; https")
    archive: str | None = Field(None, description="address of an archived copy")
    language: LanguageTag = Field(description="language of the text: et, en-GB")
    read_at: Line | Localised | None = Field(
        None, alias="read-at", description="where a copy was read: a name, or words in every language"
    )
    quality: Quality = Field(
        "minor", description="primary: who acted or counted says so itself; established: a known editor"
    )
    state_controlled: bool = Field(False, alias="state-controlled", strict=True, description="media of a state")

    @model_validator(mode="after")
    def _named_once(self) -> Source:
        if (self.title is None) == (self.description is None):
            raise PydanticCustomError(
                "title", "give either `title` (as published) or `description` (in every language)"
            )
        return self
