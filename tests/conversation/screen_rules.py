"""The rules for screens, one function each, which yields what breaks the rule."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from skill.coaching.messages.touches import EVENTS
from tests.conversation.danger import (
    EMERGENCY,
    FIRST_IN,
    FIRST_TO_HELPERS_IN,
    MATERNITY,
    ROUTINE,
    SOON,
    TODAY,
)
from tests.conversation.exploring import Turn
from tests.conversation.session_state import marks, state_in

LARGEST = 120 * 1024
"""Bytes that a whole response may have."""
ROUNDING = 1.0
"""Milliseconds by which a time may differ."""

MADE_SAFE = {
    *(words for told in (FIRST_IN, FIRST_TO_HELPERS_IN) for row in told.values() for words in row),
    "Get off the bike.",
    "Have them hold on.",
    "Help them off the bike.",
    "Hold on.",
    "Pull over first.",
    "Sit down first.",
    "Sit down.",
}
"""What comes before the first sentence of a warning where the person is not safe."""
CALLS = re.compile(r"(^Use a phone to|, then) call [\w ]+\.$|^Shout for help\.$")
"""Matches the sentence with which somebody is called in an emergency."""
WARNINGS = {
    MATERNITY: re.compile(
        r"Go to your maternity unit now\.|Take them to their maternity unit now\."
    ),
    TODAY: re.compile(
        r"(Stop, and s|S)ee a doctor today\.|They need a doctor today\."
        r"|Contact (your|their) hospital now\."
    ),
    SOON: re.compile(r"(See|They need) a doctor in the next day or two\."),
    ROUTINE: re.compile(
        r"Talk to your doctor about this\.|They should talk to their doctor about this\."
    ),
}
"""Urgency → pattern of the first sentence of a warning, to the person or to who helps."""

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
    first = scenes(shown)[0]
    headline, *following = [line.replace(" .", ".") for line in heard.heard.sentences[:3]]
    urgency = _urgency(headline)
    if headline in MADE_SAFE:
        urgency = next(filter(None, map(_urgency, following)), "")
    if bool(urgency) is not (first["view"] == "Warning"):
        yield f"shows {first}"
    elif urgency and (first["headline"], bool(first["number"])) != (headline, urgency == EMERGENCY):
        yield f"shows {first['headline']!r} and {first['number']!r}"


def _urgency(sentence: str) -> str:
    """The urgency of a warning that this sentence begins; empty if it begins none."""
    if CALLS.search(sentence):
        return EMERGENCY
    return next((key for key, said in WARNINGS.items() if said.fullmatch(sentence)), "")


ShownRule = Callable[[Turn, Turn], Iterator[str]]

SHOWN_RULES: tuple[ShownRule, ...] = (
    says_the_same_without_a_screen,
    shows_one_document,
    shows_something_at_every_moment,
    asks_what_is_asked,
    shows_the_step_that_is_spoken,
    shows_the_number_of_an_emergency,
)
