"""The connection is lost: who is in the middle of a hold is not left alone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.echopage import EchoPage
from tests.browser.test_conversation import MICROPHONE_SECONDS, in_a_hold

GOES_ON = "No connection. I go on; try again."


@pytest.fixture
def visit_offline(visit: Visit) -> Iterator[Callable[[float], EchoPage]]:
    """Opens the page, and takes its connection so many seconds after the first words."""
    pages: list[EchoPage] = []

    def offline(seconds: float) -> EchoPage:
        pages.append(in_a_hold(visit, seconds))
        pages[-1].connect(False)
        return pages[-1]

    yield offline
    for page in pages:
        page.connect(True)


def test_what_was_interrupted_goes_on(visit_offline: Callable[[float], EchoPage]) -> None:
    page = visit_offline(25)
    page.say("next")
    expect(page.page.locator("#log > .fault")).to_have_text(GOES_ON)
    assert page.page.get_by_role("status").inner_text() == GOES_ON
    page.until_listening()
    assert page.last().endswith("Keep holding if it still grips.\n\nIs it easing?")
    assert [said.words for said in page.heard()].count("Keep breathing.") == 1


def test_a_sentence_that_was_interrupted_is_said_again(
    visit_offline: Callable[[float], EchoPage],
) -> None:
    page = visit_offline(2)
    page.say("pause")
    page.pass_by(1)
    first, again = (said for said in page.heard() if said.words.startswith("Pull your toes up"))
    assert first.cut
    assert not again.cut


def test_what_is_said_in_the_meantime_can_be_said_again(
    visit_offline: Callable[[float], EchoPage],
) -> None:
    page = visit_offline(22)
    page.say("how long left")
    page.say("how long left")
    expect(page.page.locator("#log > .fault")).to_have_text([GOES_ON, GOES_ON])
    page.connect(True)
    page.say("how long left")
    page.pass_by(3)
    assert page.last().startswith("Hold for")
    assert len(page.turns()) == 2


def test_the_session_stays_open_and_the_question_is_asked_again(
    visit_offline: Callable[[float], EchoPage],
) -> None:
    page = visit_offline(22)
    page.until_listening()
    page.pass_by(3 * MICROPHONE_SECONDS)
    assert page.doing == "listening"
    expect(page.page.locator("#log > .fault")).to_have_text(GOES_ON)
    page.connect(True)
    page.until(lambda: page.last() == "Yes, no, or worse?", most=MICROPHONE_SECONDS + 2)
    page.until_listening()
    page.say("no")
    page.pass_by(2)
    assert page.turns()[-1]["request"]["session"]["new"] is False


def test_an_answer_to_the_question_is_taken_however_long_the_connection_was_lost(
    visit_offline: Callable[[float], EchoPage],
) -> None:
    page = visit_offline(22)
    page.until_listening()
    page.pass_by(3 * MICROPHONE_SECONDS)
    page.connect(True)
    page.say("no")
    page.pass_by(2)
    assert len(page.turns()) == 2
    assert page.turns()[-1]["request"]["session"]["new"] is False


def test_before_anything_was_said_there_is_nothing_to_go_on_with(visit: Visit) -> None:
    page = visit()
    page.connect(False)
    page.say("help my calf cramp")
    expect(page.page.locator("#log > .fault")).to_have_text("No connection. Try again.")
    assert page.doing == "closed"
    page.connect(True)
    page.say("help my calf cramp")
    page.pass_by(2)
    assert page.last().startswith("Keep still.")
