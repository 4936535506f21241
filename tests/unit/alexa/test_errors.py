import logging

import pytest

from skill.adapters.people.null_people import NullPeople
from skill.alexa.coach import Coach
from skill.alexa.error_log import log_error
from skill.alexa.report import Observer, Report
from skill.alexa.skill import CoachSkill, wire
from skill.coaching.state.state import State
from skill.content.word_records import Words
from tests.support.envelopes import ask, intent, kept, request, spoken
from tests.support.rehearsal import CRAMP, LIBRARY, NIGHT, NO, Rehearsal
from tests.support.rehearsed_reminders import RehearsedReminders

WORDS = LIBRARY.words["en"]
IN_RELIEF = Rehearsal(CRAMP, NO).state
DURING, AFTER = NIGHT + 60.0, NIGHT + 200.0


def skill_with(words: Words) -> CoachSkill:
    """A skill whose content has holes that no check has seen."""
    library = LIBRARY._replace(words=dict.fromkeys(LIBRARY.words, words))
    return wire(Coach(library, NullPeople(), RehearsedReminders(), lambda: NIGHT), "")


NO_ADVICE = skill_with(WORDS._replace(advice={}))
NO_STEPS = skill_with(WORDS._replace(advice={}, routines={}))


def failing(observer: Observer | None = None) -> CoachSkill:
    """A skill whose clock stops once, so that the first answer ends in an error."""
    times = iter([None])

    def clock() -> float:
        if next(times, NIGHT) is None:
            raise ZeroDivisionError
        return NIGHT

    return wire(Coach(LIBRARY, NullPeople(), RehearsedReminders(), clock), "", observer)


def test_an_error_with_nothing_running_asks_to_say_it_again() -> None:
    answer = ask(intent("CauseIntent"), NO_ADVICE)
    assert spoken(answer) == "Sorry, could you say that again?"
    assert answer["response"]["shouldEndSession"] is False


def test_an_error_in_a_hold_speaks_the_step_again() -> None:
    answer = ask(intent("CauseIntent", IN_RELIEF, DURING), NO_ADVICE)
    assert "Put your weight on your sore leg" in spoken(answer)
    state = kept(answer)
    assert state.walk is not None
    assert state.walk._replace(step=0) == IN_RELIEF.walk


def test_an_error_at_a_check_in_asks_its_question_again() -> None:
    answer = ask(intent("CauseIntent", IN_RELIEF, AFTER), NO_ADVICE)
    assert spoken(answer).endswith("Does it feel any softer?")


def test_an_error_while_answering_an_error_is_answered_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = ask(intent("CauseIntent", IN_RELIEF, DURING), NO_STEPS)
    assert spoken(answer) == "Sorry, could you say that again?"
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 2


@pytest.mark.parametrize(
    "kind",
    [
        "Alexa.Presentation.APL.RuntimeError",
        "AlexaSkillEvent.SkillEnabled",
        "AudioPlayer.PlaybackStarted",
        "PlaybackController.NextCommandIssued",
        "SessionEndedRequest",
        "System.ExceptionEncountered",
    ],
)
def test_an_error_that_nobody_hears_makes_no_speech(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "skill")
    answer = ask(request(kind, IN_RELIEF, DURING), failing())
    assert answer["response"] == {}
    assert kept(answer) == IN_RELIEF
    assert [text.partition(" ")[0] for text in caplog.messages] == ["ZeroDivisionError"]


@pytest.mark.parametrize("state", [None, IN_RELIEF], ids=["new", "in relief"])
def test_an_error_makes_nothing_that_can_be_fulfilled(state: State | None) -> None:
    named = {"name": "ReliefIntent", "slots": {}}
    answer = ask(request("CanFulfillIntentRequest", state, intent=named), failing())
    assert answer["response"] == {"canFulfillIntent": {"canFulfill": "NO", "slots": {}}}


def test_the_same_error_is_spoken_of_where_somebody_listens() -> None:
    assert spoken(ask(intent("CauseIntent"), failing())) == "Sorry, could you say that again?"


def test_an_error_is_reported_as_one_and_the_next_answer_is_not() -> None:
    seen: list[Report] = []
    skill = failing(seen.append)
    for _ in range(2):
        ask(intent("CauseIntent"), skill)
    assert [(report.intent, report.failed) for report in seen] == [
        ("CauseIntent", True),
        ("CauseIntent", False),
    ]


def test_an_error_is_logged_by_its_kind_and_place_alone(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="my secret leg") as caught:
        int("my secret leg")
    log_error(caught.value)
    (record,) = caplog.records
    assert record.getMessage().startswith(
        "ValueError in test_an_error_is_logged_by_its_kind_and_place_alone:"
    )
    assert record.exc_info is None


def test_an_error_from_nowhere_can_be_logged(caplog: pytest.LogCaptureFixture) -> None:
    log_error(ValueError("my secret leg"))
    assert caplog.messages == ["ValueError in nowhere"]
