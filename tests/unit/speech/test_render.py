from itertools import pairwise
from typing import get_args

import pytest

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import (
    Advise,
    Ask,
    Explain,
    Guide,
    Keep,
    MakeSafe,
    Reply,
    Say,
    Wait,
    Warn,
)
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import State
from skill.content.choices import Side, Urgency
from skill.speech import render as module
from skill.speech.render import Speech, render
from skill.speech.speech_plan import CHANCE_TO_ACT, Pause, Utterance
from tests.support.rehearsal import LIBRARY, US

STEPS = {step.id: step for step in LIBRARY.routines["runners_stretch"].steps}
POSITION = Guide(STEPS["hands"], 1, "runners_stretch", "", (), Side.LEFT, (), 2)
HOLD = Guide(STEPS["lean"], 4, "runners_stretch", "", (), Side.LEFT, (30,), 0)
PULL = LIBRARY.first_movement
FIRST_SENTENCES = {
    Urgency.EMERGENCY: "Use a phone to call 911 now.",
    Urgency.MATERNITY: "Go to your maternity unit now.",
    Urgency.TODAY: "Stop, and see a doctor today.",
    Urgency.SOON: "See a doctor in the next day or two.",
    Urgency.ROUTINE: "Talk to your doctor about this.",
}


def speak(*replies: Reply, state: State | None = None, locale: str = "en-US") -> Speech:
    outcome = Outcome(state or State(), replies)
    return render(outcome, LIBRARY, LIBRARY.locale(locale))


def said(speech: Speech) -> list[str]:
    return [part.text for part in speech.parts if isinstance(part, Utterance)]


def test_every_kind_of_reply_can_be_spoken() -> None:
    assert set(module._RENDERERS) == set(get_args(Reply))


def test_a_phrase_is_said() -> None:
    assert said(speak(Say.of(Phrase.ROUND, round=2))) == ["Round two."]


def test_waiting_is_silence() -> None:
    assert speak(Wait(3)).parts == (Pause(3, 0.0),)


def test_a_position_is_said_and_given_time() -> None:
    speech = speak(POSITION)
    assert said(speech) == ["Put both hands on the wall."]
    assert speech.parts[-1] == Pause(2, speech.parts[0].seconds)
    (mark,) = speech.marks
    assert (mark.step, mark.start) == (1, 0.0)
    assert mark.hold_start == mark.hold_end == speech.seconds


def test_a_hold_is_said_and_timed() -> None:
    speech = speak(HOLD)
    assert said(speech)[:3] == [
        "Lean in slowly, without bouncing.",
        "It should pull, not hurt.",
        "Hold for thirty seconds.",
    ]
    assert said(speech)[-1] == "Come back up."


def test_a_hold_that_goes_on_has_no_instruction() -> None:
    speech = speak(HOLD._replace(holds=(20,), resumed=True))
    assert said(speech)[0] == "Hold for twenty seconds more."


def test_the_time_line_tells_when_each_step_was_spoken() -> None:
    speech = speak(Say(Phrase.SWAP), POSITION, HOLD)
    first, second = speech.marks
    assert 0 < first.start < first.hold_end == second.start < second.hold_start


def test_what_has_no_steps_has_no_time_line() -> None:
    assert speak(Advise("causes")).marks == ()


@pytest.mark.parametrize(
    ("side", "words"),
    [
        (Side.LEFT, "Keep your left leg behind you"),
        (Side.RIGHT, "Keep your right leg behind you"),
        (Side.UNNAMED, "Keep your sore leg behind you"),
    ],
)
def test_the_leg_is_named(side: Side, words: str) -> None:
    guide = POSITION._replace(step=STEPS["back_heel"], side=side)
    assert said(speak(guide))[0].startswith(words)


def pull(*situations: str, side: Side = Side.UNNAMED) -> Guide:
    return Guide(PULL, 0, "toes_up", "toes_up", situations, side, (10,), 0)


def test_a_situation_has_its_own_words() -> None:
    assert said(speak(pull("bed")))[0] == "Stay lying down."
    assert said(speak(pull("running", "someone_else")))[0] == "Hold their heel."


def test_of_several_situations_the_first_has_the_word() -> None:
    assert said(speak(pull("bed", "pregnant")))[0] == "Stay lying down."


def test_both_legs_are_named_together() -> None:
    assert speak(pull("both_legs", side=Side.BOTH)).text.startswith(
        "Sit down first. Pull the toes of both feet up"
    )


def test_words_for_afterwards_follow_the_hold() -> None:
    assert said(speak(pull("ladder")))[-2:] == ["Ease off.", "Once it eases, come down slowly."]


def test_a_hold_that_waits_for_easing_is_not_let_go() -> None:
    spoken = said(speak(pull()._replace(until_eased=True)))
    assert spoken[-1] == "Keep holding if it still grips."


def test_a_rung_adds_its_own_words() -> None:
    press = LIBRARY.routines["thumb_pressure"].steps[0]
    guide = Guide(press, 0, "thumb_pressure", "press", (), Side.UNNAMED, (30,), 0)
    added = LIBRARY.words[US.words].routines["thumb_pressure"].in_relief
    assert added in speak(guide).text
    assert added not in speak(guide._replace(rung="")).text


@pytest.mark.parametrize("situations", [("older",), ("unsteady",), ("older", "someone_else")])
def test_who_is_pressed_lightly_is_never_pressed_more(situations: tuple[str, ...]) -> None:
    press = LIBRARY.routines["thumb_pressure"].steps[0]
    guide = Guide(press, 0, "thumb_pressure", "press", situations, Side.UNNAMED, (30,), 0)
    assert "lightly" in speak(guide).text
    assert "Keep the toes up." in speak(guide).text
    assert "more" not in speak(guide).text


def test_what_to_keep_doing_is_said() -> None:
    assert said(speak(Keep("calf_massage", ()))) == ["Keep kneading upward."]
    assert said(speak(Keep("toes_up", ("someone_else",)))) == ["Keep pushing their toes up."]


ASKED = [
    *LIBRARY.advice,
    *(f"{row.id}.{question}" for row in LIBRARY.advice.values() for question in row.questions),
]


@pytest.mark.parametrize("asked", ASKED)
def test_advice_is_the_facts_of_its_answer_in_their_order(asked: str) -> None:
    facts = LIBRARY.words[US.words].advice[asked.partition(".")[0]].facts
    in_order = " ".join(facts[fact] for fact in LIBRARY.answer(asked))
    assert speak(Advise(asked)).text == in_order.format(number="911")


def test_a_longer_answer_pauses_for_breath() -> None:
    aftercare = LIBRARY.advice["aftercare"]
    facts = LIBRARY.words[US.words].advice["aftercare"].facts
    parts = speak(Advise("aftercare")).parts
    breath = next(place for place, part in enumerate(parts) if isinstance(part, Pause))
    before = parts[breath - 1]
    assert isinstance(before, Utterance)
    assert facts[aftercare.breath_after].endswith(before.text)
    assert parts[breath].seconds == CHANCE_TO_ACT


def test_a_fact_is_said_for_where_and_how_the_person_is() -> None:
    assert "shower" in speak(Advise("aftercare")).text
    at_night = speak(Advise("aftercare", ("bed",))).text
    assert "shower" not in at_night
    assert "lay a warm towel on it" in at_night


def test_a_question_for_an_ambulance_gets_the_number_first() -> None:
    assert speak(Advise("doctor.ambulance")).text.startswith("Call 911 now")
    assert speak(Advise("doctor.ambulance"), locale="en-GB").text.startswith("Call 999 now")


def test_advice_on_nothing_known_is_an_error() -> None:
    with pytest.raises(LookupError):
        speak(Advise("weather"))


@pytest.mark.parametrize("sign", LIBRARY.signs)
def test_a_warning_first_says_what_to_do(sign: str) -> None:
    urgency = LIBRARY.signs[sign].urgency
    american = LIBRARY.words[US.words]
    opening = american.warnings.openings.get(sign, FIRST_SENTENCES[urgency])
    warning = said(speak(Warn(sign)))
    assert " ".join(warning).startswith(opening)
    elsewhere = urgency is Urgency.TODAY and not LIBRARY.signs[sign].own_help
    told = (american.warnings.signs, american.warnings.deeds)
    words = [opening, *(texts[sign] for texts in told if sign in texts)]
    words += [american.after_hours] if elsewhere else []
    assert " ".join(warning) == " ".join(words).format(number="911")


@pytest.mark.parametrize(
    ("locale", "number"),
    [
        ("en-US", "911"),
        ("en-CA", "911"),
        ("en-GB", "999"),
        ("en-AU", "000"),
        ("en-IN", "112"),
        ("en-ZZ", "your local emergency number"),
        ("hi-IN", "your local emergency number"),
    ],
)
def test_each_locale_has_its_number_to_call(locale: str, number: str) -> None:
    assert said(speak(Warn(""), locale=locale))[0] == f"Use a phone to call {number} now."


def test_what_makes_it_safe_is_said() -> None:
    assert speak(MakeSafe("driving")).text == (
        "Pull over where it is safe. Put your hazard lights on."
    )


def test_a_question_ends_the_turn_and_sets_the_reprompt() -> None:
    speech = speak(Say(Phrase.WELCOME_BACK), Ask(Question.CALF_EASING))
    assert said(speech)[-1] == "Is your calf easing?"
    assert speech.reprompt == "Yes, no, or worse?"


def test_an_explained_question_is_still_the_last_thing_said() -> None:
    speech = speak(Explain(Question.EASING), Ask(Question.EASING))
    assert said(speech)[0] == "If the pain is going, say yes."
    assert said(speech)[-1] == "Is it easing?"


def test_without_a_question_there_is_no_reprompt() -> None:
    assert speak(Say(Phrase.GOODBYE)).reprompt == ""


def test_the_card_leaves_out_the_cues_that_keep_time() -> None:
    text = speak(HOLD, Ask(Question.OTHER_LEG)).text
    assert text.endswith("Hold for thirty seconds. Ready for the other leg?")


def test_wordings_go_on_taking_turns_in_the_next_turn() -> None:
    first = speak(Say(Phrase.PRAISE))
    second = speak(Say(Phrase.PRAISE), state=State(next_variant=first.next_variant))
    assert first.text != second.text


def test_wordings_of_a_check_in_go_on_taking_turns_too() -> None:
    first = speak(Ask(Question.EASING))
    second = speak(Ask(Question.EASING), state=State(next_variant=first.next_variant))
    assert first.text != second.text
    assert first.reprompt == second.reprompt


@pytest.mark.parametrize("topic", LIBRARY.advice)
def test_parts_follow_one_another_without_holes(topic: str) -> None:
    speech = speak(Advise(topic), HOLD, Ask(Question.OFFER, AdviceId(topic)))
    for earlier, later in pairwise(speech.parts):
        assert later.start == pytest.approx(earlier.start + earlier.seconds)
    last = speech.parts[-1]
    assert speech.seconds == pytest.approx(last.start + last.seconds)
