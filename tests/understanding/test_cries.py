"""A cry, a curse or a pause word before a steering word changes nothing of what is meant."""

import pytest

from skill.coaching.messages.events import Control, Event, Feeling, Felt, Nudge, PaceAsked, Steered
from tests.support.heard_words import MOMENTS, event

CRIES = (
    "ow", "wait", "oh my god", "stop", "hang on a second", "fuck", "um", "okay so", "listen",
    "help", "bloody hell", "ouch", "jesus", "argh", "christ",
)  # fmt: skip
STEERING: dict[str, tuple[Event, tuple[str, ...]]] = {
    "next": (Steered(Control.NEXT), ("next step", "go to the next one", "skip this step")),
    "previous": (Steered(Control.PREVIOUS), ("go back a step", "the previous step")),
    "repeat": (Steered(Control.REPEAT), ("say that again", "repeat that please")),
    "pause": (Steered(Control.PAUSE), ("pause", "give me a minute")),
    "resume": (Steered(Control.RESUME), ("carry on", "let's continue")),
    "start over": (Steered(Control.START_OVER), ("start over", "start again from the beginning")),
    "time left": (Steered(Control.TIME_LEFT), ("how much longer", "how many seconds are left")),
    "help": (Steered(Control.HELP), ("what can i say",)),
    "slower": (PaceAsked(Nudge.MORE), ("slow down", "go slower")),
    "faster": (PaceAsked(Nudge.LESS), ("speed up", "go faster")),
    "longer": (PaceAsked(Nudge.MORE), ("longer holds please", "hold it for longer")),
    "shorter": (PaceAsked(Nudge.LESS), ("shorter holds please", "make the holds shorter")),
}
"""Steering word → what it means, and ways to say it."""
IN_A_WALK = ("hold", "check-in", "walk")


@pytest.mark.parametrize("moment", IN_A_WALK)
@pytest.mark.parametrize("steering", STEERING)
def test_a_steering_word_behind_a_cry_means_itself(steering: str, moment: str) -> None:
    meant, ways = STEERING[steering]
    wrong = [
        words
        for words in (f"{cry} {way}" for cry in CRIES for way in ways)
        if event(words, MOMENTS[moment]) != meant
    ]
    assert wrong == []


@pytest.mark.parametrize("moment", IN_A_WALK)
def test_stop_behind_a_cry_stops_or_eases_off_what_hurts(moment: str) -> None:
    answers = (Steered(Control.STOP), Steered(Control.PAUSE), Felt(Feeling.WORSE_FROM_STRETCH))
    wrong = [cry for cry in CRIES if event(f"{cry} stop", MOMENTS[moment]) not in answers]
    assert wrong == []


@pytest.mark.parametrize("moment", IN_A_WALK)
@pytest.mark.parametrize("cry", CRIES)
def test_a_cry_never_moves_a_walk_forward(cry: str, moment: str) -> None:
    moved = (Steered(Control.NEXT), Felt(Feeling.EASING), Felt(Feeling.GONE), Steered(Control.YES))
    assert event(cry, MOMENTS[moment]) not in moved or cry == "okay so"
