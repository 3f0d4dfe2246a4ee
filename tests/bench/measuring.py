"""Runs whole programs, one after another, and compares them round by round.

A figure of one machine at one moment says little. So the programs that are compared run in turn, A B C C B A…, each
round gives a ratio, and the median of the ratios is what counts. The resources are those that the operating system
has counted for the process and its children (``os.wait4``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

# Bytes in a unit of ru_maxrss. A child's peak is never less than what this process holds when it starts it.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class ProgramFailed(Exception):
    """A program that was to be measured has failed; the message ends with what it said."""


@dataclass(frozen=True, slots=True)
class Program:
    """A command and where it runs. ``products`` is removed before each run: nothing is ever built on top of another."""

    name: str
    command: Sequence[str]
    folder: Path
    products: Sequence[str] = ("site", ".cache")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took, in seconds and bytes."""

    wall: float
    cpu: float
    peak: int


@dataclass(slots=True)
class Series:
    """The runs of several programs; the runs with one number belong to one round."""

    runs: dict[str, list[Run]] = field(default_factory=dict)

    def median(self, name: str, read: Callable[[Run], float]) -> float:
        return median(read(run) for run in self.runs[name])

    def ratios(self, name: str, other: str, read: Callable[[Run], float]) -> list[float]:
        """``name`` divided by ``other``, round by round, in order of size."""
        pairs = zip(self.runs[name], self.runs[other], strict=True)
        return sorted(read(mine) / read(theirs) for mine, theirs in pairs)


def in_turn(programs: Sequence[Program], rounds: int, environment: Mapping[str, str]) -> Series:
    """Run all programs ``rounds`` times, the order turned round each time. One run before that is not counted."""
    series = Series({program.name: [] for program in programs})
    for number in range(rounds + 1):
        for program in programs if number % 2 else reversed(programs):
            result = run(program, environment)
            counted = "" if number else " (not counted)"
            print(f"  {program.name}: {result.wall:.2f} s{counted}", file=sys.stderr, flush=True)
            if number:
                series.runs[program.name].append(result)
    return series


def run(program: Program, environment: Mapping[str, str]) -> Run:
    """Run a program from its start to its end.

    Raises:
        ProgramFailed: its exit code was not 0.
    """
    for product in program.products:
        shutil.rmtree(program.folder / product, ignore_errors=True)
    log = program.folder / "bench.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            program.command, cwd=program.folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise ProgramFailed(f"{program.name} ended with exit code {process.returncode}:\n{said}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT)
