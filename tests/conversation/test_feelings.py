"""How the cramp feels, said in the middle of every step of relief and at every check-in.

The expected answers are in `expected_feelings.py`.
"""

from collections.abc import Iterator

import pytest

from tests.conversation.alignment import problems
from tests.conversation.expected_feelings import FEELINGS
from tests.conversation.exploring import Place, take
from tests.conversation.inputs import Act
from tests.conversation.test_interruptions import matrix, none
from tests.conversation.walk_model import RELIEF
from tests.conversation.walkthrough import Passage, after, coach, middles, passages


def _places(passage: Passage) -> Iterator[Place]:
    """The middle of each step or hold, and the check-in."""
    yield from (passage.at(moment.second) for moment in middles(passage))
    yield after(passage.turn)


@pytest.mark.parametrize("felt", FEELINGS)
def test_how_it_feels_decides_the_next_rung(felt: str) -> None:
    cases: list[str] = []
    for told in matrix(RELIEF):
        for passage in passages(told):
            answer = FEELINGS[felt](passage.script, passage.stage)
            for place in _places(passage):
                turn = take(coach(), place, Act(felt))
                found = problems(answer, turn.heard, passage.script.words)
                where = f"{told}: {felt} {place.during} {passage.stage}"
                cases += [f"{where}: {problem}" for problem in found]
    none(cases)
