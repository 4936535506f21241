"""The lines that people said elsewhere are evaluation alone: nothing that is built repeats them."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.authoring.problems import Problems
from skill.authoring.reader.sources import FOLDER, read_sources
from tests.support.repository import ROOT

RUN = 4
"""So many words in a row would be a copy."""
FEW = 2
"""Runs with fewer words of content, such as "i woke up with", are in everybody's mouth."""
MODEL = ROOT / "interaction_models" / "source"
SMALL = frozenset(read_sources(ROOT / FOLDER.format("en"), Problems()).lists["small"])
_WRITTEN = re.compile(r'"([^"\n]*)"')
_CHOICE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<\w+>|\{\w+\}|\.\.|&")
"""What stands for different words ends a run."""


def runs(text: str) -> Iterator[str]:
    for part in _CHOICE.split(text.lower()):
        words = [re.sub(r"\W", "", word) for word in part.split()]
        words = [word for word in words if word]
        for start in range(len(words) - RUN + 1):
            run = words[start : start + RUN]
            if sum(word not in SMALL for word in run) >= FEW:
                yield " ".join(run)


def lines() -> dict[str, str]:
    """Run of words → the line that has it."""
    with (Path(__file__).parent / "en-US" / "heard.tsv").open(encoding="utf-8", newline="") as file:
        said = [row["utterance"] for row in csv.DictReader(file, delimiter="\t")]
    return {run: line for line in said for run in runs(line)}


HEARD = lines()


@pytest.mark.parametrize(
    "path",
    sorted([*ROOT.glob(FOLDER.format("*") + "/**/*.toml"), *MODEL.rglob("*.toml")]),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_run_of_four_words_of_a_line_stands_in_a_source(path: Path) -> None:
    written = _WRITTEN.findall(path.read_text(encoding="utf-8"))
    copied = {text: HEARD[run] for text in written for run in runs(text) if run in HEARD}
    assert copied == {}
