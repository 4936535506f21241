"""Words that a sample or the device itself has, and the slots found in them."""

import pytest

from simulator.device.exchange_json import slot_ids
from simulator.hearing.exact_match import ExactMatcher, SlotMatch
from simulator.hearing.nlu import Certainty, Recognizer
from simulator.hearing.normalize import as_recognized, normalize
from tests.support.small_model import model_with_catch_all, small_model

MODEL = small_model()
HEARING = Recognizer(MODEL)
MATCHER = ExactMatcher(MODEL)
STRETCH = MODEL.intents["StretchIntent"]


@pytest.mark.parametrize(
    ("words", "recognized", "compared"),
    [
        ("Ow, it's MY calf!", "ow it's my calf", "ow its my calf"),
        ("don\N{RIGHT SINGLE QUOTATION MARK}t", "don't", "dont"),
        ("hold for 30s", "hold for thirty s", "hold for thirty s"),
        ("half-way  there…", "half way there", "half way there"),
        ("my calves' cramp, 'n' more", "my calves cramp n more", "my calves cramp n more"),
        ("{leg}'s cramp", "{leg}'s cramp", "{leg}s cramp"),
        ("'!", "", ""),
    ],
)
def test_typed_words_become_what_a_recogniser_writes(
    words: str, recognized: str, compared: str
) -> None:
    assert (as_recognized(words, "en"), normalize(words, "en")) == (recognized, compared)


@pytest.mark.parametrize(
    ("words", "intent", "slots"),
    [
        ("help my calf cramp", "ReliefIntent", {}),
        ("Ow! My left calf.", "ReliefIntent", {"leg": "left"}),
        ("start the runners stretch", "StretchIntent", {"stretch": "runners_stretch"}),
        ("the wall stretch", "StretchIntent", {"stretch": "runners_stretch"}),
        ("Hold it for 10 seconds", "HoldTimeIntent", {}),
        ("yes please", "AMAZON.YesIntent", {}),
        ("Alexa, repeat", "AMAZON.RepeatIntent", {}),
    ],
)
def test_a_sample_is_heard_with_its_slots(words: str, intent: str, slots: dict[str, str]) -> None:
    recognition = HEARING.recognize(words)
    assert (recognition.intent, slot_ids(recognition)) == (intent, slots)
    assert recognition.certainty is Certainty.EXACT
    assert not recognition.opens_skill


@pytest.mark.parametrize(
    "words", ["open cramp coach", "Alexa, launch Cramp Coach", "cramp coach", "talk to cramp coach"]
)
def test_naming_the_skill_opens_it(words: str) -> None:
    recognition = HEARING.recognize(words)
    assert (recognition.intent, recognition.opens_skill) == ("LaunchRequest", True)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("alexa, ask cramp coach how do i stretch", "StretchIntent"),
        ("ask cramp coach to start the wall stretch", "StretchIntent"),
        ("open cramp coach and help my calf cramp", "ReliefIntent"),
    ],
)
def test_a_wish_can_come_with_the_name(words: str, intent: str) -> None:
    recognition = HEARING.recognize(words)
    assert (recognition.intent, recognition.opens_skill) == (intent, True)


@pytest.mark.parametrize("words", ["", "?!"])
def test_no_words_fit_nothing(words: str) -> None:
    recognition = Recognizer(model_with_catch_all()).recognize(words)
    assert (recognition.intent, recognition.certainty) == ("AMAZON.FallbackIntent", Certainty.NONE)


def test_the_longest_of_the_values_within_the_words_is_found() -> None:
    found = MATCHER.slots_within("please show me the stretch against the wall", STRETCH.slots)
    assert found["stretch"].words == "stretch against the wall"
    assert found["stretch"].value is not None
    assert found["stretch"].value.id == "runners_stretch"


def test_a_value_that_no_slot_knows_is_passed_on_as_it_was_said() -> None:
    found = MATCHER.unknown_value("start the giraffe's stretch", STRETCH)
    assert found == {"stretch": SlotMatch("giraffe's stretch", None)}


def test_too_few_words_around_a_slot_leave_it_empty() -> None:
    assert MATCHER.unknown_value("teach stretches", STRETCH) == {}
    assert MATCHER.whole("teach stretches", STRETCH) == {
        "stretch": SlotMatch("teach stretches", None)
    }
