import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.authoring.problems import Problems
from skill.authoring.reader.sources import FOLDER, read_sources
from skill.reading.spoken import MOST_WORDS, Spoken
from tests.support.repository import ROOT

PLAIN = Spoken()
ENGLISH = read_sources(ROOT / FOLDER.format("en"), Problems()).spoken


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("My calf hurts", "my calf hurts"),
        ("ow! my calf, it hurts.", "ow my calf it hurts"),
        ("well-known", "well known"),
        ("snake_case", "snake case"),
        ("", ""),
        ("…!?", ""),
        ("Überdehnt? ¡Sí! à côté", "überdehnt sí à côté"),
        ("मेरी पिंडली में दर्द है।", "मेरी पिंडली में दर्द है"),
        ("عَضَلة، ساقي", "عَضَلة ساقي"),
    ],
)
def test_words_are_lower_case_without_anything_between_them(words: str, pieces: str) -> None:
    assert PLAIN.cut(words) == tuple(pieces.split())


def test_a_letter_is_the_same_whether_its_mark_is_written_with_it_or_after_it() -> None:
    assert PLAIN.cut("e\u0301te\u0301") == PLAIN.cut("\u00e9t\u00e9")


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("can't", "cant"),
        ("o'clock", "oclock"),
        ("rock'n'roll", "rocknroll"),
        ("calf's", "calf s"),
        ("i'm", "i m"),
        ("they're we've you'll he'd", "they re we ve you ll he d"),
        ("we'd've", "wed ve"),
        ("'quoted'", "quoted"),
    ],
)
def test_an_apostrophe_is_dropped_and_a_shortened_verb_is_a_word(words: str, pieces: str) -> None:
    assert ENGLISH.cut(words) == tuple(pieces.split())


@pytest.mark.parametrize("quote", ["'", "\u2018", "\u2019", "`"])
def test_every_quote_is_an_apostrophe(quote: str) -> None:
    assert ENGLISH.cut(f"it isn{quote}t my calf{quote}s") == ("it", "isnt", "my", "calf", "s")


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("it is not hot", "it isnt hot"),
        ("do not stop", "dont stop"),
        ("can not", "cant"),
        ("cannot", "cant"),
        ("ain't", "isnt"),
        ("it's not hot", "it s not hot"),
        ("why not", "why not"),
        ("not now", "not now"),
    ],
)
def test_a_verb_and_not_are_one_word(words: str, pieces: str) -> None:
    assert ENGLISH.cut(words) == tuple(pieces.split())


@pytest.mark.parametrize(
    ("bare", "written"),
    [("im", "i'm"), ("ive", "i've"), ("its", "it's"), ("hes", "he's"), ("whats", "what's")],
)
def test_a_forgotten_apostrophe_changes_nothing(bare: str, written: str) -> None:
    assert ENGLISH.cut(bare) == ENGLISH.cut(written)


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("l'été", "l été"),
        ("qu'il n'a", "qu il n a"),
        ("qu'l'autre", "qu l autre"),
        ("aujourd'hui", "aujourdhui"),
        ("l'autre's", "l autre s"),
        ("l'", "l"),
    ],
)
def test_a_beginning_is_a_word_of_its_own(words: str, pieces: str) -> None:
    spoken = Spoken(endings=("'s",), beginnings=("l'", "qu'", "n'"))
    assert spoken.cut(words) == tuple(pieces.split())


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("más", "mas"),
        ("Straße", "strasse"),
        ("sí", "sí"),
        ("si", "si"),
        ("año", "año"),
        ("está más", "esta mas"),
        ("عـضلة", "عضلة"),
    ],
)
def test_letters_are_read_as_the_language_says(words: str, pieces: str) -> None:
    spoken = Spoken(letters={"á": "a", "í": "i", "ß": "ss", "ـ": ""}, kept=("sí",))
    assert spoken.cut(words) == tuple(pieces.split())


def test_what_is_read_instead_is_found_however_it_is_written() -> None:
    spoken = Spoken(instead={"la": "alla", "alla la": "all"}, letters={"à": "a"})
    assert spoken.cut("là") == ("alla",)
    assert spoken.cut("là là") == ("all",)


def test_only_the_first_words_are_read() -> None:
    assert PLAIN.cut("cramp " * 100) == ("cramp",) * MOST_WORDS
    assert len(ENGLISH.cut("it's " * 100)) == MOST_WORDS


@given(st.text())
def test_whatever_is_said_becomes_a_few_plain_words(words: str) -> None:
    pieces = ENGLISH.cut(words)
    assert len(pieces) <= MOST_WORDS
    assert all(piece and not set(piece) & set("' _.,!?") for piece in pieces)
