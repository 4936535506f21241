"""Everything that can be shown, on every kind of screen: nothing cut off, nothing unknown."""

import json
from itertools import product
from pathlib import Path
from struct import unpack
from typing import Any

import pytest

from simulator.device.viewports import FONT_SCALES, VIEWPORTS, find_viewport
from skill.coaching.messages.events import SignReported, StretchAsked
from skill.content.choices import Leg
from skill.content.model import Locale
from skill.screens.documents import document
from skill.screens.screen import FOREVER, VIEWS, show
from skill.speech.render import render
from tests.browser.aplhost import AplHost
from tests.support.rehearsal import EVENTS, LIBRARY, US, Rehearsal

PICTURES = Path(__file__).parents[2] / "build" / "screens"
"""Where the screens of the last run can be looked at."""
HOLD = 30_000
"""Milliseconds of every hold here; the longest numbers that are counted have two digits as well."""
LOOKED_AT = 9_000
"""Milliseconds after which a scene is looked at, in the middle of its hold."""
NEARLY_OVER, OVER = HOLD - 5_000, HOLD + 1_000
"""When what comes next is shown, and when one is told to let go."""

USUAL_TEXT = 1.0

Scene = dict[str, Any]


def scenes(rehearsal: Rehearsal, locale: Locale = US) -> list[Scene]:
    """What is shown of the last answer in a locale, whenever that is."""
    speech = render(rehearsal.outcome, LIBRARY, locale)
    if not rehearsal.outcome.replies:
        return []
    shown = show(rehearsal.outcome, speech, LIBRARY, locale)
    return [timeless(scene) for scene in shown.data["scenes"]]


def timeless(scene: Scene) -> Scene:
    """The scene from 0 on, with a hold of a usual length if it has one."""
    held = scene.get("hold_end", 0) > scene.get("hold_start", 0)
    times: Scene = {"start": 0, "end": FOREVER}
    if "hold_end" in scene:
        length = HOLD if held else 0
        times |= {"hold_start": 0, "hold_end": length, "hold_total": length}
    if "lines" in scene:
        rows = enumerate(scene["lines"])
        times |= {"lines": [{**row, "start": LOOKED_AT * at} for at, row in rows]}
    return {**scene, **times}


@pytest.fixture(scope="module")
def everything() -> list[Scene]:
    """Each different scene that two things said one after the other lead to, and each sign."""
    found: dict[str, Scene] = {}
    for first, second in product(EVENTS, EVENTS):
        rehearsal = Rehearsal(first)
        shown = scenes(rehearsal)
        rehearsal.hear(second)
        shown += scenes(rehearsal)
        found |= {json.dumps(scene): scene for scene in shown}
    for sign, locale in product(("", *LIBRARY.signs), LIBRARY.locales.values()):
        shown = scenes(Rehearsal(SignReported(sign)), locale)
        found |= {json.dumps(scene): scene for scene in shown}
    return list(found.values())


def poses(scene: Scene) -> frozenset[str]:
    """The drawings of a scene."""
    rows = [scene, *scene.get("lines", ())]
    return frozenset(row["picture"]["pose"] for row in rows if "picture" in row) - {""}


def test_every_view_is_among_them(everything: list[Scene]) -> None:
    views = {scene["view"] for scene in everything}
    assert views == set(VIEWS.values())
    print(f"{len(everything)} scenes")  # noqa: T201 - shown by -rP
    assert len(everything) > 100


@pytest.mark.parametrize("font_scale", [USUAL_TEXT, max(FONT_SCALES)])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_nothing_is_cut_off_or_unknown(
    viewport: str, font_scale: float, everything: list[Scene], apl: AplHost
) -> None:
    device = find_viewport(viewport, theme="light", font_scale=font_scale)
    usual = font_scale == USUAL_TEXT
    shown = [(document(frozenset({row["view"]}), poses(row)), told(row)) for row in everything]
    faults = apl.faults_of(shown, device, LOOKED_AT)
    wrong = [
        f"{fault} in {scene}"
        for scene, found in zip(everything, faults, strict=True)
        for fault in found
        if usual or fault != scrolled(scene)
    ]
    assert wrong == [], "\n".join(wrong[:5])


@pytest.mark.parametrize("at", [NEARLY_OVER, OVER])
@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_the_end_of_a_hold_can_be_read(
    viewport: str, at: int, everything: list[Scene], apl: AplHost
) -> None:
    device = find_viewport(viewport, font_scale=max(FONT_SCALES))
    holds = [scene for scene in everything if scene.get("hold_end")]
    shown = [(document(frozenset({row["view"]}), poses(row)), told(row)) for row in holds]
    faults = apl.faults_of(shown, device, at)
    wrong = [f"{found} in {scene}" for scene, found in zip(holds, faults, strict=True) if found]
    assert wrong == [], "\n".join(wrong[:5])


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_every_line_of_an_advice_can_be_read_when_it_is_spoken(
    viewport: str, everything: list[Scene], apl: AplHost
) -> None:
    device = find_viewport(viewport)
    advice = [scene for scene in everything if scene["view"] == "Advice"]
    for at in range(max(len(scene["lines"]) for scene in advice)):
        told_now = [scene for scene in advice if len(scene["lines"]) > at]
        shown = [(document(frozenset({"Advice"}), poses(row)), told(row)) for row in told_now]
        wrong = [found for found in apl.faults_of(shown, device, LOOKED_AT * at + 1) if found]
        assert wrong == []


def told(scene: Scene) -> dict[str, Any]:
    """What a document is told that shows this scene alone."""
    return {"screen": {"milliseconds": HOLD, "scenes": [scene]}}


def scrolled(scene: Scene) -> str:
    """What large text may need: to scroll to what was said before a question, never to that."""
    return f"to be scrolled to: {scene.get('note')}"


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_each_scene_of_a_whole_turn_has_its_time(viewport: str, apl: AplHost) -> None:
    rehearsal = Rehearsal(StretchAsked("runners_stretch", Leg.LEFT))
    turn = show(rehearsal.outcome, rehearsal.speech, LIBRARY, US)
    shown = apl.show(turn.document, {"screen": turn.data}, find_viewport(viewport), 0.0)
    seen = []
    for scene in turn.data["scenes"]:
        shown.tick(scene["start"] + 200)
        assert (shown.faults, shown.problems()) == ([], [])
        told_of = scene["question"] if scene["view"] == "Question" else scene["picture"]["caption"]
        assert told_of in shown.texts()
        seen.append(tuple(text for text in shown.texts() if not text.isdigit()))
    assert len(set(seen)) == len(turn.data["scenes"]) == 6


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_pictures_as_large_as_the_screen_are_kept_to_look_at(
    viewport: str, everything: list[Scene], apl: AplHost
) -> None:
    device = find_viewport(viewport, theme="light")
    for file, scene in {name(scene): scene for scene in everything}.items():
        shown = document(frozenset({scene["view"]}), poses(scene))
        apl.show(shown, told(scene), device, LOOKED_AT).picture(PICTURES / viewport / file)
        with (PICTURES / viewport / file).open("rb") as png:
            assert unpack(">16x2I", png.read(24)) == (device.width, device.height)


def name(scene: Scene) -> str:
    """The file of a scene: one for each drawing and view."""
    return "-".join((scene["view"], *sorted(poses(scene)))).lower() + ".png"
