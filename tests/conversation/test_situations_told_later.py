"""Where or how the person is, told in the middle of a walk: it goes on for that."""

import re

import pytest

from tests.conversation.alignment import problems
from tests.conversation.expected import Answer, Moment, leads, located
from tests.conversation.exploring import take
from tests.conversation.inputs import Act
from tests.conversation.test_interruptions import none
from tests.conversation.walk_model import RELIEF, Script, Told
from tests.conversation.walkthrough import coach, middles, passages

IN_RELIEF = (
    Told(RELIEF),
    Told(RELIEF, "both"),
    Told(RELIEF, "left", ("someone_else",)),
    Told(RELIEF, "", ("driving",)),
)
BY_DAY = (Told("ankle_stretch"), Told("runners_stretch"), Told("daily_routine"))
SITUATIONS = (
    "pregnant",
    "after_birth",
    "unsteady",
    "cannot_stand",
    "child",
    "thinners",
    "driving",
    "dialysis",
    "someone_else",
)


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("told", IN_RELIEF, ids=str)
def test_relief_says_the_rung_again_for_the_situation(told: Told, situation: str) -> None:
    cases: list[str] = []
    for passage in passages(told) if situation not in told.situations else ():
        there = passage.script.being(situation)
        rungs = [stage.rung for stage in there.stages]
        rung = passage.script.stages[passage.stage].rung
        answer = leads(there, (rungs.index(rung) if rung in rungs else 0, 0, 0))
        for moment in middles(passage):
            turn = take(coach(), passage.at(moment.second), _being(situation))
            cases += problems(answer, turn.heard, there.words)
    none(cases)


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("told", BY_DAY, ids=str)
def test_a_stretch_goes_on_with_one_that_suits_the_situation(told: Told, situation: str) -> None:
    cases: list[str] = []
    for passage in passages(told):
        there = passage.script.being(situation)
        for moment in middles(passage):
            turn = take(coach(), passage.at(moment.second), _being(situation))
            answer = _goes_on(passage.script, there, moment)
            cases += problems(answer, turn.heard, there.words)
    none(cases)


def _goes_on(before: Script, there: Script, at: Moment) -> Answer:
    """The step again; where another routine is needed, that from its beginning."""
    same = before.stages[at.stage].routine == there.stages[at.stage].routine
    return located(there, at.stage, at.stop if same else 0)


@pytest.mark.parametrize("walk", [RELIEF, *(told.walk for told in BY_DAY), "towel_stretch"])
@pytest.mark.parametrize(
    "there", [(), *((one,) for one in SITUATIONS if one != "someone_else")], ids=str
)
def test_a_helper_is_never_told_to_move_their_own_leg(walk: str, there: tuple[str, ...]) -> None:
    for passage in passages(Told(walk, "", ("someone_else", *there))):
        said = passage.turn.heard.text.replace("remind you to stretch your calves", "")
        assert re.findall(r"\byour (?!thumb|palm|knuckles|hand)\w+", said) == []


def _being(situation: str) -> Act:
    return Act("SituationIntent", (("situation", situation),))
