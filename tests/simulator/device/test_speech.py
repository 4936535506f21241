import pytest

from simulator.device.reading_clock import Clock
from simulator.device.speech import (
    InvalidSpeechError,
    Piece,
    from_text,
    in_one_breath,
    length,
    parse_ssml,
    written,
    written_lines,
)


def test_words_take_their_time_at_160_a_minute() -> None:
    assert parse_ssml("<speak>one two three four</speak>") == (Piece("one two three four", 1.5),)


def test_breaks_in_seconds_and_milliseconds_are_silences() -> None:
    pieces = parse_ssml("<speak>Hold.<break time='10s'/><break time='500ms'/>Go.</speak>")
    assert pieces == (Piece("Hold.", 0.375), Piece("", 10.0), Piece("", 0.5), Piece("Go.", 0.375))
    assert length(pieces) == 11.25


def test_a_break_by_strength_is_a_short_silence_and_none_is_no_silence() -> None:
    pieces = parse_ssml("<speak>a<break/>b<break strength='none'/>c</speak>")
    assert written(pieces) == "a ⟨0.5 s⟩ b c"


def test_marked_words_stay_in_their_sentence_and_paragraphs_stay_apart() -> None:
    ssml = "<speak>Very <emphasis>slow</emphasis>ly.<p>In.</p><s>Out &amp; in.</s></speak>"
    assert written(parse_ssml(ssml)) == "Very slowly. In. Out & in."


def test_an_alias_is_spoken_in_place_of_the_word() -> None:
    assert written(parse_ssml("<speak>See a <sub alias='doctor'>GP</sub></speak>")) == (
        "See a doctor"
    )


def test_amazon_tags_are_spoken() -> None:
    whispered = "<speak><amazon:effect name='whispered'>sleep</amazon:effect></speak>"
    assert parse_ssml(whispered) == (Piece("sleep", 0.375),)


@pytest.mark.parametrize(
    ("ssml", "reason"),
    [
        ("<speak>ice & heat</speak>", "not well formed"),
        ("ice", "not well formed"),
        ("<s>ice</s>", "wrapped in <speak>"),
        ("<speak><b>ice</b></speak>", "<b> is not a tag"),
        ("<speak><break time='10.5s'/></speak>", "over 10 s"),
        ("<speak><break time='3'/></speak>", "needs a number with s or ms"),
        ("<speak><break strength='huge'/></speak>", "strength 'huge'"),
    ],
)
def test_what_alexa_refuses_is_refused(ssml: str, reason: str) -> None:
    with pytest.raises(InvalidSpeechError, match=reason):
        parse_ssml(ssml)


def test_plain_text_is_one_piece_and_nothing_is_none() -> None:
    assert from_text(" one\n two ") == (Piece("one two", 0.75),)
    assert from_text(" ") == ()


def test_lines_hold_a_sentence_each_with_the_silences_after_it() -> None:
    pieces = parse_ssml(
        "<speak>Pull up. Hold.<break time='9s'/>Three<break time='1s'/>two. Let go.</speak>"
    )
    assert written_lines(pieces) == [
        "Pull up.",
        "Hold. ⟨9 s⟩",
        "Three ⟨1 s⟩ two.",
        "Let go.",
    ]


def test_each_sentence_is_a_piece_until_they_are_said_in_one_breath() -> None:
    pieces = parse_ssml("<speak>Pull your toes up. Hold.<break time='9s'/>Let go.</speak>")
    assert [piece.words for piece in pieces] == ["Pull your toes up.", "Hold.", "", "Let go."]
    joined = list(in_one_breath(pieces))
    assert [piece.words for piece in joined] == ["Pull your toes up. Hold.", "", "Let go."]
    assert length(joined) == length(pieces)


def test_a_voice_rests_between_two_sentences_unless_there_is_a_break() -> None:
    clock = Clock(len, 0.25)
    pieces = parse_ssml("<speak>One. Two.<break time='1s'/>Three.</speak>", clock)
    assert [piece.seconds for piece in pieces] == [4, 4.25, 1.0, 6]
