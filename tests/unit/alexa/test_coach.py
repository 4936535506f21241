from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask
from skill.coaching.state.state import State
from tests.support.envelopes import ask, intent, kept, request, spoken
from tests.support.rehearsal import CRAMP, NIGHT, STOP, Rehearsal


def test_a_question_opens_the_microphone() -> None:
    response = ask(intent("ReliefIntent"))["response"]
    assert response["shouldEndSession"] is False
    assert response["outputSpeech"]["ssml"].endswith("Is it easing?</speak>")
    assert response["reprompt"]["outputSpeech"]["ssml"] == "<speak>Yes, no, or worse?</speak>"


def test_without_a_question_the_session_ends() -> None:
    response = ask(intent("AMAZON.StopIntent"))["response"]
    assert response["shouldEndSession"] is True
    assert "reprompt" not in response


def test_the_card_holds_what_was_said() -> None:
    card = ask(intent("ReliefIntent"))["response"]["card"]
    assert (card["type"], card["title"]) == ("Simple", "Toe pull")
    assert card["content"].startswith("Keep still.")
    assert "Halfway." not in card["content"]
    assert "Is it easing?" not in card["content"]


def test_where_the_person_is_stays_in_the_session() -> None:
    answer = ask(intent("ReliefIntent"))
    expected = Rehearsal()
    expected.now = NIGHT - 2.0
    expected.hear(CRAMP)
    assert kept(answer) == expected.state
    again = ask(intent("AMAZON.StopIntent", kept(answer), NIGHT + 60.0))
    assert kept(again).walk == Rehearsal(CRAMP, STOP).walk._replace(relief=expected.walk.relief)


def test_other_session_attributes_are_not_kept() -> None:
    envelope = intent("ReliefIntent")
    envelope["session"]["attributes"]["old"] = {"leg": "left"}
    assert ask(envelope)["sessionAttributes"].keys() == {"coach"}


def test_without_a_session_it_answers_and_keeps_nothing() -> None:
    envelope = intent("ReliefIntent")
    del envelope["session"]
    answer = ask(envelope)
    assert spoken(answer).startswith("Keep still.")
    assert "sessionAttributes" not in answer


def test_a_barge_in_is_told_by_the_time_of_the_request() -> None:
    lesson = ask(intent("StretchIntent", stretch="runners_stretch"))
    state = kept(lesson)
    repeated = spoken(ask(intent("AMAZON.RepeatIntent", state, NIGHT + 1.5)))
    assert repeated.startswith("Step one of five.")
    assert state.open_question == Ask(Question.OTHER_LEG)
    later = spoken(ask(intent("AMAZON.RepeatIntent", state, NIGHT + 300.0)))
    assert later.startswith("Step five of five.")


def test_a_request_without_a_time_uses_the_clock() -> None:
    answer = ask(request("IntentRequest", timestamp=None, intent={"name": "ReliefIntent"}))
    walk = kept(answer).walk
    assert walk is not None
    assert walk.relief is not None
    assert walk.relief.began == NIGHT


def test_forgetting_leaves_nothing() -> None:
    told = ask(intent("PaceIntent", pace="longer"))
    state = kept(ask(intent("PrivacyIntent", kept(told), forget="forget")))
    assert state == State(open_question=Ask(Question.WHICH), forgotten=True)
