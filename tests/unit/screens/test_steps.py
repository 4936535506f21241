"""A step shows where one is, what comes next, and what is held, as the voice says it."""

import pytest

from skill.coaching.messages.events import CrampReported, Event, StretchAsked
from skill.content.choices import Leg, Pace
from skill.screens.scenes import StepScene
from skill.screens.staging import stage
from skill.speech.speech_plan import Utterance
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    LIBRARY,
    NEXT,
    NO,
    STILL_HURTS,
    TIME_LEFT,
    US,
    YES,
    Rehearsal,
)

RUNNERS = StretchAsked("runners_stretch", Leg.LEFT)
DAILY = StretchAsked("daily_routine")
ROUNDING = 60
"""Milliseconds by which silences, which have tenths of a second, move a cue."""
PREGNANT = CrampReported(situations=("pregnant",))


def steps(rehearsal: Rehearsal) -> list[StepScene]:
    """The steps shown of the last answer."""
    shown = stage(rehearsal.outcome, rehearsal.speech, LIBRARY, US)
    return [scene for scene in shown if isinstance(scene, StepScene)]


def said_at(rehearsal: Rehearsal, milliseconds: float) -> str:
    """The cue that begins at this moment of the last answer; empty for none."""
    cues = (part for part in rehearsal.speech.parts if isinstance(part, Utterance) and part.cue)
    said = [cue.text for cue in cues if abs(cue.start * 1000 - milliseconds) <= ROUNDING]
    return said[0].removesuffix(".") if said else ""


@pytest.mark.parametrize(
    ("events", "name"),
    [
        ([CRAMP], "Cramp relief"),
        ([CRAMP, NO], "Weight on the leg"),
        ([CRAMP, EASING], "Ankle stretch"),
        ([RUNNERS], "Runner's stretch"),
        ([DAILY, YES], "Runner's stretch"),
    ],
)
def test_what_is_done_has_a_name(events: list[Event], name: str) -> None:
    assert {scene.name for scene in steps(Rehearsal(*events))} == {name}


def test_places_are_counted_as_the_voice_counts_them() -> None:
    assert [(one.place, one.places) for one in steps(Rehearsal(RUNNERS))] == [
        (n, 5) for n in range(1, 6)
    ]
    rehearsal = Rehearsal(RUNNERS, YES)
    rehearsal.hear(NEXT, at=1.0)
    assert rehearsal.says("Step four of five.")
    assert steps(rehearsal)[0].place == 4


def test_relief_is_no_whole_of_parts_as_answers_decide_what_follows() -> None:
    for events in ([CRAMP], [CRAMP, STILL_HURTS], [CRAMP, EASING]):
        assert {(one.part, one.parts) for one in steps(Rehearsal(*events))} == {(0, 0)}
    assert steps(Rehearsal(CRAMP))[-1].next == ""


def test_a_routine_in_a_fixed_order_shows_how_far_one_is() -> None:
    rehearsal, seen = Rehearsal(DAILY), []
    for _ in range(7):
        seen += [{(one.part, one.parts) for one in steps(rehearsal)}]
        rehearsal.hear(YES)
    assert seen == [{(n, 7)} for n in range(1, 8)]


def test_one_stretch_on_one_leg_is_no_whole_either() -> None:
    assert steps(Rehearsal(StretchAsked("calf_massage"), NO))[0].parts == 0


def test_what_comes_next_is_the_next_position_leg_or_stretch() -> None:
    assert [one.next for one in steps(Rehearsal(RUNNERS))] == [
        "Next: Both hands on the wall",
        "Next: Right leg forward, knee bent",
        "Next: Back knee straight, heel down",
        "Next: Lean in, back heel down",
        "Next: right leg",
    ]
    assert steps(Rehearsal(DAILY))[-1].next == "Next: runner's stretch"
    assert steps(Rehearsal(RUNNERS, YES))[-1].next == ""


def test_repeated_holds_say_which_one_it_is() -> None:
    shown = steps(Rehearsal(PREGNANT))
    assert [one.round for one in shown] == ["1 of 3", "2 of 3", "3 of 3"]
    assert {one.round for one in steps(Rehearsal(CRAMP))} == {""}


def test_what_is_left_of_repeated_holds_goes_on_counting() -> None:
    rehearsal = Rehearsal(PREGNANT)
    rehearsal.hear(TIME_LEFT, at=rehearsal.marks[1].hold_start + 4)
    assert [one.round for one in steps(rehearsal)] == ["2 of 3", "3 of 3"]


def test_rounds_are_shown_where_there_are_several() -> None:
    assert {one.round for one in steps(Rehearsal(DAILY, YES, YES, YES))} == {"2 of 3"}


def test_the_rest_of_a_hold_is_measured_by_the_whole_of_it() -> None:
    rehearsal = Rehearsal(CRAMP)
    (whole,) = steps(rehearsal)
    rehearsal.hear(TIME_LEFT, at=rehearsal.marks[0].hold_start + 12)
    (rest,) = steps(rehearsal)
    assert whole.hold_total == rest.hold_total == whole.hold_end - whole.hold_start == 30_000
    assert rest.hold_end - rest.hold_start == 15_000


@pytest.mark.parametrize("pace", Pace)
def test_at_every_pace_the_whole_is_what_is_announced(pace: Pace) -> None:
    rehearsal = Rehearsal(RUNNERS)
    profile = rehearsal.state.profile._replace(pace=pace)
    rehearsal.state = rehearsal.state._replace(profile=profile)
    rehearsal.hear(RUNNERS)
    *positions, lean = steps(rehearsal)
    assert lean.hold_total == lean.hold_end - lean.hold_start
    assert {one.hold_total for one in positions} == {0}


@pytest.mark.parametrize(
    "events",
    [[CRAMP], [PREGNANT], [CRAMP, NO, NO, NO], [CRAMP, EASING], [RUNNERS], [CRAMP, NO, NO]],
    ids=repr,
)
def test_the_end_of_a_hold_is_shown_as_it_is_said(events: list[Event]) -> None:
    rehearsal = Rehearsal(*events)
    for one in steps(rehearsal):
        if one.hold_end > one.hold_start:
            said = said_at(rehearsal, one.hold_end)
            assert said
            assert one.hold_of_words.release.lower() in said.lower()


def test_a_position_is_only_got_ready_for() -> None:
    first, *_, lean = steps(Rehearsal(RUNNERS))
    assert first.hold_of_words == ("Get ready", "", "")
    assert lean.hold_of_words == ("Get ready", "Hold", "Come back up")


@pytest.mark.parametrize("interrupted", [False, True])
def test_movements_are_counted_in_time_with_the_voice(interrupted: bool) -> None:
    rehearsal = Rehearsal(CRAMP, EASING)
    if interrupted:
        rehearsal.hear(TIME_LEFT, at=20.0)
    (step,) = steps(rehearsal)
    assert step.beats == (7 if interrupted else 10)
    half = (step.hold_end - step.hold_start) / step.beats / 2
    moments = [step.hold_start + half * n for n in range(2 * step.beats)]
    assert [said_at(rehearsal, moment) for moment in moments] == [*step.beat_words] * step.beats
    assert (step.beat_before, step.beat_after) == ("", f" of {step.beats}")


def test_what_is_held_counts_no_movements() -> None:
    (step,) = steps(Rehearsal(CRAMP))
    assert (step.beats, step.beat_words, step.beat_after) == (0, ("", ""), "")


def test_in_relief_a_touch_can_tell_that_it_is_worse() -> None:
    relief, stretch = steps(Rehearsal(CRAMP))[0], steps(Rehearsal(RUNNERS))[0]
    assert [one.touch for one in stretch.buttons] == ["previous", "pause", "next", "stop"]
    assert [one.touch for one in relief.buttons] == ["previous", "pause", "next", "worse", "stop"]
