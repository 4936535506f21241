"""Whoever stretches stands two metres away: what they see of a step from there, on every device."""

from math import atan, degrees, hypot
from typing import Any

import pytest

from simulator.device.viewports import FONT_SCALES, VIEWPORTS, find_viewport
from skill.screens.documents import document
from skill.screens.screen import FOREVER
from tests.browser.aplhost import AplHost, Shown

DIAGONALS = {
    "round-hub": 2.5 * 2**0.5,
    "small-hub": 5.5,
    "medium-hub": 7.0,
    "large-hub": 8.0,
    "upright-hub": 15.6,
    "tv": 32.0,
}
"""Screen → inches from corner to corner of the smallest device of its kind that is sold."""
METRES = 2
NEEDED = 16.0
"""Minutes of arc that a character needs to be read with ease: ISO 9241-303."""
READ = 5.0
"""Minutes of arc of the smallest letter that somebody with full sight reads."""
DIGIT = 0.7
"""Height of a digit of Amazon Ember, as a share of the size of its font."""
READY = 9_000
HOLD = 30_000
END = READY + HOLD

Scene = dict[str, Any]

STEP: Scene = {
    "view": "Step",
    "start": 0,
    "end": FOREVER,
    "picture": {
        "pose": "ankle_move",
        "caption": "Toes up, knee straight",
        "motion": "swing",
        "still": 0.0,
        "period": 4_000,
        "mirrored": False,
        "arrow": True,
    },
    "note": "",
    "leg": "Left leg",
    "name": "Towel stretch",
    "caution": "",
    "place": 2,
    "places": 3,
    "round": "2 of 3",
    "part": 0,
    "parts": 0,
    "next": "Next: right leg",
    "hold_start": READY,
    "hold_end": END,
    "hold_total": HOLD,
    "hold_of_words": {"ready": "Get ready", "hold": "Hold", "release": "Let go"},
    "beats": 0,
    "beat_words": ["", ""],
    "beat_before": "",
    "beat_after": "",
    "buttons": [
        {"touch": touch, "label": touch.capitalize()}
        for touch in ("previous", "pause", "next", "worse", "stop")
    ],
}
BEATEN: Scene = {
    "beats": 10,
    "beat_words": ["Down", "Up"],
    "beat_after": " of 10",
}
"""A hold in which movements are counted."""

RING = "path[d*='A46 46']"
"""The rings of a countdown: all of it, and what is left."""
DEVICES = [(name, scale) for name in VIEWPORTS for scale in FONT_SCALES]


def show(apl: AplHost, name: str, at: float, scale: float = 1.0, **more: Any) -> Shown:
    shown = document(frozenset({"Step"}), frozenset({STEP["picture"]["pose"]}))
    data = {"screen": {"milliseconds": END, "scenes": [{**STEP, **more}]}}
    screen = apl.show(shown, data, find_viewport(name, font_scale=scale), at)
    assert (screen.faults, screen.problems()) == ([], [])
    return screen


def arc(name: str, dp: float) -> float:
    """Minutes of arc of so many dp on a device."""
    screen = VIEWPORTS[name]
    millimetres = DIAGONALS[name] * 25.4 / hypot(screen.width, screen.height) * dp
    return degrees(atan(millimetres / 1000 / METRES)) * 60


def font(shown: Shown, words: str) -> float:
    """Size of the font of a text, in dp."""
    found = shown.screen.get_by_text(words, exact=True).locator("visible=true")
    return float(found.evaluate("it => parseFloat(getComputedStyle(it).fontSize)"))


def fonts(shown: Shown) -> dict[str, float]:
    """Every text that can be seen, with the size of its font in dp."""
    return {text: font(shown, text) for text in shown.texts()}


@pytest.mark.parametrize(("name", "scale"), DEVICES)
def test_the_countdown_is_the_largest_thing_and_can_be_read(
    apl: AplHost, name: str, scale: float
) -> None:
    sizes = fonts(show(apl, name, READY + 10_500, scale))
    count = sizes.pop("20")
    assert arc(name, count * DIGIT) >= NEEDED
    assert count > max(sizes.values())


@pytest.mark.parametrize("name", VIEWPORTS)
def test_a_number_is_never_smaller_with_larger_text(apl: AplHost, name: str) -> None:
    sizes = [font(show(apl, name, READY + 10_500, scale), "20") for scale in FONT_SCALES]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("name", VIEWPORTS)
def test_the_instruction_can_be_read(apl: AplHost, name: str) -> None:
    assert arc(name, font(show(apl, name, READY), STEP["picture"]["caption"]) * DIGIT) >= READ


@pytest.mark.parametrize("name", VIEWPORTS)
def test_nothing_jumps_when_a_position_becomes_a_hold(apl: AplHost, name: str) -> None:
    def places(at: float, **more: Any) -> list[Any]:
        screen = show(apl, name, at, **more)
        graphics = screen.screen.locator(".apl-VectorGraphic").locator("visible=true")
        return [graphics.nth(each).bounding_box() for each in range(graphics.count())]

    position = {"hold_start": 0, "hold_end": 0, "hold_total": 0, "end": READY}
    assert places(1_000, **position) == places(1_000) == places(READY + 1_000)
    assert places(READY + 1_000) == places(END + 1_000)


@pytest.mark.parametrize("name", VIEWPORTS)
def test_each_second_says_what_to_do_in_it(apl: AplHost, name: str) -> None:
    def said(at: float, **more: Any) -> set[str]:
        words = {"Get ready", "Hold", "Let go", STEP["next"]}
        texts = show(apl, name, at, **more).texts()
        return {text for text in texts if text in words or text.isdigit()}

    assert said(3_500) == {"Get ready", "6"}
    assert said(READY + 500) == {"Hold", "30"}
    assert said(END - 9_500) == {"Hold", "10", STEP["next"]}
    assert said(END + 500) == {"Let go", STEP["next"]}


@pytest.mark.parametrize("name", VIEWPORTS)
def test_movements_are_counted_as_they_are_spoken(apl: AplHost, name: str) -> None:
    def said(at: float) -> tuple[str, ...]:
        words = ("Down", "Up")
        texts = show(apl, name, READY + at, **BEATEN).texts()
        return tuple(text for text in texts if text in words or text.endswith(" of 10"))

    assert [said(at) for at in (100, 1_400, 1_600, 3_100, 29_900)] == [
        ("1 of 10", "Down"),
        ("1 of 10", "Down"),
        ("1 of 10", "Up"),
        ("2 of 10", "Down"),
        ("10 of 10", "Up"),
    ]


def test_what_was_held_before_an_interruption_counts(apl: AplHost) -> None:
    shown = show(apl, "small-hub", 0, hold_start=0, hold_end=HOLD / 2)
    whole, left = (
        ring.evaluate("it => it.getTotalLength()") for ring in shown.screen.locator(RING).all()
    )
    assert left == pytest.approx(whole / 2, rel=0.01)


@pytest.mark.parametrize("name", VIEWPORTS)
def test_a_number_is_heard_with_its_unit(apl: AplHost, name: str) -> None:
    timer = show(apl, name, READY + 10_500).screen.get_by_role("timer")
    assert timer.get_attribute("aria-label") == "Hold 20 s"


def test_the_ring_moves_thirty_times_a_second_and_text_once(apl: AplHost) -> None:
    shown = show(apl, "small-hub", READY + 10_100)
    seen = set()
    for at in range(READY + 10_100, READY + 10_600, 10):
        shown.tick(at)
        ring = shown.screen.locator(RING).last
        seen.add((ring.get_attribute("d"), tuple(shown.texts())))
    assert 11 <= len({way for way, _ in seen}) <= 16
    assert len({texts for _, texts in seen}) == 1
