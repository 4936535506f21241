import pytest

from skill.coaching.messages.events import (
    AdviceAsked,
    Control,
    CrampReported,
    Event,
    Feeling,
    Felt,
    ForgetAsked,
    NotUnderstood,
    Nudge,
    Opened,
    PaceAsked,
    ReminderAsked,
    ReminderUnwanted,
    ReminderWanted,
    Said,
    SignDoubted,
    SignReported,
    SituationTold,
    Steered,
    StretchAsked,
)
from skill.coaching.messages.understood import tokens
from skill.content.choices import Leg, Pace
from skill.reading.reading import Reading
from tests.support.hand_made_readings import said
from tests.support.rehearsal import CRAMP, DONE, HANDS_OFF, NEXT, NO, STOP, YES


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (CRAMP, ["cramp"]),
        (
            CrampReported(Leg.LEFT, ("bed", "pregnant"), severe=True),
            ["cramp", "leg:left", "situation:bed", "situation:pregnant", "severity:severe"],
        ),
        (StretchAsked(), ["stretch:ankle_stretch"]),
        (StretchAsked("towel_stretch", Leg.BOTH), ["stretch:towel_stretch", "leg:both"]),
        (
            SituationTold(("bed", "older"), Leg.LEFT),
            ["leg:left", "situation:bed", "situation:older"],
        ),
        (SituationTold(()), []),
        (AdviceAsked("causes"), ["topic:causes"]),
        (AdviceAsked("remedies.mustard"), ["topic:remedies"]),
        (SignReported("pop"), ["sign:pop"]),
        (SignReported(), ["sign:emergency"]),
        (SignDoubted(("pop", "fainting")), ["check:pop", "check:fainting"]),
        (SignDoubted(), ["check:emergency"]),
        (Felt(Feeling.EASING), ["feel:eased"]),
        (Felt(Feeling.A_BIT), ["feel:eased"]),
        (Felt(Feeling.GONE, Leg.LEFT), ["feel:gone"]),
        (Felt(Feeling.WORSE_FROM_STRETCH), ["feel:worse_from_stretch"]),
        (PaceAsked(Nudge.MORE), ["steer:longer"]),
        (PaceAsked(Pace.GENTLE), ["steer:shorter"]),
        (ReminderWanted(), ["wish:remind"]),
        (ReminderUnwanted(), ["wish:remind"]),
        (ReminderAsked(), ["wish:remind"]),
        (ForgetAsked(), ["wish:forget"]),
        (YES, ["yes"]),
        (NO, ["no"]),
        (Steered(Control.GOOD), ["yes"]),
        (Steered(Control.ENOUGH), ["no"]),
        (NEXT, ["steer:next"]),
        (Steered(Control.ONWARD), ["steer:next"]),
        (DONE, ["steer:next"]),
        (HANDS_OFF, ["steer:next"]),
        (STOP, ["steer:stop"]),
        (Opened(), []),
        (NotUnderstood(), []),
    ],
    ids=repr,
)
def test_what_was_understood_is_told_in_tokens(event: Event, told: list[str]) -> None:
    assert list(tokens(event, event)) == told


def test_of_words_that_were_read_every_meaning_is_told() -> None:
    words = Said(Reading(said("cramp", "leg:left", "sign:pop?")))
    assert tokens(words, SignDoubted(("pop",), CRAMP)) == ("cramp", "leg:left", "check:pop")


def test_of_words_that_were_not_read_it_is_told_what_they_were_taken_for() -> None:
    assert tokens(Said(Reading(), CRAMP), CRAMP) == ("cramp",)


def test_of_words_that_nothing_came_of_nothing_is_told() -> None:
    assert tokens(Said(Reading(said("steer:next?"))), NotUnderstood()) == ()
