"""The rules for screens, one function each, which yields what breaks the rule."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import pairwise, product
from typing import Any

from skill.coaching.messages.touches import EVENTS
from skill.content.choices import Side
from skill.content.library import load_library
from tests.conversation.danger import EMERGENCY
from tests.conversation.designed import Designed, designed
from tests.conversation.exploring import Turn
from tests.conversation.session_state import Fields, marks, state_in

LARGEST = 120 * 1024
"""Bytes that a whole response may have."""
ROUNDING = 1.0
"""Milliseconds by which a time may differ."""

EARLY = 0.05
"""Seconds by which rounded silences let words begin earlier than they are marked."""

Scene = dict[str, Any]


def scenes(turn: Turn) -> list[Scene]:
    """The scenes that a turn shows, in order."""
    (directive,) = turn.heard.response["directives"]
    found: list[Scene] = directive["datasources"]["screen"]["scenes"]
    return found


def says_the_same_without_a_screen(shown: Turn, heard: Turn) -> Iterator[str]:
    """Except for the directive, the answer is byte for byte that for a device without a screen."""
    bare = {key: value for key, value in shown.heard.response.items() if key != "directives"}
    if json.dumps(bare | _ends(heard)) != json.dumps(heard.heard.response):
        yield "the answer differs"
    left_open = "shouldEndSession" not in bare
    if left_open is not (scenes(shown)[-1]["view"] == "Warning"):
        yield f"the session is {'left open' if left_open else 'not left open'}"
    if json.dumps(shown.attributes) != json.dumps(heard.attributes):
        yield "what is kept differs"


def _ends(heard: Turn) -> dict[str, bool]:
    """The field that a warning leaves out, to keep the number to call on the screen for a while."""
    return {"shouldEndSession": heard.heard.response["shouldEndSession"]}


def shows_one_document(shown: Turn, _: Turn) -> Iterator[str]:
    """There is one directive, and the response is not too large."""
    kinds = [directive["type"] for directive in shown.heard.response.get("directives", [])]
    if kinds != ["Alexa.Presentation.APL.RenderDocument"]:
        yield f"directives: {kinds}"
    if shown.size > LARGEST:
        yield f"{shown.size} bytes"


def shows_something_at_every_moment(shown: Turn, _: Turn) -> Iterator[str]:
    """From the first word on, scenes follow each other without gaps, and none has no length."""
    found = scenes(shown)
    if found[0]["start"] != 0:
        yield f"nothing until {found[0]['start']}"
    for before, after in pairwise(found):
        if not before["start"] < before["end"] == after["start"]:
            yield f"{before['view']} until {before['end']}, then from {after['start']}"


def asks_what_is_asked(shown: Turn, heard: Turn) -> Iterator[str]:
    """When the microphone opens, the screen shows the question, with buttons for answers."""
    last = scenes(shown)[-1]
    if (last["view"] == "Question") is not heard.heard.is_open:
        yield f"a {last['view']} at the end"
    elif heard.heard.is_open:
        if last["question"] != heard.heard.sentences[-1]:
            yield f"asks {last['question']!r}"
        if not last["buttons"] or any(row["touch"] not in EVENTS for row in last["buttons"]):
            yield f"buttons {last['buttons']}"


def shows_the_step_that_is_spoken(shown: Turn, heard: Turn) -> Iterator[str]:
    """Each mark has a scene that begins with its first word and counts down exactly its hold."""
    rows = marks(state_in(heard.attributes))
    steps = [scene for scene in scenes(shown) if scene["view"] == "Step"]
    if len(steps) != len(rows):
        yield f"{len(steps)} scenes for {len(rows)} marks"
    for scene, mark in zip(steps, rows, strict=False):
        held = (scene["hold_start"] / 1000, scene["hold_end"] / 1000)
        told = (mark["hold_start"], mark["hold_end"])
        if any(abs(a - b) * 1000 > ROUNDING for a, b in zip(held, told, strict=True)):
            yield f"counts {held}, spoken {told}"
    for number, (scene, mark) in enumerate(zip(steps, rows, strict=False)):
        late = scene["start"] - mark["start"] * 1000
        # The first scene is already shown while the opening is spoken.
        if late > ROUNDING or (number and late < -ROUNDING):
            yield f"begins at {scene['start']}, spoken from {mark['start']}"


def shows_the_number_of_an_emergency(shown: Turn, heard: Turn) -> Iterator[str]:
    """A warning shows its first sentence, and in an emergency the number to call."""
    first, design = scenes(shown)[0], designed(shown.locale)
    headline, *following = heard.heard.sentences[:3]
    urgency = _urgency(headline, design)
    if headline in design.made_safe:
        urgency = next(filter(None, (_urgency(one, design) for one in following)), "")
    if bool(urgency) is not (first["view"] == "Warning"):
        yield f"shows {first}"
    elif urgency and (first["headline"], bool(first["number"])) != (headline, urgency == EMERGENCY):
        yield f"shows {first['headline']!r} and {first['number']!r}"


def _urgency(sentence: str, design: Designed) -> str:
    """The urgency of a warning that this sentence begins; empty if it begins none."""
    if re.search(design.warnings["calls"], sentence):
        return EMERGENCY
    rows = design.warnings["headlines"].items()
    return next((key for key, said in rows if re.fullmatch(said, sentence)), "")


def captions_what_is_told(shown: Turn, heard: Turn) -> Iterator[str]:
    """With each instruction stands its own caption, or one that is declared to fit it."""
    fitting = captions_of(shown.locale)
    told_before = -1
    for scene, mark in _steps(shown, heard):
        first, told_before = mark["step"] != told_before, mark["step"]
        spoken = _spoken(heard, mark["start"], mark["hold_start"])
        told = [said for said in fitting if said in spoken]
        if not told and first and not mark.get("resumed"):
            yield f"no known instruction in {spoken!r}"
        elif told and scene["picture"]["caption"] not in fitting[max(told, key=len)]:
            yield f"shows {scene['picture']['caption']!r} with {spoken!r}"


def shows_what_to_be_careful_about(shown: Turn, heard: Turn) -> Iterator[str]:
    """A caution that is said with a step is shown with it."""
    careful = designed(shown.locale).screens["careful"]
    ends = {scene["start"]: scene["end"] / 1000 for scene in scenes(shown)}
    for scene, mark in _steps(shown, heard):
        spoken = _spoken(heard, mark["start"], min(ends[scene["start"]], heard.heard.seconds))
        if (warned := re.search(careful, spoken)) and not scene["caution"]:
            yield f"hides {warned.group()!r} of {spoken!r}"


def moves_nobody_who_is_asked(shown: Turn, heard: Turn) -> Iterator[str]:
    """A question shows no movement, but for the first one that was just told."""
    last = scenes(shown)[-1]
    first = designed(shown.locale).screens["after_the_first_movement"]
    asks = last["view"] == "Question" and last["question"] != first
    if asks and (last["picture"]["motion"] or last["picture"]["arrow"]):
        yield f"moves at {last['question']!r}"


def _steps(shown: Turn, heard: Turn) -> Iterator[tuple[Scene, Fields]]:
    """Each scene of a step, with when it is spoken."""
    steps = (scene for scene in scenes(shown) if scene["view"] == "Step")
    yield from zip(steps, marks(state_in(heard.attributes)), strict=False)


def _spoken(heard: Turn, start: float, end: float) -> str:
    """The words between two seconds of an answer."""
    sounds = (row for row in heard.heard.sounds if start - EARLY <= row.start < end - EARLY)
    return " ".join(row.word for row in sounds if row.word)


@cache
def captions_of(locale: str) -> Mapping[str, set[str]]:
    """Instruction as it is said for some leg → the captions that are declared to fit it."""
    library = load_library()
    words = library.words[library.locales[locale].words]
    found: dict[str, set[str]] = defaultdict(set)
    for routine, side in product(words.routines.values(), Side):
        shown, names = routine.shown, words.legs[side]
        for said, captions in (
            (routine.steps, shown.steps),
            *((said, shown.situations[one]) for one, said in routine.situations.items()),
            *((said, shown.helped[one]) for one, said in routine.helped.items()),
        ):
            for step, caption in captions.items():
                fits = (caption or shown.steps[step]).format(**names)
                found[said[step].format(**names)].add(fits[:1].upper() + fits[1:])
    return found


ShownRule = Callable[[Turn, Turn], Iterator[str]]

SHOWN_RULES: tuple[ShownRule, ...] = (
    says_the_same_without_a_screen,
    shows_one_document,
    shows_something_at_every_moment,
    asks_what_is_asked,
    shows_the_step_that_is_spoken,
    shows_the_number_of_an_emergency,
    captions_what_is_told,
    shows_what_to_be_careful_about,
    moves_nobody_who_is_asked,
)
