import pytest

from skill.alexa.intents import HANDLED, NEXT, event
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
    PaceAsked,
    ReminderAsked,
    ReminderUnwanted,
    ReminderWanted,
    SignDenied,
    SignDoubted,
    SignReported,
    SituationTold,
    Steered,
    StretchAsked,
)
from skill.content.choices import Leg, OtherLeg, Pace
from tests.support.rehearsal import LIBRARY

CASES: list[tuple[str, dict[str, str], Event]] = [
    ("ReliefIntent", {}, CrampReported()),
    (
        "ReliefIntent",
        {"leg": "left", "situation": "bed", "severity": "severe"},
        CrampReported(Leg.LEFT, ("bed",), severe=True),
    ),
    ("ReliefIntent", {"severity": "mild"}, CrampReported()),
    ("StretchIntent", {}, StretchAsked()),
    (
        "StretchIntent",
        {"stretch": "towel_stretch", "leg": "right", "situation": "bed"},
        StretchAsked("towel_stretch", Leg.RIGHT, ("bed",)),
    ),
    ("PressureIntent", {}, StretchAsked("thumb_pressure")),
    (
        "PressureIntent",
        {"remedy": "calf_massage", "leg": "left"},
        StretchAsked("calf_massage", Leg.LEFT),
    ),
    ("PressureIntent", {"remedy": "ice"}, StretchAsked("thumb_pressure")),
    ("IceHeatIntent", {"remedy": "ice"}, AdviceAsked("ice_heat")),
    ("PreventionIntent", {}, AdviceAsked("prevention")),
    ("CauseIntent", {}, AdviceAsked("causes")),
    ("DoctorIntent", {}, AdviceAsked("doctor")),
    ("RedFlagIntent", {"sign": "pop"}, SignReported("pop")),
    ("RedFlagIntent", {"sign": "emergency"}, SignReported("emergency")),
    ("RedFlagIntent", {}, SignDoubted()),
    ("HoldTimeIntent", {}, AdviceAsked("hold_time")),
    ("SuppliesIntent", {}, AdviceAsked("supplies")),
    ("HistoryIntent", {}, AdviceAsked("history")),
    ("PrivacyIntent", {}, AdviceAsked("privacy")),
    ("PrivacyIntent", {"forget": "forget"}, ForgetAsked()),
    ("QuestionIntent", {"question": "remedies.mustard"}, AdviceAsked("remedies.mustard")),
    ("QuestionIntent", {"question": "magnesium"}, AdviceAsked("magnesium")),
    ("QuestionIntent", {}, NotUnderstood()),
    ("SituationIntent", {"situation": "pregnant"}, SituationTold(("pregnant",))),
    ("LegIntent", {"leg": "right"}, SituationTold((), Leg.RIGHT)),
    ("LegIntent", {"leg": "other"}, SituationTold((), OtherLeg.OTHER)),
    ("SituationIntent", {}, NotUnderstood()),
    ("LegIntent", {}, NotUnderstood()),
    ("EasingIntent", {}, Felt(Feeling.EASING)),
    ("BitBetterIntent", {}, Felt(Feeling.A_BIT)),
    ("GoneIntent", {}, Felt(Feeling.GONE)),
    ("StillHurtsIntent", {}, Felt(Feeling.SAME)),
    ("WorseIntent", {}, Felt(Feeling.WORSE)),
    ("PaceIntent", {"pace": "gentle"}, PaceAsked(Pace.GENTLE)),
    ("PaceIntent", {"pace": "less"}, PaceAsked(Nudge.LESS)),
    ("PaceIntent", {}, PaceAsked(Nudge.MORE)),
    ("PaceIntent", {"pace": "hasty"}, PaceAsked(Nudge.MORE)),
    ("SetReminderIntent", {}, ReminderWanted()),
    ("SetReminderIntent", {"time": "20:30", "days": "daily"}, ReminderWanted("20:30", "daily")),
    ("CancelReminderIntent", {}, ReminderUnwanted()),
    ("ReminderStatusIntent", {}, ReminderAsked()),
    ("RedFlagIntent", {"sign": "pop.theirs"}, SignReported("pop", ("someone_else",))),
    ("TheirRedFlagIntent", {"sign": "pop"}, SignReported("pop", ("someone_else",))),
    ("TheirRedFlagIntent", {}, SignDoubted()),
    ("NoRedFlagIntent", {"sign": "pop"}, SignDenied("pop")),
    ("DoneIntent", {}, Steered(Control.DONE)),
    ("GoodIntent", {}, Steered(Control.GOOD)),
    ("EnoughIntent", {}, Steered(Control.ENOUGH)),
    ("TimeLeftIntent", {}, Steered(Control.TIME_LEFT)),
    ("AMAZON.YesIntent", {}, Steered(Control.YES)),
    ("AMAZON.NoIntent", {}, Steered(Control.NO)),
    ("AMAZON.NextIntent", {}, Steered(Control.NEXT)),
    ("AMAZON.PreviousIntent", {}, Steered(Control.PREVIOUS)),
    ("AMAZON.RepeatIntent", {}, Steered(Control.REPEAT)),
    ("AMAZON.PauseIntent", {}, Steered(Control.PAUSE)),
    ("AMAZON.ResumeIntent", {}, Steered(Control.RESUME)),
    ("AMAZON.StartOverIntent", {}, Steered(Control.START_OVER)),
    ("AMAZON.HelpIntent", {}, Steered(Control.HELP)),
    ("AMAZON.StopIntent", {}, Steered(Control.STOP)),
    ("AMAZON.CancelIntent", {}, Steered(Control.STOP)),
    ("AMAZON.NavigateHomeIntent", {}, Steered(Control.STOP)),
    ("AMAZON.FallbackIntent", {}, NotUnderstood()),
    ("SaidIntent", {"words": "w1"}, NotUnderstood()),
    ("WeatherIntent", {}, NotUnderstood()),
    ("", {}, NotUnderstood()),
]


@pytest.mark.parametrize(("name", "slots", "meant"), CASES)
def test_an_intent_and_its_slots_become_an_event(
    name: str, slots: dict[str, str], meant: Event
) -> None:
    understood = event(name, slots)
    assert understood == meant
    assert type(understood) is type(meant)


def test_next_goes_on_after_a_pause_where_the_language_says_both_alike() -> None:
    assert event(NEXT, {}, next_goes_on=True) == Steered(Control.ONWARD)
    assert event("AMAZON.ResumeIntent", {}, next_goes_on=True) == Steered(Control.RESUME)


def test_every_intent_has_been_tried() -> None:
    assert {name for name, _, _ in CASES} >= HANDLED


@pytest.mark.parametrize("name", sorted(HANDLED))
def test_whatever_is_asked_about_is_in_the_content(name: str) -> None:
    understood = event(name, {})
    if isinstance(understood, AdviceAsked):
        assert understood.topic in LIBRARY.advice
    if isinstance(understood, StretchAsked) and understood.routine:
        assert understood.routine in LIBRARY.routines
