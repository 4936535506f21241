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
from tests.conversation.expected import Moment, Wording, barrier, just, leads, wordings
from tests.conversation.exploring import AFTERWARDS, BEGAN, ROUND_TRIP, Place, Turn, take
from tests.conversation.inputs import Act
from tests.conversation.walk_model import RELIEF, Script, Told

EDGE = 0.5
"""Distance in seconds from both ends of a step at which its first and last moment are taken."""
AS_IT_BEGINS = 0.25
"""Seconds before its announcement from which on a hold may count as begun."""
MOVING_BEGINS = 1.0
"""Seconds before its first movement from which on one that is announced may count as begun."""
NAMED = {
    "done": "DoneIntent",
    "time left": "TimeLeftIntent",
    "start over": "AMAZON.StartOverIntent",
}
PACED = ("more", "less", *Pace)

library = load_library()


class Passage(NamedTuple):
    """One turn of a walk, with the answer that leads through it."""

    told: Told
    script: Script
    """The walk as it is known in this turn."""
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


def asking(told: Told) -> Turn:
    """The turn that answers a person who asks for a walk and then tells of more situations."""
    situation, *more = told.situations or ("",)
    named = (("leg", told.leg), ("situation", situation))
    turn = said(coach(), act(told.pace), _asking(told.walk, named))
    for one in more:
        at_once = Place(turn.attributes, turn.before.at + ROUND_TRIP + EDGE, "first")
        turn = take(coach(), at_once, Act("SituationIntent", (("situation", one),)))
    return turn


def _asking(walk: str, named: tuple[tuple[str, str], ...]) -> Act:
    slots = tuple((name, value) for name, value in named if value)
    if walk == RELIEF:
        return Act("ReliefIntent", slots)
    if walk in ("thumb_pressure", "calf_massage"):
        return Act("PressureIntent", (("remedy", walk), *slots))
    return Act("StretchIntent", (("stretch", walk), *slots))


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
    turn = asking(told)
    opening = just(script.stages[0].stops[0].position) if len(told.situations) > 1 else ()
    opening = () if barrier(script, 0) else opening
    if script.relieving and told.situations == ("gently",):
        opening = wordings(script, "ease_off_first")
    found = []
    for number in range(len(script.stages)):
        while asked := barrier(script, number, *opening):
            spans(asked, turn.heard, script.words)
            unsafe, opening = script.unsafe(number), ()
            turn = take(coach(), after(turn), act("yes" if unsafe else "no"))
            script = script.made_safe() if unsafe else script.having(screened=True)
        heard = spans(leads(script, (number, 0, 0), *opening), turn.heard, script.words)
        found.append(Passage(told, script, number, turn, heard))
        if number + 1 < len(script.stages):
            turn = take(coach(), after(turn), act(script.reached_by(number + 1)))
            opening = _opening(script, number + 1)
    return tuple(found)


def _opening(script: Script, number: int) -> tuple[Wording, ...]:
    """What is said before a turn that the answer to the question before has led to."""
    stage, before = script.stages[number], script.stages[number - 1]
    if not script.relieving:
        begins = just(stage.round) if stage.round != before.round else ()
        return begins + (wordings(script, "swap") if stage.swapped else ())
    if before.question == "gone":
        return ()
    if script.reached_by(number) == "no":
        return wordings(script, "onward")
    released = script.is_held_until_eased(number - 1)
    return (wordings(script, "eased_off") if released else ()) + wordings(script, "praise")


@cache
def coach() -> CoachSkill:
    """The skill without a store."""
    return build_skill(Settings(), library=library)


def remembering() -> CoachSkill:
    """The skill with a store in memory."""
    settings = Settings(store="memory:", store_timeout=MAX_STORE_TIMEOUT)
    return build_skill(settings, library=library)


def anew(pace: Pace) -> CoachSkill:
    """The skill with a store that contains nothing but the pace."""
    skill = remembering()
    if pace is not Pace.STANDARD:
        said(skill, act(pace))
    return skill


def edges(passage: Passage) -> Iterator[Moment]:
    """The first and the last moment of each position and hold."""
    for span in passage.spans:
        for second in (span.start + EDGE, span.end - EDGE):
            yield moment_in(passage, span, second)


def middles(passage: Passage) -> Iterator[Moment]:
    """The moment in the middle of each position and hold, but for what was over at once."""
    for span in passage.spans:
        if span.start < span.end:
            yield moment_in(passage, span, (span.start + span.end) / 2)


def _begins(passage: Passage, span: Span) -> float:
    """The second from which on a hold is under way."""
    if span.piece.manner is not Manner.BEAT or span.piece.left:
        return span.announced - AS_IT_BEGINS
    (moving,) = passage.script.stages[span.piece.stage].stops[span.piece.stop].holds
    return span.end - moving - MOVING_BEGINS


def moment_in(passage: Passage, span: Span, second: float) -> Moment:
    """The moment at a second of a span."""
    piece = span.piece
    left = span.end - second if piece.manner and second >= _begins(passage, span) else 0.0
    following = passages(passage.told)[passage.stage + 1 :]
    later = 0.0 if passage.script.relieving else sum(row.turn.heard.seconds for row in following)
    rest = passage.turn.heard.seconds - span.start + later
    return Moment(second, piece.stage, piece.stop, piece.hold, left, rest)
