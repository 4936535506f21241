"""Answers that were made before: equal to those made anew, and most of what is said."""

import json
import random
from itertools import product
from typing import Any

import pytest

from skill.alexa.presentation import Device, present, presentation
from skill.coaching.messages.events import (
    Control,
    CrampReported,
    Event,
    Feeling,
    Felt,
    NotUnderstood,
    Opened,
    Steered,
    StretchAsked,
)
from skill.coaching.state.state import State
from skill.content.choices import Leg
from tests.support.rehearsal import CRAMP, EVENTS, LIBRARY, US, Rehearsal

SCREEN, SPEAKER = Device(US, True, "https://example.org"), Device(US, False, "")

OPENINGS: tuple[Event, ...] = (
    Opened(),
    CrampReported(),
    CrampReported(severe=True),
    *(CrampReported(leg=leg) for leg in (Leg.LEFT, Leg.RIGHT)),
    StretchAsked("runners_stretch"),
    StretchAsked("towel_stretch"),
)
ANSWERS: tuple[Event, ...] = (
    *(Felt(feeling) for feeling in (Feeling.SAME, Feeling.EASING, Feeling.GONE)),
    *map(Steered, (Control.YES, Control.YES, Control.NO, Control.NO, Control.NEXT)),
    *map(Steered, (Control.REPEAT, Control.TIME_LEFT)),
    NotUnderstood(),
)


def made(rehearsal: Rehearsal, device: Device) -> Any:
    """The last answer with a screen, as JSON."""
    return json.loads(json.dumps(present(rehearsal.outcome, LIBRARY, device).response))


@pytest.mark.parametrize("device", [SCREEN, SPEAKER], ids=["screen", "speaker"])
def test_what_was_said_before_is_what_would_be_said_now(device: Device) -> None:
    reached = [Rehearsal(*events) for events in product(EVENTS, (CRAMP, *ANSWERS))]
    before = [made(rehearsal, device) for rehearsal in reached]
    for rehearsal, answer in zip(reached, before, strict=True):
        spoken = present(rehearsal.outcome, LIBRARY, device).speech
        assert spoken == rehearsal.speech
        presentation.cache_clear()
        assert made(rehearsal, device) == answer


def test_two_who_are_to_hear_the_same_share_one_answer() -> None:
    first, second = Rehearsal(), Rehearsal()
    second.wait(86_400.0)
    second.state = State(whose="somebody", mark=3.0)
    for rehearsal in (first, second):
        rehearsal.hear(CrampReported(leg=Leg.LEFT))
    one, other = (present(each.outcome, LIBRARY, SCREEN) for each in (first, second))
    assert one is other


def test_most_of_a_nights_answers_were_made_before() -> None:
    night = random.Random(7)
    presentation.cache_clear()
    for _ in range(400):
        rehearsal = Rehearsal(night.choice(OPENINGS))
        for _ in range(8):
            present(rehearsal.outcome, LIBRARY, SCREEN)
            interrupts = night.random() < 0.2
            second = night.uniform(1, rehearsal.speech.seconds) if interrupts else None
            rehearsal.hear(night.choice(ANSWERS), second)
    found = presentation.cache_info()
    share = found.hits / (found.hits + found.misses)
    print(f"{share:.0%} of 3200 answers had been made before")  # noqa: T201 - shown by -rP
    assert share > 0.6
