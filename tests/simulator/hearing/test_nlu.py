"""Words that fit no sample: they reach the skill as they are, but for a share that goes astray."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from simulator.device.exchange_json import slot_ids
from simulator.hearing.classifier import IntentClassifier, filled_samples
from simulator.hearing.interaction_model import available_locales, load_model
from simulator.hearing.nlu import Certainty, Recognition, Recognizer
from tests.support.small_model import model_with_catch_all, small_model

MODEL = model_with_catch_all()
LIKELIEST = IntentClassifier(MODEL).likeliest
HEARING = Recognizer(MODEL)
CUSTOM = {"ReliefIntent", "StretchIntent"}
FALLBACK = "AMAZON.FallbackIntent"
SHARES = (0.1, 0.3, 0.6, 1.0)
UNKNOWN = [
    f"{opening} {subject} {ending}"
    for opening in ("well", "so", "oh no", "look", "my word", "honestly", "right", "you see")
    for subject in (
        "the dog",
        "my leg",
        "that left calf",
        "it's the stretch",
        "our train",
        "yes it",
    )
    for ending in ("went funny", "can't stop", "is late again", "hurts by the wall", "said no")
]


@cache
def astray(share: float) -> dict[str, Recognition]:
    """What is heard of each utterance that goes astray at this share."""
    recognizer = Recognizer(MODEL, LIKELIEST, share)
    heard = {words: recognizer.recognize(words) for words in UNKNOWN}
    return {words: one for words, one in heard.items() if one.certainty is Certainty.ASTRAY}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("My cat's 9 lives...", "my cat's nine lives"),
        ("Alexa, it won't let go!", "it won't let go"),
        ("my calf muscle hurts", "my calf muscle hurts"),
        ("ask cramp coach whether it's bad", "it's bad"),
        ("stop the left calf now", "stop the left calf now"),
    ],
)
def test_what_fits_no_sample_is_handed_on_as_a_recogniser_writes_it(words: str, said: str) -> None:
    recognition = HEARING.recognize(words)
    assert (recognition.intent, recognition.certainty) == ("SaidIntent", Certainty.SAID)
    assert (recognition.slots["words"].words, recognition.slots["words"].value) == (said, None)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("Alexa, ask cramp coach to start the wall stretch", "start the wall stretch"),
        ("tell cramp coach my calf hurts", "my calf hurts"),
        ("Alexa, open cramp coach", ""),
        ("my calf hurts", "my calf hurts"),
    ],
)
def test_a_wish_is_what_is_said_besides_the_name(words: str, wish: str) -> None:
    assert HEARING.wish(words) == wish


@pytest.mark.parametrize(
    ("words", "wish"),
    [("va cramp coach ka", ""), ("va cramp coach ka help me", "help me"), ("cramp coach oru", "")],
)
def test_a_language_opens_a_skill_with_words_around_its_name(words: str, wish: str) -> None:
    model = small_model()
    ways = ("va {skill} ka", "{skill} oru")
    hearing = Recognizer(replace(model, device=replace(model.device, open=ways)))
    assert hearing.wish(words) == wish
    assert hearing.recognize(words).opens_skill


def test_words_that_the_catch_all_lists_resolve_and_keep_their_spelling() -> None:
    recognition = HEARING.recognize("I can't find the cat's bed")
    assert (recognition.intent, recognition.certainty) == ("SaidIntent", Certainty.SAID)
    assert recognition.slots["words"].words == "i can't find the cat's bed"
    assert slot_ids(recognition) == {"words": "stories"}


def test_a_wish_that_came_with_the_name_is_handed_on_without_it() -> None:
    recognition = HEARING.recognize("open cramp coach and find my other shoe")
    assert (recognition.slots["words"].words, recognition.opens_skill) == (
        "find my other shoe",
        True,
    )


def test_without_a_catch_all_other_words_reach_fallback() -> None:
    recognition = Recognizer(small_model()).recognize("my calf muscle hurts")
    assert (recognition.intent, recognition.certainty) == (FALLBACK, Certainty.NONE)


def test_nothing_goes_astray_unless_asked() -> None:
    assert astray(0.0) == {}


@pytest.mark.parametrize("share", SHARES)
def test_about_the_share_goes_astray_and_never_to_another_built_in(share: float) -> None:
    heard = astray(share)
    assert len(heard) / len(UNKNOWN) == pytest.approx(share, abs=0.08)
    assert {one.intent for one in heard.values()} == CUSTOM | {FALLBACK}


def test_half_of_it_is_lost_and_carries_no_words() -> None:
    heard = astray(1.0)
    lost = [one for one in heard.values() if one.intent == FALLBACK]
    assert len(lost) / len(heard) == pytest.approx(0.5, abs=0.08)
    assert [one.slots for one in lost if one.slots] == []
    assert all(one.slots for one in heard.values() if one.intent != FALLBACK)


def test_what_goes_astray_does_so_in_the_same_way_at_every_larger_share() -> None:
    for fewer, more in pairwise(SHARES):
        assert astray(fewer).items() <= astray(more).items()


def test_samples_and_built_in_commands_never_go_astray() -> None:
    recognizer = Recognizer(MODEL, LIKELIEST, misrouted=1.0)
    for words in ("help my calf cramp", "yes", "stop", "repeat", "start the wall stretch"):
        assert recognizer.recognize(words) == HEARING.recognize(words)


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("please show me the stretch against the wall", {"stretch": "runners_stretch"}),
        ("start the giraffe's stretch now then", {"stretch": "giraffe's stretch now then"}),
        ("we could stretch it's late", {"stretch": "we could stretch it's late"}),
    ],
)
def test_another_intent_gets_a_known_value_or_words_in_its_slot(
    words: str, slots: dict[str, str]
) -> None:
    recognizer = Recognizer(MODEL, lambda _: "StretchIntent", misrouted=1.0)
    found = recognizer.recognize(words)
    assert (found.intent, found.certainty) == ("StretchIntent", Certainty.ASTRAY)
    assert slot_ids(found) == slots


def test_without_a_classifier_all_that_goes_astray_is_lost() -> None:
    recognizer = Recognizer(MODEL, misrouted=1.0)
    assert {recognizer.recognize(words).intent for words in UNKNOWN} == {FALLBACK}


def test_words_like_no_sample_are_lost() -> None:
    assert LIKELIEST("xyzzy qwrk") is None


def test_only_custom_intents_with_slots_are_learnt_with_every_kind_of_slot_value() -> None:
    learnt = list(filled_samples(MODEL))
    assert {intent for _, intent in learnt} == CUSTOM
    stretches = {phrase for phrase, intent in learnt if intent == "StretchIntent"}
    assert {"start the runners stretch", "start the wall stretch"} <= stretches
    assert not any("{" in phrase for phrase, _ in learnt)


@pytest.mark.parametrize("locale", available_locales())
def test_every_value_of_the_real_catch_all_is_said_as_words(locale: str) -> None:
    """Samples, commands of the device and times of day take none of them away."""
    recognizer = Recognizer(load_model(locale))
    values = [words for value in recognizer.model.types["Words"] for words in value.wordings]
    heard = [recognizer.recognize(words) for words in values]
    assert [one.intent for one in heard] == ["SaidIntent"] * len(values)
    assert [one.slots["words"].words for one in heard] == values
    assert all(one.slots["words"].value for one in heard)
