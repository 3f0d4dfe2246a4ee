"""Writes what was measured as BENCHMARKS.md: ratios first, and what machine and releases they were taken with."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median

from audits import CATEGORIES, LOOKS, Audits, Look
from content import SOURCES_A_COUNTRY
from measuring import Run, Series

STACKS = ("bare", "engine", "macros")
COMPARED = 100
GROWTH = (25, 100, 400)
CHECKED_FACTS = 5_000
CHECKED_PAGES = (200, 400)
MIB = 1024 * 1024

PACKAGES = (
    "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "mkdocs-macros-plugin", "mkdocs-bibtex", "pybtex", "Markdown",
    "Jinja2", "PyYAML", "pydantic", "Babel",
)  # fmt: skip

TEMPLATE = Path(__file__).with_name("template.md")
PAGES_TEMPLATE = Path(__file__).with_name("template-pages.md")
PAGES_SECTION = re.compile(r"^## The pages, by Lighthouse\n.*?(?=^## )", re.MULTILINE | re.DOTALL)
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


@dataclass(frozen=True, slots=True)
class Results:
    """All that was measured; ``checks`` by pages a language."""

    builds: Series
    checks: dict[int, Series]
    growth: Series


def write(results: Results, day: date) -> str:
    """The whole report."""
    values = {
        "date": day.isoformat(),
        "compared": COMPARED,
        "all_pages": 2 * COMPARED,
        "sources": SOURCES_A_COUNTRY * COMPARED,
        "facts": f"{CHECKED_FACTS:,}",
        "checked": 2 * CHECKED_PAGES[0],
        "a_language": CHECKED_PAGES[0],
        "builds": _table(results.builds, [f"{name} {COMPARED}" for name in STACKS], f"engine {COMPARED}"),
        "checks": "\n".join(_checks(results)),
        "growing": _growing(results.growth),
        "sizes": _sizes(results.growth),
        "rounds": _rounds(results.builds),
        "growth_rounds": _rounds(results.growth),
        "machine": _machine(),
        "packages": ", ".join(f"{package} {version(package)}" for package in PACKAGES),
    }
    steps = dict(zip(("least", "middle", "most"), GROWTH, strict=True))
    return TEMPLATE.read_text(encoding="utf-8").format(**values, **steps, **_goals(results))


def with_pages(text: str, section: str) -> str:
    """``text`` with the part about the pages in its place, instead of the one that was there."""
    before, heading, after = PAGES_SECTION.sub("", text).partition("## How to repeat it\n")
    return before + section + heading + after


def pages_of(text: str) -> str:
    """The part about the pages, if there is one."""
    found = PAGES_SECTION.search(text)
    return found[0] if found else ""


def pages(audits: Audits, day: date) -> str:
    """The part about the pages: it has a date of its own, because it can be measured by itself."""
    lowest = {name: min(_score(looks, name) for looks in audits.looks.values()) for name in CATEGORIES}
    verdicts = {name: "reached" if score >= LEAST[name] else "**missed**" for name, score in lowest.items()}
    goals = [f"| {name} | {LEAST[name]} | {score:.0f} | {verdicts[name]} |" for name, score in lowest.items()]
    faults = sorted({name for looks in audits.looks.values() for look in looks for name in look.faults})
    return PAGES_TEMPLATE.read_text(encoding="utf-8").format(
        date=day.isoformat(),
        looks=LOOKS,
        goals="\n".join(goals),
        pages="\n".join(_page(path, looks) for path, looks in audits.looks.items()),
        faults=", ".join(f"`{name}`" for name in faults) or "none",
        programs=audits.programs,
        machine=_machine(),
    )


def _page(path: str, looks: Sequence[Look]) -> str:
    performance = _spread([look.scores["performance"] for look in looks], 0)
    others = [f"{_score(looks, name):.0f}" for name in CATEGORIES[1:]]
    paint = median(look.times["largest-contentful-paint"] for look in looks) / 1000
    blocked = median(look.times["total-blocking-time"] for look in looks)
    return f"| `/{path}` | {performance} | {' | '.join(others)} | {paint:.2f} | {blocked:.0f} |"


def _score(looks: Sequence[Look], category: str) -> float:
    return median(look.scores[category] for look in looks)


def wall(run: Run) -> float:
    return run.wall


def cpu(run: Run) -> float:
    return run.cpu


def peak(run: Run) -> float:
    return run.peak


def _goals(results: Results) -> dict[str, str]:
    """What was measured of each goal, and whether it is reached."""
    engine = f"engine {COMPARED}"
    measured = {
        "bare": results.builds.ratios(engine, f"bare {COMPARED}", wall),
        "macros": results.builds.ratios(f"macros {COMPARED}", engine, wall),
        "check": [run.wall for run in results.checks[CHECKED_PAGES[0]].runs["check"]],
        "growth": _rise(results.growth, "engine"),
    }
    reached = {
        "bare": median(measured["bare"]) <= 1.3,
        "macros": median(measured["macros"]) >= 3,
        "check": median(measured["check"]) < 5,
        "growth": median(measured["growth"]) <= 1.3,
    }
    verdicts = {f"{name}_goal": "reached" if fine else "**missed**" for name, fine in reached.items()}
    return {**{name: _spread(values) for name, values in measured.items()}, **verdicts}


def _table(series: Series, names: Sequence[str], base: str) -> str:
    """The programs of a series, each next to ``base``."""
    lines = [
        f"| | time ÷ {_short(base)} | processor ÷ {_short(base)} | seconds | processor seconds | peak MiB |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name in names:
        against = ["1", "1"] if name == base else [_spread(series.ratios(name, base, read)) for read in (wall, cpu)]
        taken = f"{series.median(name, wall):.2f} | {series.median(name, cpu):.2f}"
        figures = f"{taken} | {series.median(name, peak) / MIB:.0f}"
        lines.append(f"| {_short(name)} | {' | '.join(against)} | {figures} |")
    return "\n".join(lines) + "\n"


def _short(name: str) -> str:
    return name.partition(" ")[0]


def _checks(results: Results) -> list[str]:
    tables = []
    for pages, series in results.checks.items():
        tables.append(f"{2 * pages} pages ({pages} a language):\n\n{_table(series, ['check', 'read'], 'read')}")
    return tables


def _growing(series: Series) -> str:
    least, middle, most = GROWTH
    lines = [
        f"| | ms a page, {least} to {middle} | ms a page, {middle} to {most} | rise |",
        "| --- | --- | --- | --- |",
    ]
    for name in ("bare", "engine"):
        first, second = _a_page(series, name, least, middle), _a_page(series, name, middle, most)
        lines.append(f"| {name} | {_spread(first, 1)} | {_spread(second, 1)} | {_spread(_rise(series, name))} |")
    return "\n".join(lines) + "\n"


def _sizes(series: Series) -> str:
    lines = [
        "| pages a language | engine ÷ bare, time | engine, seconds | bare, seconds | engine, peak MiB |",
        "| --- | --- | --- | --- | --- |",
    ]
    for size in GROWTH:
        engine, bare = f"engine {size}", f"bare {size}"
        seconds = f"{series.median(engine, wall):.2f} | {series.median(bare, wall):.2f}"
        ratios = _spread(series.ratios(engine, bare, wall))
        lines.append(f"| {size} | {ratios} | {seconds} | {series.median(engine, peak) / MIB:.0f} |")
    return "\n".join(lines) + "\n"


def _a_page(series: Series, name: str, few: int, many: int) -> list[float]:
    """Milliseconds of the processor for each further page, round by round."""
    pairs = zip(series.runs[f"{name} {few}"], series.runs[f"{name} {many}"], strict=True)
    return [1000 * (larger.cpu - smaller.cpu) / (2 * (many - few)) for smaller, larger in pairs]


def _rise(series: Series, name: str) -> list[float]:
    least, middle, most = GROWTH
    pairs = zip(_a_page(series, name, middle, most), _a_page(series, name, least, middle), strict=True)
    return sorted(later / earlier for later, earlier in pairs)


def _spread(values: Sequence[float], digits: int = 2) -> str:
    return "{:.{d}f} ({:.{d}f} to {:.{d}f})".format(median(values), min(values), max(values), d=digits)


def _rounds(series: Series) -> int:
    return len(next(iter(series.runs.values())))


def _machine() -> str:
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{processors} processors ({platform.machine()}), {platform.system()}, {python}"
