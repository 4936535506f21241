import pytest

from simulator.device.exchange_json import slot_ids
from simulator.hearing.classifier import IntentClassifier, filled_samples
from simulator.hearing.nlu import Certainty, Recognizer
from simulator.hearing.normalize import normalize
from tests.support.small_model import small_model

MODEL = small_model()
HEARING = Recognizer(MODEL)
NEAREST = Recognizer(MODEL, IntentClassifier(MODEL).classify)


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("Ow, it's MY calf!", "ow its my calf"),
        ("don\N{RIGHT SINGLE QUOTATION MARK}t", "dont"),
        ("hold for 30s", "hold for thirty s"),
        ("half-way  there…", "half way there"),
    ],
)
def test_typed_words_become_what_a_recogniser_writes(words: str, spoken: str) -> None:
    assert normalize(words, "en") == spoken


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


def test_without_nearest_meaning_other_words_go_to_fallback() -> None:
    recognition = HEARING.recognize("my calf muscle hurts")
    assert (recognition.intent, recognition.certainty) == ("AMAZON.FallbackIntent", Certainty.NONE)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("oh no my leg cramped up again", "ReliefIntent"),
        ("could you show me that wall stretch", "StretchIntent"),
        ("set a timer for the pasta", "AMAZON.FallbackIntent"),
        ("cramp in my neck", "AMAZON.FallbackIntent"),
        ("xyzzy", "AMAZON.FallbackIntent"),
        ("", "AMAZON.FallbackIntent"),
    ],
)
def test_other_words_mean_what_is_nearest_or_nothing(words: str, intent: str) -> None:
    assert NEAREST.recognize(words).intent == intent


def test_the_nearest_meaning_gets_the_slot_values_among_the_words() -> None:
    recognition = NEAREST.recognize("please show me the stretch against the wall")
    assert recognition.certainty is Certainty.NEAREST
    assert slot_ids(recognition) == {"stretch": "runners_stretch"}
    assert recognition.slots["stretch"].words == "stretch against the wall"


def test_a_value_that_no_slot_knows_is_passed_on_without_an_id() -> None:
    found = NEAREST.recognize("start the giraffe stretch").slots["stretch"]
    assert (found.words, found.value) == ("giraffe stretch", None)


def test_too_few_words_around_a_slot_leave_it_empty() -> None:
    assert NEAREST.recognize("teach stretches").slots == {}


def test_samples_are_learnt_with_every_kind_of_slot_value() -> None:
    learnt = {phrase for phrase, intent in filled_samples(MODEL) if intent == "StretchIntent"}
    assert {"start the runners stretch", "start the wall stretch"} <= learnt
    assert not any("{" in phrase for phrase in learnt)
