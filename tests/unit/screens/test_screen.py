"""The document and its data agree, whatever is shown."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from skill.coaching.messages.events import AdviceAsked, Event, Opened, SignReported, StretchAsked
from skill.screens.documents import FOLDER, SWITCH, document
from skill.screens.scenes import (
    AdviceLine,
    AdviceScene,
    Button,
    ClosingScene,
    HoldWords,
    Picture,
    QuestionScene,
    Scene,
    StepScene,
    WarningScene,
)
from skill.screens.screen import VIEWS, Screen, show
from tests.support.rehearsal import CRAMP, LIBRARY, STOP, US, Rehearsal

SHOWN = [CRAMP, StretchAsked("runners_stretch"), Opened(), AdviceAsked("prevention")]
SHOWN += [AdviceAsked("aftercare"), SignReported("chest_pain"), STOP]
LAYOUTS = {
    path.stem: json.loads(path.read_text("utf-8")) for path in Path(FOLDER).glob("layouts/*.json")
}
STEP_PARTS = ("Caution", "Countdown", "Heading", "Left", "Next", "Step", "Way", "Whole")
ADVICE_PARTS = ("Advice", "Current", "Lines", "Shown")
RECORDS: dict[str, type[Scene]] = {
    **dict.fromkeys(STEP_PARTS, StepScene),
    **dict.fromkeys(ADVICE_PARTS, AdviceScene),
    "Question": QuestionScene,
    "Warning": WarningScene,
    "Closing": ClosingScene,
}
"""Layout → the scene that it is given."""
GRAPHICS = {path.stem for path in Path(FOLDER).glob("graphics/*.json")}


def screen(event: Event) -> Screen:
    rehearsal = Rehearsal(event)
    return show(rehearsal.outcome, rehearsal.speech, LIBRARY, US)


def expressions(value: Any) -> Iterator[str]:
    """Every text within a layout."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from expressions(inner)


def bound(layout: str, name: str) -> set[str]:
    """What a layout takes from something by name."""
    found = (re.findall(rf"\b{name}\.(\w+)", text) for text in expressions(LAYOUTS[layout]))
    return {key for keys in found for key in keys}


@pytest.mark.parametrize("layout", sorted(LAYOUTS.keys() - {SWITCH}))
def test_every_binding_of_a_layout_is_a_key_of_its_scene(layout: str) -> None:
    scene = RECORDS.get(layout)
    assert (
        bound(layout, "scene") <= {*scene._fields, "end"} if scene else not bound(layout, "scene")
    )
    assert bound(layout, "picture") <= set(Picture._fields)


def test_every_key_of_a_scene_is_bound() -> None:
    whole = json.loads((Path(FOLDER) / "document.json").read_text("utf-8"))
    for_all = {key for text in expressions(whole) for key in re.findall(r"data\.(\w+)", text)}
    assert for_all | bound(SWITCH, "scene") == {"start", "end", "view"}
    for scene in VIEWS:
        layouts = [layout for layout, given in RECORDS.items() if given is scene]
        shown = {key for layout in layouts for key in bound(layout, "scene")}
        assert shown - {"end"} | {"start"} == {*scene._fields}
    of_lines = {key for layout in ADVICE_PARTS for key in bound(layout, "data")}
    assert of_lines == set(AdviceLine._fields)
    assert bound("Touch", "button") == set(Button._fields)
    assert bound("Left", "hold_of_words") == set(HoldWords._fields)
    assert bound("Picture", "picture") == set(Picture._fields)


@pytest.mark.parametrize("event", SHOWN, ids=repr)
def test_there_is_a_scene_at_every_moment_and_never_two(event: Event) -> None:
    scenes = screen(event).data["scenes"]
    assert scenes[0]["start"] == 0
    assert all(scene["start"] < scene["end"] for scene in scenes)
    assert all(before["end"] == after["start"] for before, after in pairwise(scenes))


@pytest.mark.parametrize("event", SHOWN, ids=repr)
def test_the_document_brings_just_the_drawings_that_are_shown(event: Event) -> None:
    shown = screen(event)
    poses = set(re.findall(r'"pose": "(\w+)"', json.dumps(shown.data)))
    assert shown.document["graphics"].keys() - GRAPHICS == poses


@pytest.mark.parametrize("event", SHOWN, ids=repr)
def test_the_document_brings_just_the_views_that_are_needed_and_what_they_are_made_of(
    event: Event,
) -> None:
    shown = screen(event)
    layouts = shown.document["layouts"]
    views = {scene["view"] for scene in shown.data["scenes"]}
    assert {item["type"] for item in layouts[SWITCH]["items"]} == views
    named = set(re.findall(r'"type": "(\w+)"', json.dumps(shown.document)))
    assert layouts.keys() == named & LAYOUTS.keys()
    sources = set(re.findall(r'"source": "(\w+)"', json.dumps(layouts)))
    assert shown.document["graphics"].keys() & GRAPHICS == sources & GRAPHICS


def test_every_view_has_a_layout_and_every_layout_and_graphic_a_use() -> None:
    whole = document(frozenset(VIEWS.values()), frozenset())
    assert whole["layouts"].keys() == LAYOUTS.keys()
    assert whole["graphics"].keys() == GRAPHICS


@pytest.mark.parametrize("event", SHOWN, ids=repr)
def test_the_screen_stays_on_until_nobody_can_answer_any_more(event: Event) -> None:
    rehearsal = Rehearsal(event)
    assert screen(event).data["milliseconds"] >= rehearsal.speech.seconds * 1000 + 16_000


def test_the_document_outlasts_the_longest_turn_by_itself() -> None:
    whole = json.loads((Path(FOLDER) / "document.json").read_text("utf-8"))
    assert whole["settings"]["idleTimeout"] >= 90_000 + 16_000


def test_the_same_views_and_drawings_make_the_same_document() -> None:
    assert screen(CRAMP).document is screen(CRAMP).document


def test_a_drawing_that_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match="'somersault'"):
        document(frozenset(), frozenset({"somersault"}))
