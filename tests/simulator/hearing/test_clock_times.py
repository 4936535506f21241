import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from simulator.device.echo import Echo
from simulator.device.exchange_json import slot_ids
from simulator.device.exchanges import Exchange
from simulator.hearing.clock_times import times_of_day
from simulator.hearing.device_words import words_of_device
from simulator.hearing.interaction_model import read_model
from simulator.hearing.nlu import Certainty, Recognizer
from simulator.hearing.normalize import normalize
from tests.support.small_model import model_with_catch_all, small_skill

DOCUMENT: dict[str, Any] = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "cramp coach",
            "intents": [
                {
                    "name": "SetReminderIntent",
                    "slots": [
                        {"name": "time", "type": "AMAZON.TIME"},
                        {"name": "days", "type": "Recurrence"},
                    ],
                    "samples": ["remind me {days} at {time}", "remind me at {time}", "{time}"],
                },
                {"name": "AMAZON.FallbackIntent", "samples": []},
            ],
            "types": [
                {
                    "name": "Recurrence",
                    "values": [{"id": "daily", "name": {"value": "every day"}}],
                }
            ],
        }
    }
}
MODEL = read_model("en-US", DOCUMENT)
HEARING = Recognizer(MODEL)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nine p m", "21:00"),
        ("nine p. m.", "21:00"),
        ("9 p.m.", "21:00"),
        ("9 PM", "21:00"),
        ("9pm", "21:00"),
        ("9:30pm", "21:30"),
        ("9.05 a.m.", "09:05"),
        ("21:00", "21:00"),
        ("21:35", "21:35"),
        ("09:00", "09:00"),
        ("0:30", "00:30"),
        ("12 a.m.", "00:00"),
        ("12 p.m.", "12:00"),
        ("half past eight in the morning", "08:30"),
        ("half past 8 in the evening", "20:30"),
        ("half nine at night", "21:30"),
        ("seven thirty", "07:30"),
        ("seven oh five", "07:05"),
        ("ten o'clock at night", "22:00"),
        ("quarter to ten", "09:45"),
        ("a quarter to midnight", None),
        ("quarter to twelve at night", "23:45"),
        ("ten to one in the morning", "00:50"),
        ("twenty past three in the afternoon", "15:20"),
        ("quarter after six p m", "18:15"),
        ("five to one", "12:55"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("in the morning", "MO"),
        ("the afternoon", "AF"),
        ("in the evening", "EV"),
        ("at night", "NI"),
        ("twenty hundred", None),
        ("three in the evening", None),
    ],
)
def test_a_time_is_heard_as_alexa_sends_it(words: str, value: str | None) -> None:
    recognition = HEARING.recognize(words)
    assert slot_ids(recognition).get("time") == value
    assert recognition.certainty is (Certainty.EXACT if value else Certainty.NONE)


def test_a_time_without_half_of_the_day_is_the_one_from_one_in_the_morning() -> None:
    found = [slot_ids(HEARING.recognize(f"{hour} o'clock"))["time"] for hour in range(1, 13)]
    assert found == [f"{hour:02}:00" for hour in range(1, 13)]


def test_every_five_minutes_can_be_said_in_one_way_alone() -> None:
    times = {value.id: value.wordings for value in MODEL.types["AMAZON.TIME"]}
    assert {value for value in times if re.fullmatch(r"\d\d:\d\d", value)} == {
        f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(0, 60, 5)
    }
    assert times.keys() >= {"MO", "AF", "EV", "NI"}
    said = Counter(normalize(wording, "en") for wordings in times.values() for wording in wordings)
    assert [wording for wording, times in said.items() if times > 1] == []


@pytest.mark.parametrize("clock", [f"{hour}:{minute:02}" for hour in (1, 12) for minute in (0, 5)])
def test_what_is_typed_is_what_is_said(clock: str) -> None:
    hour, minute = clock.split(":")
    value = f"{int(hour):02}:{minute}"
    assert slot_ids(HEARING.recognize(f"remind me every day at {clock}")) == {
        "days": "daily",
        "time": value,
    }


def test_a_built_in_slot_has_its_value_and_no_resolutions() -> None:
    echo = Echo(small_skill, HEARING, datetime(2026, 1, 10, tzinfo=UTC))
    (exchange,) = echo.say("remind me every day at quarter to ten in the evening")
    assert isinstance(exchange, Exchange)
    slots = exchange.request["request"]["intent"]["slots"]
    assert slots["time"] == {
        "name": "time",
        "value": "21:45",
        "confirmationStatus": "NONE",
        "source": "USER",
        "slotValue": {"type": "Simple", "value": "21:45"},
    }
    assert slots["days"]["value"] == "every day"
    assert "resolutions" in slots["days"]


def test_words_that_are_no_time_leave_a_built_in_slot_empty() -> None:
    model = model_with_catch_all(DOCUMENT)
    recognizer = Recognizer(model, lambda _: "SetReminderIntent", misrouted=1.0)
    echo = Echo(small_skill, recognizer, datetime(2026, 1, 10, tzinfo=UTC))
    (exchange,) = echo.say("remind me at the crack of dawn")
    assert isinstance(exchange, Exchange)
    slot = exchange.request["request"]["intent"]["slots"]["time"]
    assert slot == {"name": "time", "confirmationStatus": "NONE", "source": "USER"}


LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")


@cache
def heard(language: str) -> dict[str, str]:
    """Words → the time that they are in a language."""
    times = times_of_day(words_of_device(language)["times"], language)
    return {normalize(words, language): value for value, said in times.items() for words in said}


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("de", "halb zehn", "09:30"),
        ("de", "halb zehn abends", "21:30"),
        ("de", "halb eins nachts", "00:30"),
        ("de", "viertel zehn", "09:15"),
        ("de", "dreiviertel zehn", "09:45"),
        ("de", "einundzwanzig Uhr dreißig", "21:30"),
        ("de", "21:30 Uhr", "21:30"),
        ("de", "21.05 uhr", "21:05"),
        ("de", "1 Uhr", "01:00"),
        ("de", "ein uhr", "01:00"),
        ("de", "zwölf uhr nachts", "00:00"),
        ("de", "null uhr fünfzehn", "00:15"),
        ("nl", "half tien", "09:30"),
        ("nl", "kwart voor tien 's avonds", "21:45"),
        ("nl", "vijf over half acht", "07:35"),
        ("nl", "21:30 uur", "21:30"),
        ("es", "una y media", "01:30"),
        ("es", "nueve de la noche", "21:00"),
        ("es", "veintiuna treinta", "21:30"),
        ("es", "21:30", "21:30"),
        ("es", "diez menos cuarto de la mañana", "09:45"),
        ("es", "cuarto para las diez", "09:45"),
        ("es", "doce de la noche", "00:00"),
        ("es", "nueve y cinco", "09:05"),
        ("es", "por la tarde", "AF"),
        ("fr", "neuf heures et demie", "09:30"),
        ("fr", "une heure", "01:00"),
        ("fr", "21h", "21:00"),
        ("fr", "21 h 30", "21:30"),
        ("fr", "vingt et une heures trente", "21:30"),
        ("fr", "dix heures moins le quart du soir", "21:45"),
        ("fr", "midi", "12:00"),
        ("it", "ventuno", "21:00"),
        ("it", "21:30", "21:30"),
        ("it", "nove e mezza di sera", "21:30"),
        ("it", "una e un quarto", "01:15"),
        ("pt", "21h30", "21:30"),
        ("pt", "vinte e uma e trinta", "21:30"),
        ("pt", "uma e meia da tarde", "13:30"),
        ("pt", "quinze para as dez", "09:45"),
    ],
)
def test_a_time_is_heard_as_its_language_says_it(language: str, words: str, value: str) -> None:
    assert heard(language)[normalize(words, language)] == value


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_language_are_one_time(language: str) -> None:
    times = times_of_day(words_of_device(language)["times"], language)
    said = Counter(
        words for names in times.values() for words in {normalize(name, language) for name in names}
    )
    assert [words for words, count in said.items() if count > 1] == []
    assert set(heard(language).values()) >= {
        f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(0, 60, 5)
    }


def test_a_language_without_words_for_times_hears_none() -> None:
    assert times_of_day({}, "eo") == {}
