"""What a person does at the page, and what comes of it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.echopage import EchoPage

MICROPHONE_SECONDS = 8


def in_a_hold(visit: Visit, seconds: float = 15, **options: object) -> EchoPage:
    """So many seconds into the first hold."""
    page = visit(**options)
    page.say("help my calf cramp")
    page.pass_by(seconds)
    return page


def test_cutting_in_acts_on_what_is_being_said_at_that_second(visit: Visit) -> None:
    page = in_a_hold(visit, 19)
    page.say("how long left")
    cut = [utterance for utterance in page.heard() if utterance.cut]
    request = page.turns()[-1]["request"]
    assert request["request"]["intent"]["name"] == "TimeLeftIntent"
    page.pass_by(3)
    assert page.last().startswith("Hold for twenty seconds more.")
    assert len(cut) <= 1
    note = page.page.locator("#log > .you .heard").last
    expect(note).to_have_text(re.compile("into the answer"))
    page.picture("barge-in")


def test_cutting_in_between_two_positions_says_that_position_again(visit: Visit) -> None:
    page = visit()
    page.say("how do i stretch")
    page.until_listening()
    page.say("yes")
    page.until(lambda: page.last().endswith("Step your right leg forward,"))
    page.say("repeat")
    page.until(lambda: "slightly bent." in page.last())
    assert page.last().startswith("Step three of five.\n\nStep your right leg forward")
    assert page.heard()[-1].words.startswith("Step your right leg forward")


def test_a_cut_is_seen_and_the_voice_is_silent_at_once(visit: Visit) -> None:
    page = visit()
    page.say("help my calf cramp")
    page.pass_by(2.5)
    page.say("stop")
    cut = [utterance for utterance in page.heard() if utterance.cut]
    assert [utterance.words for utterance in cut] == [
        "Pull your toes up with your hand or a sheet."
    ]
    expect(page.page.locator("#log .cut")).to_have_text("Pull your toes up with …")


def test_a_double_tap_on_the_screen_counts_once(visit: Visit) -> None:
    page = visit()
    page.say("open cramp coach")
    page.until_listening()
    turns = len(page.turns())
    page.screen.get_by_role("button", name="Yes").dblclick()
    page.answered()
    page.until_listening()
    assert [turn["request"]["request"]["type"] for turn in page.turns()[turns:]] == [
        "Alexa.Presentation.APL.UserEvent"
    ]
    assert page.last().endswith("Is it easing?")


def test_a_double_click_on_a_phrase_counts_once(visit: Visit) -> None:
    page = in_a_hold(visit)
    page.page.get_by_role("group", name="Phrases").get_by_role("button", name="next").dblclick()
    page.answered()
    page.until_listening()
    assert len(page.turns()) == 2


def test_what_is_said_twice_at_once_is_answered_by_one_voice(visit: Visit) -> None:
    page = visit()
    page.page.evaluate(
        """() => {
          const form = document.getElementById("say");
          for (let time = 0; time < 2; time += 1) {
            form.words.value = "help my calf cramp";
            form.requestSubmit();
          }
        }"""
    )
    page.answered()
    page.until_listening()
    assert len(page.turns()) == 2
    answers = page.page.locator("#log > .coach")
    expect(answers).to_have_count(1)
    spoken = [utterance.words for utterance in page.heard() if not utterance.cut]
    assert spoken[-1] == "Is the grip easing?"
    assert spoken.count("Keep holding if it still grips.") == spoken.count("Halfway.") == 1


def test_pausing_and_going_on_by_touch(visit: Visit) -> None:
    page = in_a_hold(visit)
    page.touch("Pause")
    page.until_listening()
    assert page.last().startswith("Paused.")
    page.picture("paused")
    page.touch("Resume")
    page.pass_by(12)
    assert "Pull your toes up with your hand or a sheet." in page.last()
    assert page.turns()[-1]["request"]["request"]["arguments"] == ["resume"]


def test_pausing_and_going_on_by_words(visit: Visit) -> None:
    page = in_a_hold(visit)
    page.say("pause")
    page.until_listening()
    page.say("resume")
    page.pass_by(4)
    assert page.last().startswith("Keep still.")


@pytest.mark.parametrize("screen", ["small-hub", ""])
def test_a_danger_sign_stops_everything(visit: Visit, screen: str) -> None:
    page = in_a_hold(visit, query=f"?theme=light&screen={screen}")
    page.say("i have chest pain")
    page.pass_by(3)
    assert page.last().startswith("Use a phone to call 911 now.")
    page.picture(f"danger-{screen or 'speaker'}")
    alarm = page.page.get_by_role("alert").get_by_role("link", name="Call 911")
    expect(alarm).to_have_attribute("href", "tel:911")
    assert page.phrases() == []
    page.until(lambda: page.doing == "closed")
    page.pass_by(60)
    expect(alarm).to_be_visible()
    assert page.phrases() == []
    page.say("open cramp coach")
    expect(alarm).to_have_count(0)


def test_a_danger_sign_that_is_no_emergency_is_an_alert_too(visit: Visit) -> None:
    page = visit()
    page.say("my leg is hot and swollen")
    page.pass_by(3)
    expect(page.page.get_by_role("alert", name="Stop, and see a doctor today.")).to_be_visible()
    expect(page.page.locator("#alarm")).to_be_empty()
    assert page.phrases() == []


def test_the_phrases_are_what_can_be_answered_now(visit: Visit) -> None:
    page = in_a_hold(visit)
    assert page.phrases() == ["back", "pause", "next", "worse", "stop", "how long left"]
    page.until_listening()
    assert page.phrases() == ["yes", "no", "worse", "stop"]
    page.say("pause")
    page.pass_by(1)
    assert page.phrases() == ["resume", "start over", "stop"]
    page.say("stop")
    page.pass_by(1)
    assert "stop" not in page.phrases()


def test_what_was_said_is_captioned_until_somebody_switches_that_off(visit: Visit) -> None:
    page = in_a_hold(visit, 2)
    line = page.page.locator("#doing")
    expect(line).to_have_text("Pull your toes up with your hand or a sheet.")
    page.open_settings().get_by_label("Captions of what is said").uncheck()
    page.pass_by(1)
    expect(line).to_have_text("Speaking")


def test_an_answer_that_was_cut_before_it_began_is_not_written(visit: Visit) -> None:
    page = in_a_hold(visit, 20)
    page.page.evaluate(
        """() => {
          const form = document.getElementById("say");
          for (const said of ["next", "pause"]) {
            form.words.value = said;
            form.requestSubmit();
          }
        }"""
    )
    page.until_listening()
    page.until(lambda: page.doing == "listening")
    assert page.last().startswith("Paused.")
    expect(page.page.locator("#log > .you")).to_have_count(3)
    expect(page.page.locator("#log > .coach")).to_have_count(2)


def test_after_the_end_the_screen_offers_to_begin_again(visit: Visit) -> None:
    page = in_a_hold(visit)
    page.say("stop")
    page.until(lambda: page.doing == "closed")
    page.until(lambda: not page.screen.is_visible(), most=30)
    page.picture("closed")
    page.page.get_by_role("button", name="Go on where you stopped").click()
    page.answered()
    page.pass_by(3)
    assert page.last().startswith("Keep still.")


def test_the_locale_says_which_number_is_called(visit: Visit) -> None:
    page = visit(query="?locale=en-GB")
    page.say("i have chest pain")
    page.pass_by(3)
    assert page.last().startswith("Use a phone to call 999 now.")


def test_nobody_answers_and_it_asks_again_and_then_the_session_ends(visit: Visit) -> None:
    page = in_a_hold(visit)
    page.until_listening()
    expect(page.page.locator("#doing")).to_have_text("Is it easing?")
    asked = page.until(lambda: page.doing == "speaking", most=MICROPHONE_SECONDS + 1)
    assert asked == pytest.approx(MICROPHONE_SECONDS, abs=1)
    expect(page.page.locator("#log")).to_contain_text("Nobody answers, so it asks again.")
    page.until(lambda: page.doing == "closed")
    expect(page.page.locator("#log")).to_contain_text("Nobody answered, so the coach has closed.")
    expect(page.screen).not_to_be_visible()
    expect(page.page.get_by_role("button", name="Go on where you stopped")).to_be_visible()


def test_the_microphone_waits_for_whoever_types(visit: Visit) -> None:
    page = in_a_hold(visit)
    page.until_listening()
    page.line.fill("it is")
    page.pass_by(3 * MICROPHONE_SECONDS)
    assert page.doing == "listening"
    page.line.fill("")
    page.pass_by(MICROPHONE_SECONDS + 1)
    page.answered()
    assert page.doing != "listening"


def test_with_the_sound_off_words_and_silences_take_the_time_of_the_reading_clock(
    visit: Visit,
) -> None:
    page = visit()
    page.mute()
    page.say("help my calf cramp")
    assert page.until_listening() == pytest.approx(45, abs=1)
    assert page.heard() == []


def test_a_voice_that_never_begins_is_given_up(visit: Visit) -> None:
    page = visit()
    page.page.evaluate("() => { speechSynthesis.speak = () => {}; }")
    page.say("help my calf cramp")
    assert page.until_listening() == pytest.approx(45, abs=3)
    expect(page.page.locator("#log")).to_contain_text("voice does not speak")
    sound = page.page.get_by_role("button", name="Sound")
    expect(sound).to_have_attribute("aria-pressed", "false")


def test_what_the_browser_hears_is_said(visit: Visit) -> None:
    page = in_a_hold(visit)
    page.hears("how long left")
    page.page.get_by_role("button", name="Talk").click()
    page.pass_by(2)
    page.answered()
    assert page.last("you") == "how long left"
    page.pass_by(3)
    assert "seconds more." in page.last()


def test_whoever_says_nothing_lets_it_go_on(visit: Visit) -> None:
    page = in_a_hold(visit, 3)
    page.hears("")
    page.page.get_by_role("button", name="Talk").click()
    page.pass_by(2)
    page.until_listening()
    assert len(page.turns()) == 1
    assert page.heard()[-1].words == "Is it easing?"
    expect(page.page.locator("#log .cut")).to_have_count(0)


def test_a_browser_that_may_not_hear_says_so_and_goes_on(visit: Visit) -> None:
    page = in_a_hold(visit, 3)
    page.hears("!not-allowed")
    page.page.get_by_role("button", name="Talk").click()
    page.pass_by(2)
    page.until_listening()
    help_with_it = "The microphone is not allowed. Allow it in the address bar, or type instead."
    expect(page.page.locator("#log .fault")).to_have_text(help_with_it)


def test_it_is_told_once_that_the_browser_may_send_on_what_it_hears(visit: Visit) -> None:
    page = visit()
    told = page.page.locator("#log").get_by_text("It may send what it hears to its maker.")
    for _ in range(2):
        page.page.get_by_role("button", name="Talk").click()
        page.pass_by(2)
        expect(told).to_have_count(1)
    page.reload()
    page.page.get_by_role("button", name="Talk").click()
    expect(told).to_have_count(0)


def test_request_and_response_can_be_read(visit: Visit) -> None:
    page = in_a_hold(visit, 2, query="?workings=on")
    page.page.get_by_text("Request and response").click()
    request = page.page.get_by_role("region", name="Request")
    expect(request).to_contain_text('"name": "ReliefIntent"')
    expect(request).to_contain_text('"Alexa.Presentation.APL"')
    expect(page.page.get_by_role("region", name="Response")).to_contain_text('"outputSpeech"')
    page.picture("json")


def test_a_card_looks_as_in_the_app(visit: Visit) -> None:
    page = in_a_hold(visit, 2, query="?workings=on")
    page.page.get_by_text("Card in the Alexa app").click()
    expect(page.page.locator(".card .title")).to_be_visible()
    expect(page.page.locator(".card .text")).to_contain_text("toes")
    page.picture("card")


def test_the_time_line_shows_the_hold_and_where_it_is(visit: Visit) -> None:
    page = in_a_hold(visit, 10, query="?workings=on")
    line = page.page.get_by_role("img", name="Time line of the answer")
    expect(line).to_have_accessible_name(
        "Time line of the answer: 45 seconds, a hold of 30 seconds"
    )
    before = page.page.locator(".now").bounding_box()
    page.pass_by(10)
    after = page.page.locator(".now").bounding_box()
    assert before
    assert after
    assert after["x"] > before["x"] + 50


def test_an_echo_without_a_screen_shows_its_light_and_the_words(visit: Visit) -> None:
    page = in_a_hold(visit, 16, query="?screen=", color_scheme="dark")
    expect(page.page.locator(".saying")).to_have_text("Hold for thirty seconds.")
    expect(page.page.locator(".left")).to_contain_text(" s")
    page.picture("speaker")
    system = page.turns()[-1]["request"]["context"]["System"]
    assert system["device"]["supportedInterfaces"] == {}


def test_another_echo_is_another_conversation(visit: Visit) -> None:
    page = in_a_hold(visit)
    settings = page.open_settings()
    settings.get_by_label("Device").select_option("large-hub")
    settings.get_by_label("Look").select_option("light")
    page.page.keyboard.press("Escape")
    page.until(lambda: page.doing == "closed", most=2)
    page.say("how do i stretch")
    page.pass_by(5)
    turn = page.turns()[-1]["request"]
    assert turn["session"]["new"] is True
    assert turn["context"]["Viewport"]["pixelWidth"] == 1280
    expect(page.screen).to_have_class("apl-screen apl-light apl-rectangle")


def test_a_device_that_the_server_has_dropped_is_opened_again(visit: Visit) -> None:
    page = visit()
    page.forget_device()
    page.say("help my calf cramp")
    page.pass_by(3)
    assert page.last().startswith("Keep still.")
    page.errors[:] = [error for error in page.errors if "404" not in error]


def test_the_phone_stays_awake_while_the_session_is_open(visit: Visit) -> None:
    page = in_a_hold(visit)
    page.until_listening()
    assert page.page.evaluate("() => window.awake") == ["screen"]
    page.say("stop")
    page.until(lambda: page.doing == "closed")
    assert page.page.evaluate("() => window.awake") == ["screen", "released"]


def test_the_sound_can_be_switched_off_in_the_middle_of_a_sentence(visit: Visit) -> None:
    page = in_a_hold(visit, 3)
    page.mute()
    page.until_listening()
    assert [utterance.cut for utterance in page.heard()] == [False, True]
    expect(page.page.locator("#log")).not_to_contain_text("voice does not speak")


def test_alexa_asks_herself_whether_reminders_may_be_set(visit: Visit) -> None:
    page = visit()
    page.say("remind me to stretch every day at nine p.m.")
    page.until_listening()
    page.say("yes")
    page.until_listening()
    assert "would like to set reminders" in page.last("alexa")
    expect(page.screen).not_to_be_visible()
    expect(page.page.locator(".asks")).to_contain_text("would like to set reminders")
    page.picture("consent")
    page.say("yes")
    page.until(lambda: page.doing in {"listening", "closed"})
    assert page.turns()[-1]["request"]["request"]["payload"]["status"] == "ACCEPTED"
