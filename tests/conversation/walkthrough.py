"""Takes walks with the skill, turn by turn, and finds out when each step is spoken."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.content.choices import Manner, Pace
from skill.content.library import load_library
from skill.settings import MAX_STORE_TIMEOUT, Settings
from tests.conversation.alignment import Span, spans
from tests.conversation.expected import Moment, Wording, just, leads, wordings
from tests.conversation.exploring import AFTERWARDS, BEGAN, ROUND_TRIP, Place, Turn, take
from tests.conversation.inputs import Act
from tests.conversation.walk_model import RELIEF, Script, Told

EDGE = 0.5
"""Distance in seconds from both ends of a step at which its first and last moment are taken."""
AS_IT_BEGINS = 0.25
"""Seconds before its announcement from which on a hold may count as begun."""
NAMED = {"time left": "TimeLeftIntent", "start over": "AMAZON.StartOverIntent"}
PACED = ("more", "less", *Pace)
NOT_EASING = ("toes_up", "lean")
"""Rungs that are left by the answer "no"; the others are left by "yes"."""
EASING = "Is it easing?"

library = load_library()


class Passage(NamedTuple):
    """One turn of a walk, with the answer that leads through it."""

    script: Script
    stage: int
    turn: Turn
    spans: tuple[Span, ...]

    def at(self, second: float) -> Place:
        """The place at a second of the answer."""
        return Place(self.turn.attributes, self.turn.before.at + ROUND_TRIP + second, "hold")


def act(word: str) -> Act:
    """The act that Alexa sends for a steering word."""
    if word in PACED:
        return Act("PaceIntent", (("pace", str(word)),))
    return Act(NAMED.get(word, f"AMAZON.{word.title()}Intent"))


def asking(told: Told) -> Act:
    """The act with which a person asks for a walk."""
    slots = [
        (name, value) for name, value in (("leg", told.leg), ("situation", told.situation)) if value
    ]
    if told.walk == RELIEF:
        return Act("ReliefIntent", tuple(slots))
    if told.walk in ("thumb_pressure", "calf_massage"):
        return Act("PressureIntent", (("remedy", told.walk), *slots))
    return Act("StretchIntent", (("stretch", told.walk), *slots))


def after(turn: Turn) -> Place:
    """The place after the whole answer was spoken."""
    second = ROUND_TRIP + turn.heard.seconds + AFTERWARDS
    return Place(turn.attributes, turn.before.at + second, "after")


def said(skill: CoachSkill, *acts: Act) -> Turn:
    """Perform acts one after the other in a new conversation; returns the last turn."""
    place = Place({}, BEGAN, "after")
    for each in acts:
        turn = take(skill, place, each)
        place = after(turn)
    return turn


@cache
def passages(told: Told) -> tuple[Passage, ...]:
    """Every turn of a walk, reached by answering the question of the turn before."""
    script = Script(told, library)
    acts = [act(told.pace), asking(told), *([act("yes")] if told.situation == "driving" else [])]
    turn = said(coach(), *acts)
    opening: tuple[Wording, ...] = ()
    found = []
    for number, stage in enumerate(script.stages):
        heard = spans(leads(script, (number, 0, 0), *opening), turn.heard, script.words)
        found.append(Passage(script, number, turn, heard))
        word = "no" if stage.rung in NOT_EASING and stage.asks == EASING else "yes"
        turn = take(coach(), after(turn), act(word))
        opening = _opening(script, number + 1, word)
    return tuple(found)


def _opening(script: Script, number: int, word: str) -> tuple[Wording, ...]:
    """What is said before a turn that this answer has led to."""
    if number == len(script.stages):
        return ()
    stage = script.stages[number]
    if stage.swapped:
        return just(stage.round, *script.words.phrases["swap"])
    if script.relieving:
        return wordings(script, "onward" if word == "no" else "praise")
    return ()


@cache
def coach() -> CoachSkill:
    """The skill without a store."""
    return build_skill(Settings(), library=library)


@cache
def remembering() -> CoachSkill:
    """The skill with a store in memory."""
    settings = Settings(store="memory:", store_timeout=MAX_STORE_TIMEOUT)
    return build_skill(settings, library=library)


def anew(pace: Pace) -> CoachSkill:
    """The skill with a store that contains nothing but the pace."""
    skill = remembering()
    said(skill, Act("PrivacyIntent", (("forget", "forget"),)))
    if pace is not Pace.STANDARD:
        said(skill, act(pace))
    return skill


def edges(passage: Passage) -> Iterator[Moment]:
    """The first and the last moment of each position and hold."""
    for span in passage.spans:
        for second in (span.start + EDGE, span.end - EDGE):
            yield moment_in(passage, span, second)


def middles(passage: Passage) -> Iterator[Moment]:
    """The moment in the middle of each position and hold."""
    for span in passage.spans:
        yield moment_in(passage, span, (span.start + span.end) / 2)


def moment_in(passage: Passage, span: Span, second: float) -> Moment:
    """The moment at a second of a span."""
    piece = span.piece
    is_hold = piece.manner is not None and piece.manner is not Manner.BEAT
    begins = span.announced - AS_IT_BEGINS
    left = span.end - second if is_hold and second >= begins else 0.0
    begun = next(row.start for row in passage.spans if row.piece.stop == piece.stop)
    following = passages(passage.script.told)[passage.stage + 1 :]
    later = 0.0 if passage.script.relieving else sum(row.turn.heard.seconds for row in following)
    rest = passage.turn.heard.seconds - begun + later
    return Moment(second, piece.stage, piece.stop, piece.hold, left, rest)
