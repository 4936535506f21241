"""Every golden conversation is what the coach says today."""

from pathlib import Path

import pytest

from simulator.device.echo import REMEMBERING
from simulator.transcripts.golden import TRANSCRIPTS, difference
from skill.hosts.entry import entry

HANDLER = entry(REMEMBERING)
FILES = sorted(TRANSCRIPTS.glob("*/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_coach_answers_as_written(path: Path) -> None:
    changed = difference(path, HANDLER)
    if changed:
        pytest.fail(f"{changed}\nIf this is right: python -m simulator.transcripts --update")
