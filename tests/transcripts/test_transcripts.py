"""Every golden conversation is what the coach says today."""

from pathlib import Path

import pytest

from simulator.device.real_skill import remembering_skill
from simulator.transcripts.golden import TRANSCRIPTS, difference

HANDLER = remembering_skill()
FILES = sorted(TRANSCRIPTS.glob("*/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_coach_answers_as_written(path: Path) -> None:
    changed = difference(path, HANDLER)
    if changed:
        pytest.fail(f"{changed}\nIf this is right: python -m simulator.transcripts --update")
