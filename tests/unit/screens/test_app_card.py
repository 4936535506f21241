"""Cards of the Alexa app: what they are called, what they say, and the one drawing on them."""

import re

import pytest

from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    NotUnderstood,
    Opened,
    SignReported,
    StretchAsked,
)
from skill.coaching.messages.replies import Ask
from skill.screens.app_card import AppCard, app_card
from skill.speech.render import render
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    EVENTS,
    GONE,
    LIBRARY,
    PAUSE,
    REPEAT,
    STOP,
    US,
    YES,
    Rehearsal,
)


def card_of(*events: Event) -> AppCard:
    """The card of the answer to the last of some events."""
    outcome = Rehearsal(*events).outcome
    return app_card(outcome, render(outcome, LIBRARY, US), LIBRARY, US)


@pytest.mark.parametrize(
    ("events", "title"),
    [
        ([CRAMP], "Toe pull"),
        ([CRAMP, EASING], "Ankle stretch"),
        ([CRAMP, NotUnderstood()], "Toe pull"),
        ([CRAMP, AdviceAsked("causes")], "Why calves cramp"),
        ([CRAMP, EASING, GONE], "Now look after it"),
        ([StretchAsked("runners_stretch")], "Runner's stretch"),
        ([StretchAsked("runners_stretch"), PAUSE], "Runner's stretch"),
        ([StretchAsked("daily_routine")], "Ankle stretch"),
        ([AdviceAsked("remedies.mustard")], "Food, tablets and rubs"),
        ([SignReported("chest_pain")], "Danger sign"),
        ([SignReported("swollen_leg")], "Danger sign"),
        ([SignReported("")], "Danger sign"),
        ([SignReported("frequent")], "For your doctor"),
        ([Opened()], "Cramp Coach"),
        ([STOP], "Cramp Coach"),
    ],
)
def test_the_title_says_what_it_is_about(events: list[Event], title: str) -> None:
    assert card_of(*events).title == title


def test_the_steps_of_a_stretch_have_numbers_and_lines_of_their_own() -> None:
    assert card_of(StretchAsked("runners_stretch")).text.splitlines() == [
        "1. Stand at arm's length from a wall.",
        "2. Put both hands on the wall.",
        "3. Step your right leg forward, slightly bent.",
        "4. Keep your left leg behind you, knee straight, heel down, toes to the wall.",
        "5. Lean in slowly, without bouncing. It should pull, not hurt. Hold for thirty seconds.",
    ]


def test_the_numbers_are_those_of_the_whole_stretch() -> None:
    swapped, *steps, end = card_of(StretchAsked("runners_stretch"), YES).text.splitlines()
    assert (swapped, end) == ("Now swap legs.", "That's all of it.")
    assert [step[:3] for step in steps] == ["3. ", "4. ", "5. "]


def test_a_number_is_not_given_twice() -> None:
    first, *_ = card_of(StretchAsked("runners_stretch"), REPEAT).text.splitlines()
    assert re.match(r"\d\. (?!Step \w+ of)", first)


def test_one_movement_alone_has_no_number() -> None:
    (line,) = card_of(CRAMP).text.splitlines()
    assert line.startswith("Keep still. Pull your toes up")
    assert line.endswith("Hold for thirty seconds.")


@pytest.mark.parametrize("event", EVENTS, ids=str)
def test_what_was_asked_is_not_on_the_card(event: Event) -> None:
    asked = Rehearsal(event).outcome.ask
    shown = card_of(event)
    assert isinstance(asked, Ask | None)
    assert "?" not in shown.text + shown.title
    assert shown.text == shown.text.strip()


def test_how_to_answer_is_not_on_the_card_either() -> None:
    assert card_of(CRAMP, NotUnderstood(), NotUnderstood()).text == ""


@pytest.mark.parametrize(
    ("event", "pose"),
    [
        (Opened(), "toes_up"),
        (CRAMP, "toes_up"),
        (CrampReported(situations=("bed",)), "toes_up_bed"),
        (StretchAsked("runners_stretch"), "wall_lean"),
        (CrampReported(situations=("bed", "pregnant")), "toes_up_bed"),
        (AdviceAsked("ice_heat.ice"), "ice"),
        (AdviceAsked("ice_heat.heat"), "warm_towel"),
        (AdviceAsked("aftercare"), "toes_up"),
        (AdviceAsked("causes"), ""),
        (SignReported("swollen_leg"), ""),
        (STOP, "rest"),
    ],
)
def test_the_drawing_is_what_tells_most(event: Event, pose: str) -> None:
    assert card_of(event).pose == pose


def test_a_turn_without_a_movement_has_the_drawing_of_the_walk() -> None:
    rehearsal = Rehearsal(CRAMP)
    rehearsal.hear(PAUSE, at=10.0)
    speech = render(rehearsal.outcome, LIBRARY, US)
    assert app_card(rehearsal.outcome, speech, LIBRARY, US).pose == "toes_up"


def test_the_drawing_of_the_walk_is_not_beside_an_answer_about_something_else() -> None:
    assert card_of(CRAMP, AdviceAsked("causes")).pose == ""
