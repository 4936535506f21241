"""Walks as they are heard: turn by turn, with the second at which each step is spoken."""

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
"""Seconds from either end of a step at which its first and its last second are taken."""
AS_IT_BEGINS = 0.25
"""Seconds before its announcement from which a hold may count as begun."""
NAMED = {"time left": "TimeLeftIntent", "start over": "AMAZON.StartOverIntent"}
PACED = ("more", "less", *Pace)
NOT_EASING = ("toes_up", "lean")
"""Rungs that are left by "no"; the others by "yes"."""
EASING = "Is it easing?"

library = load_library()


class Passage(NamedTuple):
    """One turn of a walk, as it was answered when it was reached."""

    script: Script
    stage: int
    turn: Turn
    spans: tuple[Span, ...]

    def at(self, second: float) -> Place:
        """A second of the answer."""
        return Place(self.turn.attributes, self.turn.before.at + ROUND_TRIP + second, "hold")


def act(word: str) -> Act:
    """What Alexa makes of a steering word."""
    if word in PACED:
        return Act("PaceIntent", (("pace", str(word)),))
    return Act(NAMED.get(word, f"AMAZON.{word.title()}Intent"))


def asking(told: Told) -> Act:
    """How somebody asks for the walk."""
    slots = [
        (name, value) for name, value in (("leg", told.leg), ("situation", told.situation)) if value
    ]
    if told.walk == RELIEF:
        return Act("ReliefIntent", tuple(slots))
    if told.walk in ("thumb_pressure", "calf_massage"):
        return Act("PressureIntent", (("remedy", told.walk), *slots))
    return Act("StretchIntent", (("stretch", told.walk), *slots))


def after(turn: Turn) -> Place:
    """The moment after an answer was spoken to its end."""
    second = ROUND_TRIP + turn.heard.seconds + AFTERWARDS
    return Place(turn.attributes, turn.before.at + second, "after")


def said(skill: CoachSkill, *acts: Act) -> Turn:
    """The answer to the last of these, said one after the other from the beginning."""
    place = Place({}, BEGAN, "after")
    for each in acts:
        turn = take(skill, place, each)
        place = after(turn)
    return turn


@cache
def passages(told: Told) -> tuple[Passage, ...]:
    """Every turn of a walk, each reached by answering the one before."""
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
    """What is said before a turn that was reached by this answer."""
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
    """The skill, which remembers nobody."""
    return build_skill(Settings(), library=library)


@cache
def remembering() -> CoachSkill:
    """The skill with a store."""
    settings = Settings(store="memory:", store_timeout=MAX_STORE_TIMEOUT)
    return build_skill(settings, library=library)


def anew(pace: Pace) -> CoachSkill:
    """The skill with a store in which nothing is kept but the pace."""
    skill = remembering()
    said(skill, Act("PrivacyIntent", (("forget", "forget"),)))
    if pace is not Pace.STANDARD:
        said(skill, act(pace))
    return skill


def edges(passage: Passage) -> Iterator[Moment]:
    """The first and the last second of each position and hold."""
    for span in passage.spans:
        for second in (span.start + EDGE, span.end - EDGE):
            yield moment_in(passage, span, second)


def middles(passage: Passage) -> Iterator[Moment]:
    """The middle of each position and hold."""
    for span in passage.spans:
        yield moment_in(passage, span, (span.start + span.end) / 2)


def moment_in(passage: Passage, span: Span, second: float) -> Moment:
    """What is spoken at a second of a span."""
    piece = span.piece
    is_hold = piece.manner is not None and piece.manner is not Manner.BEAT
    begins = span.announced - AS_IT_BEGINS
    left = span.end - second if is_hold and second >= begins else 0.0
    begun = next(row.start for row in passage.spans if row.piece.stop == piece.stop)
    following = passages(passage.script.told)[passage.stage + 1 :]
    later = 0.0 if passage.script.relieving else sum(row.turn.heard.seconds for row in following)
    rest = passage.turn.heard.seconds - begun + later
    return Moment(second, piece.stage, piece.stop, piece.hold, left, rest)
