"""Reading is quick and small, measured against work that every answer does anyway."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from skill.reading.reader import BUILT, reader_of
from tests.support.repository import ROOT

MOST_BYTES = 400_000
"""Largest size of a built file."""
YARDSTICK_BYTES = 40_000
"""Size of the JSON that is written and read once for a measure of this machine's speed."""
TIMES_A_SENTENCE = 4.0
"""How many yardsticks it may take to read a sentence; on a quiet machine one is a third of a ms."""
TIMES_A_LANGUAGE = 40.0
"""How many yardsticks it may take to load a language."""
ROUNDS = 7
LINES = sorted((ROOT / "tests" / "understanding").glob("*.tsv"))


def utterances() -> list[str]:
    return [row["utterance"] for path in LINES for row in _rows(path)]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def _quickest(work: Callable[[], object]) -> float:
    """Seconds of the quickest of several runs, which is the least disturbed by others."""
    return min(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began
