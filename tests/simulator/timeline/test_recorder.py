from datetime import UTC, datetime
from typing import Any

import pytest

from simulator.device.announced_holds import Hold
from simulator.device.echo import Echo, Handler
from simulator.device.script import parse_line, play
from simulator.hearing.nlu import Recognizer
from simulator.timeline.recorder import BargeIn, SoundKind, TimelineRecorder, TimelineRow
from tests.support.small_model import HOLD_SECONDS, answer, small_model, small_skill


def rows(*lines: str, handler: Handler = small_skill) -> list[TimelineRow]:
    echo = Echo(handler, Recognizer(small_model()), datetime(2026, 1, 10, tzinfo=UTC))
    timeline = TimelineRecorder()
    for line in lines:
        for event in play(echo, parse_line(line)):
            timeline.follow(event)
    return timeline.rows


def test_an_answer_is_cut_into_speech_cues_and_silences() -> None:
    [row] = rows("help my calf cramp")
    assert [(sound.kind, sound.start, sound.seconds) for sound in row.sounds] == [
        (SoundKind.SPEECH, 0.0, 3.375),
        (SoundKind.SILENCE, 3.375, 9.0),
        (SoundKind.CUE, 12.375, 0.75),
        (SoundKind.SILENCE, 13.125, 8.125),
        (SoundKind.SPEECH, 21.25, 0.75),
        (SoundKind.SPEECH, 22.0, 1.125),
    ]
    assert row.holds == (Hold(20, 1.6875, 21.25),)


def test_a_row_tells_what_it_answers_and_how_long_the_microphone_is_open() -> None:
    first, last = rows("help my calf cramp", "stop")
    assert (first.after, first.open, first.listened) == ("help my calf cramp", True, 1.5)
    assert (last.after, last.open, last.listened) == ("stop", False, 0.0)
    assert first.heard == HOLD_SECONDS


def test_a_bargein_ends_what_is_heard_and_no_microphone_opens() -> None:
    first, _ = rows("help my calf cramp", "@12 repeat")
    assert first.bargein == BargeIn("repeat", 12.0)
    assert (first.heard, first.listened) == (12.0, 0.0)


def test_words_after_the_end_are_no_bargein() -> None:
    first, _ = rows("help my calf cramp", "@30 repeat")
    assert first.bargein is None
    assert first.listened == 30 - HOLD_SECONDS


def test_silence_shows_the_reprompt_and_the_end_of_the_session() -> None:
    asked, again = rows("open cramp coach", "...")
    assert (asked.listened, asked.given_up) == (8.0, False)
    assert (again.after, again.listened, again.given_up) == (None, 8.0, True)


@pytest.mark.parametrize("later", ["help my calf cramp", "@3 help my calf cramp"])
def test_what_is_said_after_the_session_changes_nothing_of_it(later: str) -> None:
    assert rows("open cramp coach", "...", later)[:2] == rows("open cramp coach", "...")


def asking_skill(event: dict[str, Any], _: object) -> dict[str, Any]:
    """Lets Alexa ask for a permission, and goes on whatever comes of it."""
    if event["request"]["type"] == "Connections.Response":
        return answer("Maybe later.", None, {})
    payload = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": "alexa::alerts:reminders:skill:readwrite",
    }
    directive = {"type": "Connections.SendRequest", "name": "AskFor", "payload": payload}
    return {"version": "1.0", "response": {"directives": [directive]}}


def test_silence_after_a_question_of_alexa_is_answered_by_the_skill() -> None:
    asked, again, gone_on = rows("open cramp coach", "...", handler=asking_skill)
    assert [row.after for row in (asked, again, gone_on)] == ["open cramp coach", None, None]
    assert [row.listened for row in (asked, again, gone_on)] == [8.0, 8.0, 0.0]
    assert not again.given_up
    assert not gone_on.open


def test_a_broken_answer_is_a_row_with_what_the_device_says_instead() -> None:
    [row] = rows("how long do i hold")
    assert [sound.words for sound in row.sounds] == [
        "There was a problem with the requested skill's response."
    ]
    assert not row.open
