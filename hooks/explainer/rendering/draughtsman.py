"""Draws the pictures of one page, in its language."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from explainer.facts.fact import Statistic
from explainer.facts.penalty import Penalty
from explainer.facts.series import Series
from explainer.facts.statement import RawValue
from explainer.facts.vocabulary import Labelled
from explainer.rendering import charts
from explainer.rendering.drawing import svg
from explainer.rendering.voice import Voice


class Draughtsman:
    """What templates can have drawn; they see it as ``draw``."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice

    def over_time(self, series: Series) -> Markup:
        """The points of a series."""
        say = self.voice

        def label(value: RawValue, qualifier: str | None) -> str:
            return say.value(series.model_copy(update={"noun": None}), value, qualifier)

        return _picture(series.id, charts.over_time(series, label), say.label(series.title), say.label(series.text))

    def side_by_side(self, statistics: Sequence[Statistic]) -> Markup:
        """Estimates of one measure."""
        say = self.voice

        def label(item: Statistic, value: RawValue | None = None) -> str:
            plain = item.model_copy(update={"noun": None, "qualifier": None if value is not None else item.qualifier})
            return say.value(plain, value)

        def name(item: Statistic) -> str:
            return f"{say.label(item.counted_by)}: {say.label(item.counts)}, {say.period(item.period)}"

        title = next(
            (say.label(item.label) for item in say.site.facts.words.measures if item.id == statistics[0].measure), ""
        )
        description = "; ".join(f"{name(item)}: {say.value(item)}" for item in statistics)
        specification = charts.side_by_side(statistics, label, name)
        return _picture(statistics[0].measure or statistics[0].id, specification, title, description)

    def terms(self, penalties: Sequence[Penalty], longest: int, circumstance: Labelled) -> Markup:
        """Terms of imprisonment under one circumstance; ``longest`` in months is the end of the scale."""
        say = self.voice

        def name(item: Penalty) -> str:
            return f"{item.article}: {say.label(item.act)}"

        description = "; ".join(f"{name(item)}: {say.value(item)}" for item in penalties)
        specification = charts.terms(penalties, say.value, name, longest)
        return _picture(circumstance.id, specification, say.label(circumstance.label), description)


def _picture(name: str, specification: charts.Specification, title: str, description: str) -> Markup:
    identifier = f"picture-{name.replace('.', '-')}"
    drawing = svg(specification, identifier=identifier, title=title, description=description)
    return Markup(drawing)  # noqa: S704 - written by an XML library
