"""A model of every walk, turn by turn and step by step, with words and lengths.

It is computed from the content, independently of the coach's code, so that it can check the coach.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

from skill.content.choices import Manner, Pace
from skill.content.model import Library, Part, Routine, Step

RELIEF = "relief"
"""Name of the walk up the relief ladder, in place of a routine's id."""
PAUSES = {Pace.GENTLE: 1.0, Pace.STANDARD: 1.0, Pace.LONGER: 1.5}
"""Pace → factor of the pause to get into a position; the result is rounded up to whole seconds."""
ANNOUNCED = {Manner.HOLD: "hold", Manner.KNEAD: "knead", Manner.BEAT: "beats"}
"""Manner → the phrase that announces its length."""


class Told(NamedTuple):
    """A walk, and what the person said before it."""

    walk: str
    """Id of a routine, or `relief`."""
    leg: str = ""
    situation: str = ""
    pace: Pace = Pace.STANDARD

    def __str__(self) -> str:
        return " ".join(filter(None, self))


class Stop(NamedTuple):
    """One step of a turn."""

    words: str
    position: str
    """Which step this is, such as "Step two of five."; empty if there is only one."""
    manner: Manner | None
    announced: tuple[str, ...]
    """The announcement of each hold; empty for a position."""
    holds: tuple[int, ...]
    """Length of each hold in seconds; empty for a position."""
    pause: int
    """Seconds of silence after a position."""
    after: str
    """What is said after the last hold; may be empty."""


class Stage(NamedTuple):
    """One turn of a walk."""

    routine: str
    rung: str
    stops: tuple[Stop, ...]
    round: str
    """Which round this is, such as "Round two."; empty if there is only one."""
    swapped: bool
    """Whether the turn before is that of the other leg."""
    asks: str
    """The question at its end; empty at the end of the walk, where any offer may follow."""


class Script:
    """The model of one walk."""

    def __init__(self, told: Told, library: Library) -> None:
        """Compute the walk from what the person said, and the content."""
        self.told = told
        self.library = library
        self.words = library.words[library.locale("en-US").words]
        self.stages = tuple(self._ladder() if self.relieving else self._routine())

    @property
    def relieving(self) -> bool:
        """Whether this is the walk up the relief ladder."""
        return self.told.walk == RELIEF

    def _routine(self) -> Iterator[Stage]:
        turns = list(self._turns())
        for place, (routine, number, rounds, side) in enumerate(turns):
            first = place == 0 or turns[place - 1][0] is not routine
            following = turns[place + 1][0] if place + 1 < len(turns) else None
            asks = "next_part" if following is not routine else "other_leg"
            round_ = f"Round {self.words.numbers[number]}" if rounds > 1 else ""
            yield Stage(
                routine=routine.id,
                rung="",
                stops=tuple(
                    self._stop(routine, step, side, self._position(at, len(routine.steps), round_))
                    for at, step in enumerate(routine.steps, start=1)
                    if first or step.again
                ),
                round=f"{round_}." if round_ else "",
                swapped=not first,
                asks=self.words.questions[asks].ask if following else "",
            )

    def _turns(self) -> Iterator[tuple[Routine, int, int, str]]:
        """Routine, number of the round, number of rounds and side of each turn."""
        whole = self.library.routines[self.told.walk]
        first = {"": "unnamed", "both": "left"}.get(self.told.leg, self.told.leg)
        other = {"unnamed": "other", "left": "right", "right": "left"}[first]
        for name, rounds in whole.parts or (Part(whole.id, 1),):
            routine = self.library.routines[name]
            for number in range(1, rounds + 1):
                for side in [first, other] if routine.each_leg else [first]:
                    yield routine, number, rounds, side

    def _ladder(self) -> Iterator[Stage]:
        leg, situation = self.told.leg, self.library.situations.get(self.told.situation)
        seated = leg == "both" or (situation is not None and situation.seated)
        sides = ["left", "right"] if leg == "both" else [leg or "unnamed"]
        rungs = self.library.ladder.rungs
        for place, rung in enumerate(rungs, start=1):
            routine = self.library.routines[rung.seated if seated else rung.routine]
            position = self._position(place, len(rungs))
            for side in sides:
                yield Stage(
                    routine=routine.id,
                    rung=rung.id,
                    stops=tuple(
                        self._stop(routine, step, side, position, rung.id)
                        for step in routine.steps
                        if not rung.steps or step.id in rung.steps
                    ),
                    round="",
                    swapped=side != sides[0],
                    asks=self.words.questions["easing" if side == sides[-1] else "other_leg"].ask,
                )

    def _position(self, place: int, total: int, round_: str = "") -> str:
        where = f"tep {self.words.numbers[place]} of {self.words.numbers[total]}."
        found = f"{round_}, s{where}" if round_ else f"S{where}"
        return found if total > 1 else ""

    def _stop(self, routine: Routine, step: Step, side: str, position: str, rung: str = "") -> Stop:
        words = self.words.routines[routine.id]
        said = words.step(step.id, self.cues).format(**self.words.legs[side])
        if step.manner and rung in self.words.rungs:
            said += f" {self.words.rungs[rung]}"
        after = words.situations.get(self.cues, {}).get("after", "")
        holds = self._holds(step)
        return Stop(
            words=said,
            position=position,
            manner=step.manner,
            announced=tuple(self._announced(step, seconds) for seconds in holds),
            holds=holds,
            pause=math.ceil(step.pause * PAUSES[self.told.pace]),
            after=after if step.manner else "",
        )

    @property
    def cues(self) -> str:
        """The situation whose words are said; "standing" is ignored if both legs cramp."""
        standing = self.told.situation == "standing" and self.told.leg == "both"
        return "" if standing else self.told.situation

    def _holds(self, step: Step) -> tuple[int, ...]:
        if step.manner is None:
            return ()
        situation = self.library.situations.get(self.told.situation)
        if step.careful and situation and situation.careful:
            return (step.careful.seconds,) * step.careful.times
        return (step.seconds[self.told.pace],)

    def _announced(self, step: Step, seconds: int) -> str:
        assert step.manner
        (phrase,) = self.words.phrases[ANNOUNCED[step.manner]]
        times = self.words.numbers.get(step.beats, "")
        return phrase.format(n=times, duration=self.words.seconds[seconds])
