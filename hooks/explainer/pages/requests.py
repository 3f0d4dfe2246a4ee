"""What a fenced ``facts`` block asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from explainer.facts.base import FactId, Id, Record, Whole
from explainer.facts.complaints import complaints
from explainer.facts.dataset import Dataset
from explainer.facts.dates import PartialDate
from explainer.facts.source import Kind
from explainer.facts.strict_yaml import Document, Path, read_yaml
from explainer.findings import Location, did_you_mean
from explainer.pages.blocks import Block
from explainer.pages.page import Page

EVERY = "all"
TOPICS = "topics"
Letter = Annotated[str, StringConstraints(strict=True, pattern=r"^[^\W\d_]$", to_lower=True)]


class Matrix(Record):
    """Countries by indicators: all countries of the overview, those of a region, or those named."""

    region: Id | None = None
    countries: tuple[Id, ...] = ()
    indicators: tuple[Id, ...] = ()
    topic: Id | None = None


class Timeline(Record):
    """Events, newest first: of some countries, topics or years, or all; ``filter`` lets readers choose among them."""

    countries: tuple[Id, ...] = ()
    topics: tuple[Id, ...] = ()
    start: PartialDate | None = Field(None, alias="from")
    end: PartialDate | None = Field(None, alias="to")
    latest: Whole | None = Field(None, description="no more than so many")
    filter: bool = Field(False, strict=True)


class InRegion(Record):
    """All countries of a region."""

    region: Id


class Shelf(Record):
    """Sources of one kind, in the order of their publishers; of those from one first letter to another, if given."""

    kind: Kind
    first: Letter | None = Field(None, alias="from")
    last: Letter | None = Field(None, alias="to")


class Alphabet(Record):
    """A part of the alphabet, from one letter to another."""

    first: Letter = Field(alias="from")
    last: Letter = Field(alias="to")


class Request(Record):
    """Exactly one of these fields is given: it names the kind of table."""

    glance: Id | None = None
    matrix: Matrix | None = None
    timeline: Timeline | None = None
    statistics: tuple[FactId, ...] | None = None
    estimates: tuple[FactId, ...] | None = Field(
        None, description="statistics, drawn side by side by what they measure"
    )
    series: tuple[FactId, ...] | None = Field(None, description="series, each drawn by itself")
    penalties: Id | None = Field(None, description="a country")
    organisations: Id | None = Field(None, description="a country, or all")
    index: Alphabet | Literal["all"] | None = Field(None, description="everything that has a name, by letters")
    glossary: Literal["all"] | None = None
    bibliography: Shelf | Literal["summary"] | None = None
    comparison: Literal["all"] | None = Field(None, description="every country by every indicator, to choose from")
    map: Literal["all"] | None = Field(None, description="one square a country, by an indicator to choose")
    finder: Literal["all"] | None = Field(
        None, description="what applies, by answers to the questions of facts/finder.yml"
    )
    gaps: InRegion | Id | None = Field(None, description="a country, a topic, all topics, or {region: …}")
    countries: Id | None = Field(None, description="a region, or all: links to the pages of its countries")

    @property
    def kind(self) -> str:
        """The one field that is given."""
        return next(iter(self.model_fields_set), "")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a block cannot be filled."""

    location: Location
    message: str
    hint: str
    reported: bool = False
    """What is named is there and cannot be read: that is a finding of its own, elsewhere."""


@dataclass(slots=True)
class Reading:
    """A block as read: its request, or what is wrong with it."""

    request: Request | None = None
    problems: list[Problem] = field(default_factory=list)


def read_request(page: Page, block: Block, facts: Dataset) -> Reading:
    """Read the body of a ``facts`` block and look up what it names."""
    line = page.text.location(block.body_start).line - 1
    document = read_yaml(page.file, page.text.content[block.body_start : block.body_end], line)
    reading = Reading()
    reading.problems.extend(Problem(found.location, found.message, found.hint) for found in document.findings)
    if reading.problems:
        return reading
    kinds = ", ".join(Request.model_fields)
    start = page.location(block.start)
    if not isinstance(document.data, dict) or len(document.data) != 1:
        hint = f"Begin with one of: {kinds}; for example “glance: ee”."
        reading.problems.append(Problem(start, "the block does not say which table it asks for", hint))
        return reading
    try:
        request = Request.model_validate(document.data)
    except ValidationError as error:
        found = complaints(document, (), Request, error)
        reading.problems.extend(Problem(item.location, item.message, item.hint) for item in found)
        return reading
    reading.problems.extend(_unknown(request, document, facts))
    if not reading.problems and getattr(request, request.kind) is not None:
        reading.request = request
    elif not reading.problems:
        reading.problems.append(Problem(start, f"`{request.kind}` is empty", "Name what the table shows."))
    return reading


def _unknown(request: Request, document: Document, facts: Dataset) -> Iterator[Problem]:
    for problem, name in _named(request, document, facts):
        unread = facts.incomplete and not facts.words.indicators
        yield replace(problem, reported=unread or name in facts.broken)


def _named(request: Request, document: Document, facts: Dataset) -> Iterator[tuple[Problem, str]]:
    """What the request names in vain, and how it is written there."""
    words = facts.words
    indicators = [indicator.id for indicator in words.indicators]
    regions = [region.id for region in words.regions]
    topics = [topic.id for topic in words.topics]
    countries = [*facts.countries]
    events = {country for entry in facts.events.values() for country in entry.record.countries}
    if request.glance is not None:
        yield from _look_up([request.glance], countries, "country", ("glance",), document)
    if isinstance(request.gaps, InRegion):
        yield from _look_up([request.gaps.region], regions, "region", ("gaps", "region"), document)
    elif request.gaps not in (None, EVERY, TOPICS):
        yield from _look_up([request.gaps], [*countries, *topics], "country or topic", ("gaps",), document)
    if request.countries not in (None, EVERY):
        yield from _look_up([request.countries], regions, "region", ("countries",), document)
    if request.organisations not in (None, EVERY):
        yield from _look_up([request.organisations], countries, "country", ("organisations",), document)
    if request.penalties is not None:
        yield from _look_up([request.penalties], countries, "country", ("penalties",), document)
    for kind, shelf in (("statistics", facts.statistics), ("estimates", facts.statistics), ("series", facts.series)):
        named: tuple[str, ...] = getattr(request, kind) or ()
        yield from _look_up(named, shelf, "series" if kind == "series" else "statistic", (kind,), document)
    if matrix := request.matrix:
        yield from _look_up([matrix.region] if matrix.region else [], regions, "region", ("matrix", "region"), document)
        yield from _look_up([matrix.topic] if matrix.topic else [], topics, "topic", ("matrix", "topic"), document)
        yield from _look_up(matrix.countries, countries, "country", ("matrix", "countries"), document)
        yield from _look_up(matrix.indicators, indicators, "indicator", ("matrix", "indicators"), document)
    if timeline := request.timeline:
        anywhere = {*countries, *events}
        yield from _look_up(timeline.countries, anywhere, "country", ("timeline", "countries"), document)
        yield from _look_up(timeline.topics, topics, "topic", ("timeline", "topics"), document)


def _look_up(
    names: Iterable[str], known: Iterable[str], what: str, path: Path, document: Document
) -> Iterator[tuple[Problem, str]]:
    shelf = list(known)
    for index, name in enumerate(names):
        if name not in shelf:
            hint = did_you_mean(name, shelf) or f"Known: {', '.join(sorted(shelf)[:12])}."
            yield Problem(document.location((*path, index)), f"there is no {what} “{name}”", hint), name
