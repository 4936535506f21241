"""Reading is quick and small.

Times are compared with a yardstick that is measured in turn with them, because machines differ and
are shared: writing and reading forty kilobytes of JSON, for which a quiet one takes 0.8 ms.
"""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from skill.reading.reader import BUILT, Reader, reader_of
from tests.support.repository import ROOT

MOST_BYTES = 400_000
"""Largest size of a built file."""
YARDSTICKS_A_SENTENCE = 1.5
"""How many yardsticks it may take to read a sentence, on average: a millisecond, and some room."""
YARDSTICKS_A_LANGUAGE = 15.0
"""How many yardsticks it may take to load a language: ten milliseconds, and some room."""
ROUNDS = 9
STEPS = [
    {"step": place, "text": "Pull your toes up and hold.", "marks": [place / 3, place / 7, None]}
    for place in range(400)
]
"""What the yardstick writes and reads."""
EVERY = 10
"""Of so many lines one is read."""


def lines() -> list[str]:
    """Things that people say."""
    return [
        row["utterance"]
        for path in sorted((ROOT / "tests" / "understanding" / "en-US").glob("*.tsv"))
        for row in csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t")
    ][::EVERY]


def yardsticks(work: Callable[[], object]) -> float:
    """How many yardsticks some work takes; each counts in its quickest round."""
    taken = [(_seconds(_yardstick), _seconds(work)) for _ in range(ROUNDS)]
    return min(one for _, one in taken) / min(one for one, _ in taken)


def _yardstick() -> object:
    return json.loads(json.dumps(STEPS))


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def english() -> Reader:
    reader = reader_of("en")
    assert reader is not None
    return reader


def load() -> Reader:
    reader_of.cache_clear()
    return english()


def test_the_yardstick_is_forty_kilobytes() -> None:
    assert len(json.dumps(STEPS)) == pytest.approx(40_000, rel=0.05)


def test_a_sentence_is_read_in_about_a_millisecond() -> None:
    reader, said = english(), lines()
    assert len(said) > 100
    taken = yardsticks(lambda: [reader.read(words) for words in said]) / len(said)
    assert taken <= YARDSTICKS_A_SENTENCE


def test_the_longest_sentence_takes_no_longer_than_a_language() -> None:
    reader = english()
    longest = " and then my calf is so hot and swollen i can't breathe" * 20
    assert yardsticks(lambda: reader.read(longest)) <= YARDSTICKS_A_LANGUAGE


def test_a_language_is_loaded_in_about_ten_milliseconds() -> None:
    assert yardsticks(load) <= YARDSTICKS_A_LANGUAGE


@pytest.mark.parametrize("path", sorted(Path(BUILT).glob("*.*")), ids=lambda path: path.stem)
def test_a_built_file_is_small(path: Path) -> None:
    assert path.stat().st_size <= MOST_BYTES


def test_who_says_a_sample_loads_no_reader() -> None:
    program = (
        "import sys\n"
        "from tests.support.envelopes import ask, intent\n"
        "ask(intent('ReliefIntent', leg='left'))\n"
        "print('skill.reading.reader' in sys.modules, 'numpy' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["False", "False"]


def test_the_reader_needs_nothing_but_the_standard_library() -> None:
    program = (
        "import sys\n"
        "from skill.reading.reader import reader_of\n"
        "reader_of('en').read('my calf')\n"
        "names = {name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names\n"
        "print(*sorted(names - {'skill', '__main__', 'sitecustomize'}))"
    )
    told = subprocess.run(
        [sys.executable, "-S", "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == []
