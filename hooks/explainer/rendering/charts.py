"""What the pictures show: specifications of drawings, made of facts. The numbers of each stand beside it as a table.

Figures that count different things never share an axis: each series is drawn by itself, and estimates are grouped by
what they measure.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from explainer.facts.fact import Statistic
from explainer.facts.penalty import Penalty
from explainer.facts.series import Series
from explainer.facts.statement import RawValue
from explainer.rendering.drawing import FAINT, INK, PICTURE

Specification = dict[str, Any]

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 300, 44, 16, 20, 22
"""In pixels of the drawing, which a page shows at the width of a phone or larger."""

TEXT = 11
_ROW, _LINE, _BAR, _GAP = 22, 14, 9, 3
_LETTERS = 46
"""How many letters of that size stand in a line of the whole drawing, in a wide font."""
_VALUE = 90
"""What is left for a value at the end of the longest bar."""


def over_time(series: Series, label: Any) -> Specification:
    """The points of a series: bars for whole years, else a line through the days and months.

    Args:
        series: what is drawn.
        label: writes a value of the series in the language of the page, without a noun.
    """
    yearly = all(point.period.month is None for point in series.points)
    height = 160
    ticks = _ticks(max(_number(point.value) for point in series.points), 100 if series.type == "percent" else None)
    rows = [
        {"at": point.period.earliest.isoformat(), "year": point.period.text, "value": float(_number(point.value)),
         "label": label(point.value, point.qualifier), "named": yearly or index in (0, len(series.points) - 1)}
        for index, point in enumerate(series.points)
    ]  # fmt: skip
    years = sorted({point.period.earliest.year for point in series.points})
    span = [f"{years[0]}-01-01", f"{years[-1] + 1}-01-01"]
    x: Specification = (
        {"field": "year", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.35, "paddingOuter": 0.2}}
        if yearly
        else {"field": "at", "type": "temporal", "axis": None, "scale": {"type": "utc", "domain": span}}
    )
    y = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domain": [0, float(ticks[-1])]}}
    marks: list[Specification] = [
        {"mark": {"type": "bar", "color": PICTURE}}
        if yearly
        else {"mark": {"type": "line", "color": PICTURE, "strokeWidth": 2, "point": {"color": PICTURE, "size": 24}}}
    ]
    named = {"mark": _text(dy=-8, align="center" if yearly else "right"), "encoding": {"text": {"field": "label"}}}
    layer = [
        *_grid([(float(tick), label(_written(tick), None)) for tick in ticks], "y", WIDTH),
        *_years(rows if yearly else [{"at": f"{year}-01-01", "year": str(year)} for year in years], x, height, yearly),
        {"data": {"values": rows}, "layer": marks, "encoding": {"x": x, "y": y}},
        {
            "data": {"values": [row for row in rows if row["named"]]},
            **named,
            "encoding": {**named["encoding"], "x": x, "y": y},
        },
    ]
    return _whole(layer, height, LEFT)


def side_by_side(statistics: Sequence[Statistic], label: Any, name: Any) -> Specification:
    """Estimates of one measure: a bar each, from nought, and its range where one is published.

    Args:
        statistics: all of one measure.
        label: writes a value of a statistic in the language of the page.
        name: says who counted what.
    """
    bars = [(name(item), label(item), Decimal(0), _number(item.value), _range(item)) for item in statistics]
    highest = max(max(value, *(bounds or (value,))) for *_, value, bounds in bars)
    return _bars(bars, _ticks(highest), lambda tick: label(statistics[0], _written(tick)))


def terms(penalties: Sequence[Penalty], label: Any, name: Any, longest: int) -> Specification:
    """Terms of imprisonment: a bar each from the shortest to the longest, in years.

    Args:
        penalties: those that are compared.
        label: writes the term in the language of the page.
        name: says for what it is.
        longest: the longest term of all that are compared, in months, so that several drawings share a scale.
    """
    bars = [
        (name(item), label(item), Decimal(item.least or 0) / 12, Decimal(item.most or item.least or 0) / 12, None)
        for item in penalties
    ]
    return _bars(bars, _ticks(Decimal(longest) / 12), _written)


Bar = tuple[str, str, Decimal, Decimal, tuple[Decimal, Decimal] | None]
"""Its name, its value in words, where it begins and ends, and the range of the estimate."""


def _bars(bars: Sequence[Bar], ticks: Sequence[Decimal], label: Any) -> Specification:
    top, rows = 0, []
    for name, value, start, end, bounds in bars:
        lines = textwrap.wrap(name, _LETTERS)
        top += _LINE * len(lines)
        rows.append({
            "name": lines, "label": value, "start": float(start), "end": float(end), "middle": top + _GAP + _BAR / 2,
            "name_y": top - _LINE * len(lines) + 10, "low": float(bounds[0]) if bounds else None,
            "high": float(bounds[1]) if bounds else None,
        })  # fmt: skip
        top += _GAP + _BAR + _ROW
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, float(ticks[-1])], "range": [0, WIDTH - _VALUE]}}
    heights = {"type": "quantitative", "axis": None, "scale": {"domain": [0, top], "range": [0, top]}}
    middle = {"field": "middle", **heights}
    layer: list[Specification] = [
        *_grid([(float(tick), label(tick)) for tick in ticks], "x", top, x["scale"]),
        {"mark": {"type": "bar", "color": PICTURE, "height": _BAR},
         "encoding": {"x": {"field": "start", **x}, "x2": {"field": "end"}, "y": middle}},
        {"transform": [{"filter": "datum.low != null"}], "mark": {"type": "rule", "color": INK, "strokeWidth": 2},
         "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": middle}},
        {"mark": _text(align="left", lineHeight=_LINE, baseline="alphabetic"),
         "encoding": {"x": {"value": 0}, "y": {"field": "name_y", **heights}, "text": {"field": "name"}}},
        {"mark": _text(align="left", dx=5, baseline="middle", fontWeight="bold"),
         "encoding": {"x": {"field": "end", **x}, "y": middle, "text": {"field": "label"}}},
    ]  # fmt: skip
    return {**_whole(layer, top, 8), "data": {"values": rows}}


def _grid(ticks: Iterable[tuple[float, str]], axis: str, length: int, scale: Any = None) -> list[Specification]:
    """Faint lines across the drawing, with their values."""
    ticks = list(ticks)
    data = {"values": [{"tick": value, "label": text} for value, text in ticks]}
    place = {"field": "tick", "type": "quantitative", "axis": None, "scale": scale or {"domain": [0, ticks[-1][0]]}}
    across, end = ("x", "x2") if axis == "y" else ("y", "y2")
    shift = {"dx": -6, "align": "right", "baseline": "middle"} if axis == "y" else {"dy": 14, "align": "center"}
    outside = {"value": 0 if axis == "y" else length}
    rule = {axis: place, across: {"value": 0}, end: {"value": length}}
    return [
        {"data": data, "mark": {"type": "rule", "color": FAINT}, "encoding": rule},
        {"data": data, "mark": _text(**shift), "encoding": {axis: place, across: outside, "text": {"field": "label"}}},
    ]


def _years(rows: list[Specification], x: Specification, height: int, yearly: bool) -> list[Specification]:
    mark = _text(dy=15, align="center" if yearly else "left")
    encoding = {"x": x, "y": {"value": height}, "text": {"field": "year"}}
    return [{"data": {"values": rows}, "mark": mark, "encoding": encoding}]


def _text(**options: Any) -> Specification:
    return {"type": "text", "color": INK, "fontSize": TEXT, **options}


def _whole(layer: list[Specification], height: int, left: int) -> Specification:
    return {
        "width": WIDTH, "height": height, "layer": layer, "autosize": {"type": "none"}, "background": None,
        "padding": {"left": left, "right": RIGHT, "top": TOP, "bottom": BOTTOM},
        "config": {"view": {"stroke": None}},
    }  # fmt: skip


def _ticks(highest: Decimal, limit: int | None = None) -> list[Decimal]:
    """Round values from nought to above ``highest``, at most six; not above ``limit``, where there is one."""
    step = Decimal(1)
    while step * 5 < highest:
        leading = step.as_tuple().digits[0]
        step = step * (Decimal("2.5") if leading == 2 else 2)
    ticks = [step * index for index in range(7) if index == 0 or step * (index - 1) < highest]
    return [tick for tick in ticks if limit is None or tick <= limit]


def _number(raw: RawValue) -> Decimal:
    return Decimal(str(raw))


def _written(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _range(item: Statistic) -> tuple[Decimal, Decimal] | None:
    return (_number(item.within.low), _number(item.within.high)) if item.within else None
