"""Time is true: a hold lasts as long as it says, whatever the voice and the browser do.

Measured is what a person hears: the time from the end of "Hold for ten seconds." to the first sound
of the words that end the hold. It has to be what the skill has written, give or take 3 %.
`pytest -rP tests/browser/test_time.py` prints what was measured.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any, Protocol, TypeVar

import pytest
from playwright.sync_api import Browser

from simulator.device.announced_holds import timed_sentences
from simulator.device.reading_clock import reading_clock
from simulator.device.speech import Piece, parse_ssml
from tests.browser.conftest import Visit
from tests.browser.echopage import EchoPage, Utterance
from tests.browser.hiddentab import HiddenTab, behind_another

VOICES = list(product((0.7, 1.0, 1.5), (0, 100, 300, 400)))
"""How slow a voice is, as a share of what the skill reckons, and how many milliseconds late."""
SLOWEST = VOICES[-1]
OFF = 0.03
"""Share of a hold by which it may be too long or too short."""
LONGEST_ANSWER = 90.0
"""Seconds that the slowest voice takes for an answer with a short hold, and some more."""
CLOCK = reading_clock("en-US")
ANNOUNCED, ENDING = "Hold for", "Keep holding if it still grips."


class Heard(Protocol):
    """A page that can be listened to."""

    def heard(self) -> list[Utterance]: ...
    def turns(self) -> list[dict[str, Any]]: ...


def written(page: Heard) -> float:
    """Seconds of the newest hold, as the skill has written them."""
    parts = next(parts for parts in map(spoken_parts, reversed(page.turns())) if holds(parts))
    begun = next(at + part.seconds for at, part in parts if part.words.startswith(ANNOUNCED))
    return next(at for at, part in parts if part.words == ENDING) - begun


def spoken_parts(turn: dict[str, Any]) -> list[tuple[float, Piece]]:
    """Every sentence and silence of an answer, with its second."""
    speech = turn["response"]["response"].get("outputSpeech")
    return timed_sentences(parse_ssml(speech["ssml"], CLOCK)) if speech else []


def holds(parts: Sequence[tuple[float, Piece]]) -> bool:
    return any(part.words == ENDING for _, part in parts)


def announcements(page: Heard) -> list[Utterance]:
    """The announcements of holds that were heard to their end."""
    return [
        said
        for said in page.heard()
        if said.words.startswith(ANNOUNCED) and said.ended > said.began and not said.cut
    ]


def has_ended(page: Heard) -> bool:
    """Whether the words that end a hold have begun."""
    return any(said.words == ENDING for said in page.heard())


def measured(page: Heard) -> float:
    """Seconds of the newest hold, as they were heard."""
    ending = next(said for said in reversed(page.heard()) if said.words == ENDING)
    return ending.began - announcements(page)[-1].ended


def in_time(page: Heard) -> bool:
    return measured(page) == pytest.approx(written(page), rel=OFF)


def table(pages: Sequence[Heard]) -> str:
    """What was measured, a line a voice."""
    lines = [
        f"{slowness:g} × as slow, {delay:3} ms late: {written(page):5.2f} s, "
        f"heard {measured(page):5.2f} s ({measured(page) / written(page) - 1:+.1%})"
        for (slowness, delay), page in zip(VOICES, pages, strict=True)
    ]
    return "\n".join(lines)


Room = TypeVar("Room", EchoPage, HiddenTab)


def with_a_short_hold(page: Room, voice: tuple[float, float]) -> Room:
    """A device with this voice, which has begun to lead through a hold of ten seconds."""
    page.set_voice(*voice)
    page.say("shorter holds")
    page.say("help my calf cramp")
    return page


def in_a_short_hold(page: EchoPage, voice: tuple[float, float], seconds: float) -> EchoPage:
    """The same, so many seconds after the announcement of the hold."""
    with_a_short_hold(page, voice)
    page.until(lambda: bool(announcements(page)))
    page.pass_by(announcements(page)[-1].ended + seconds - page.now)
    return page


@pytest.fixture
def hidden(browser: Browser, address: str) -> Iterator[Callable[[], HiddenTab]]:
    """Opens the page in a tab that nobody looks at."""
    with behind_another(browser) as opened:
        yield lambda: opened(address)


def test_a_hold_lasts_as_long_as_written_with_every_voice(visit: Visit) -> None:
    pages = []
    for voice in VOICES:
        pages.append(with_a_short_hold(visit(), voice))
        pages[-1].until_listening()
    print(table(pages))  # noqa: T201 - shown by -rP
    assert all(map(in_time, pages))


def test_a_long_hold_does_too(visit: Visit) -> None:
    page = visit()
    page.set_voice(*SLOWEST)
    page.say("help my calf cramp")
    page.until_listening()
    print(f"{written(page):.2f} s, heard {measured(page):.2f} s")  # noqa: T201 - shown by -rP
    assert in_time(page)


def test_a_voice_that_is_too_slow_for_the_count_leaves_out_of_it_what_would_come_too_late(
    visit: Visit,
) -> None:
    page = with_a_short_hold(visit(), (2.8, 400))
    page.until_listening()
    words = [said.words for said in page.heard()]
    assert in_time(page)
    assert words[words.index("Hold for ten seconds.") + 1] == "Three."
    assert "One." not in words


def test_it_does_in_hidden_tabs(hidden: Callable[[], HiddenTab]) -> None:
    """All of them at once, in real time, while Chromium wakes the timers of a tab once a second."""
    tabs = [with_a_short_hold(hidden(), voice) for voice in VOICES]
    for tab in tabs:
        tab.until(partial(has_ended, tab), LONGEST_ANSWER)
    print(table(tabs))  # noqa: T201 - shown by -rP
    assert all(map(in_time, tabs))


def test_it_does_in_a_tab_that_was_frozen_meanwhile(hidden: Callable[[], HiddenTab]) -> None:
    tab = with_a_short_hold(hidden(), VOICES[0])
    tab.until(lambda: bool(announcements(tab)), LONGEST_ANSWER)
    tab.freeze(4)
    tab.until(partial(has_ended, tab), LONGEST_ANSWER)
    print(f"{written(tab):.2f} s, heard {measured(tab):.2f} s")  # noqa: T201 - shown by -rP
    assert in_time(tab)


def test_a_hold_that_ended_in_a_frozen_page_ends_at_once_and_is_not_counted_to_its_end(
    visit: Visit,
) -> None:
    page = in_a_short_hold(visit(), (1.0, 100), 3)
    page.page.clock.fast_forward(10_000)
    page.pass_by(1)
    assert page.heard()[-2].words == "Hold for ten seconds."
    assert page.heard()[-1].words == ENDING


def test_listening_to_nothing_in_a_hold_does_not_make_it_longer(visit: Visit) -> None:
    page = in_a_short_hold(visit(), (1.0, 100), 2)
    page.hears("")
    page.page.locator("#microphone").click()
    page.until_listening()
    assert in_time(page)


def test_the_skill_is_told_the_second_of_its_own_reckoning(visit: Visit) -> None:
    page = in_a_short_hold(visit(), SLOWEST, 4)
    page.say("how long left")
    note = page.page.locator("#log > .you .heard").last.inner_text()
    told = re.search(r"([\d.]+) s into the answer", note)
    parts = next(parts for parts in map(spoken_parts, reversed(page.turns()[:-1])) if holds(parts))
    begun = next(at + part.seconds for at, part in parts if part.words.startswith(ANNOUNCED))
    assert told
    assert float(told[1]) == pytest.approx(begun + 4, abs=0.3)


@pytest.mark.parametrize("screen", ["", "small-hub"])
def test_the_number_on_the_screen_goes_with_the_hold(visit: Visit, screen: str) -> None:
    page = in_a_short_hold(visit(query=f"?screen={screen}"), SLOWEST, 4)
    shown = page.page.locator("#device").inner_text()
    page.picture(f"time-{screen or 'speaker'}")
    number = re.search(r"^(\d+)( s)?$", shown, re.MULTILINE)
    assert number
    assert int(number[1]) == pytest.approx(written(page) - 4, abs=1)
