import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.speech.speech_plan import Pause, Utterance
from skill.speech.ssml import LONGEST_BREAK, silence, ssml, words

BREAK = re.compile(r'<break time="([\d.]+)s"/>')
printable = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF))


def test_words_and_silences_become_text_and_breaks() -> None:
    let_go, quiet = Utterance("Let go.", 0.0, 0.75, cue=True), Pause(2.5, 0.75)
    assert ssml((let_go, quiet)) == 'Let go. <break time="2.5s"/>'


@pytest.mark.parametrize("tenths", range(1, 1000, 7))
def test_breaks_add_up_and_none_is_too_long(tenths: int) -> None:
    lengths = [float(length) for length in BREAK.findall(silence(tenths / 10))]
    assert sum(lengths) == pytest.approx(tenths / 10)
    assert 0 < min(lengths) <= max(lengths) <= LONGEST_BREAK


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (3, '<break time="3s"/>'),
        (10.0, '<break time="10s"/>'),
        (9.96, '<break time="10s"/>'),
        (20.1, '<break time="10s"/> <break time="10s"/> <break time="0.1s"/>'),
    ],
)
def test_silence_is_written_to_the_tenth_of_a_second(seconds: float, written: str) -> None:
    assert silence(seconds) == written


@given(printable)
def test_any_text_is_escaped_and_read_back_by_xml(text: str) -> None:
    root = ET.fromstring(f"<speak>{words(text)}</speak>")
    assert "".join(root.itertext()) == text


def test_a_number_is_said_digit_by_digit() -> None:
    assert words("Call 911 now.") == ('Call <say-as interpret-as="digits">911</say-as> now.')
