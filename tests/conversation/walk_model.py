"""A model of every walk, turn by turn and step by step, with words and lengths.

It is computed from the content, independently of the coach's code, so that it can check the coach.
"""

import math
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from skill.content.choices import Act, Manner, Pace
from skill.content.model import Library, Rung
from skill.content.routine_records import Part, Routine, Step
from skill.content.situation_records import Situation
from skill.content.word_records import HELPER

RELIEF = "relief"
"""Name of the walk up the relief ladder, in place of a routine's id."""
HELPED = "someone_else"
"""The situation in which every line is said to a helper."""
PAUSES = {Pace.GENTLE: 1.0, Pace.STANDARD: 1.0, Pace.LONGER: 1.5}
"""Pace → factor of the pause to get into a position; the result is rounded up to whole seconds."""
ANNOUNCED = {Manner.HOLD: "hold", Manner.KNEAD: "knead", Manner.BEAT: "beats"}
"""Manner → the phrase that announces its length."""
ENDINGS = {Manner.HOLD: "ease_off", Manner.KNEAD: "rest_hands", Manner.BEAT: "rest"}
"""Manner → the phrase that ends it, unless the step has its own."""
ON_THE_CALF = {Act.PRESS, Act.KNEAD, Act.RUB}
"""What is done only after the question for a clot or a tear."""


class Told(NamedTuple):
    """A walk, and what the person said before it."""

    walk: str
    """Id of a routine, or `relief`."""
    leg: str = ""
    situations: tuple[str, ...] = ()
    """Where and how the person is, in the order in which it was said."""
    pace: Pace = Pace.STANDARD

    def __str__(self) -> str:
        return " ".join(filter(None, (self.walk, self.leg, *self.situations, self.pace)))


class SoFar(NamedTuple):
    """What happened earlier in the walk, as far as it changes what follows."""

    safe: bool = False
    """Whether the person said that they are safe."""
    screened: bool = False
    """Whether the question for a clot or a tear was answered with no."""
    again: bool = False
    """Whether the ladder is in a later round than its first."""


NOTHING_YET = SoFar()


class Stop(NamedTuple):
    """One step of a turn."""

    words: str
    position: str
    """Which step this is, such as "Step two of five."; empty if that is not said."""
    manner: Manner | None
    announced: tuple[str, ...]
    """The announcement of each hold; empty for a position."""
    holds: tuple[int, ...]
    """Length of each hold in seconds; empty for a position."""
    endings: tuple[str, ...]
    """The words that end each hold; empty for a position."""
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
    question: str
    """Id of the question at its end; empty at the end of the walk, where any offer may follow."""
    on_the_calf: bool
    """Whether hands are laid on the calf."""


class Script:
    """The model of one walk."""

    def __init__(self, told: Told, library: Library, so_far: SoFar = NOTHING_YET) -> None:
        """Compute the walk from what the person said, what happened in it, and the content."""
        brought = [one for each in told.situations for one in library.situations[each].brings]
        self.told = told._replace(situations=tuple(dict.fromkeys((*told.situations, *brought))))
        self.library = library
        self.so_far = so_far
        self.words = library.words[library.locale("en-US").words]
        self.stages = tuple(self._ladder() if self.relieving else self._routine())

    @property
    def relieving(self) -> bool:
        """Whether this is the walk up the relief ladder."""
        return self.told.walk == RELIEF

    def made_safe(self) -> "Script":
        """The same walk once the person is safe; a place that they have left counts no more."""
        stays = tuple(one.id for one in self._told if not one.leaves)
        walk = self.told.walk if self.relieving else self._allowed(self.told.walk)
        told = self.told._replace(walk=walk, situations=stays)
        return Script(told, self.library, self.so_far._replace(safe=True))

    def having(self, *, screened: bool = False, again: bool = False) -> "Script":
        """The same walk, after this has happened too."""
        so_far = self.so_far
        now = SoFar(so_far.safe, so_far.screened or screened, so_far.again or again)
        return Script(self.told, self.library, now)

    def paced(self, pace: Pace) -> "Script":
        """The same walk at another pace."""
        return Script(self.told._replace(pace=pace), self.library, self.so_far)

    def unsafe(self, stage: int) -> str:
        """The situation in which the person has to be safe before a turn; empty if none."""
        if self.so_far.safe:
            return ""
        rungs = [rung.id for rung in self.library.ladder.rungs]
        rung = self.stages[stage].rung
        reached = rungs[: rungs.index(rung) + 1] if rung else rungs
        return next((one.id for one in self._told if one.safe_from in reached), "")

    def must_screen(self, stage: int) -> bool:
        """Whether the question for a clot or a tear comes before a turn."""
        screens = any(one.screens for one in self._told)
        return not self.so_far.screened and (screens or self.stages[stage].on_the_calf)

    @property
    def is_forgotten(self) -> bool:
        """Whether nothing of the walk is kept, as the situation would tell too much."""
        return any(one.forbids for one in self._told)

    def if_easing(self, stage: int) -> int | None:
        """The turn for a cramp that eases; None for after-care."""
        easing = {rung.id: rung.easing for rung in self.library.ladder.rungs}
        return self._present(easing[self.stages[stage].rung], easing)

    def if_not_easing(self, stage: int) -> int:
        """The turn for a cramp that does not ease; from the second round on, that of a severe one.

        Without easing, nobody gets to what needs it.
        """
        otherwise = {rung.id: rung.otherwise for rung in self.library.ladder.rungs}
        rung = self._rungs[self.stages[stage].rung]
        severe = self._present(rung.severe, {}) if self.so_far.again else None
        following = self._present(rung.otherwise, otherwise) if severe is None else severe
        assert following is not None
        return following

    def skipping(self, stage: int) -> int | None:
        """The turn to which "next" leads from the last step of a rung; None for after-care."""
        return self.if_easing(stage) if self.needs_easing(stage) else self.if_not_easing(stage)

    def _present(self, rung: str, way: Mapping[str, str]) -> int | None:
        """The turn of a rung, or of the next one on the way if it is left out; None at its end."""
        there = [row.rung for row in self.stages]
        while rung and rung not in there:
            rung = way.get(rung, "")
        return there.index(rung) if rung else None

    def being(self, situation: str) -> "Script":
        """The same walk after the person told of one more situation."""
        there = (*self.told.situations, situation)
        safe = self.so_far.safe and not self.library.situations[situation].safe_from
        told = self.told._replace(situations=there)
        return Script(told, self.library, self.so_far._replace(safe=safe))

    def needs_easing(self, stage: int) -> bool:
        """Whether a rung is only for a cramp that has eased."""
        return self._rungs[self.stages[stage].rung].needs_easing

    def reached_by(self, stage: int) -> str:
        """The answer to the question before a turn that leads to it."""
        if not self.relieving:
            return "yes"
        if self.stages[stage - 1].question == "gone":
            return "no"
        return "yes" if self.needs_easing(stage) else "no"

    def is_held_until_eased(self, stage: int) -> bool:
        """Whether the person goes on with what they do until the cramp eases."""
        return self.relieving and self._rungs[self.stages[stage].rung].until_eased

    def aftercare(self) -> str:
        """The advice that ends relief."""
        topic = self.library.ladder.aftercare
        words = self.words.advice[topic]
        said = [
            _first(fact, [words.situations.get(one, {}) for one in self.told.situations], usual)
            for fact in self.library.advice[topic].answer
            for usual in [words.facts[fact]]
        ]
        return " ".join(filter(None, said))

    def leaving(self) -> list[str]:
        """What brings the person out of a place such as the water, if they are still in it."""
        left = [one.id for one in self._told if one.leaves and not self.so_far.safe]
        return [self.making_safe(one) for one in left]

    def making_safe(self, place: str) -> str:
        """What is said to make the person safe, to them or to who helps."""
        words = self.words.situations[place]
        return (words.helper if HELPER in self.told.situations else words.person).make_safe

    def keep(self, stage: int) -> str:
        """What to go on with while help is given in the middle of a turn."""
        routine = self.stages[stage].routine
        return self._words("keep", routine, self.words.routines[routine].keep)

    @property
    def _told(self) -> list[Situation]:
        return [self.library.situations[one] for one in self.told.situations]

    @cached_property
    def _here(self) -> list[Situation]:
        """The situations that count, in the order of the content.

        Both legs are moved at once in relief only; standing is ignored if nobody should stand.
        """
        both = {"both_legs"} if self.relieving and self.told.leg == "both" else set()
        said = {*self.told.situations, *both}
        rows = [row for row in self.library.situations.values() if row.id in said]
        sits = any(Act.STAND in row.forbids for row in rows)
        return [row for row in rows if not (sits and row.upright)]

    @cached_property
    def _forbidden(self) -> set[Act]:
        return {act for row in self._here for act in row.forbids}

    @property
    def _rungs(self) -> Mapping[str, Rung]:
        return {rung.id: rung for rung in self.library.ladder.rungs}

    def _allowed(self, routine: str) -> str:
        """The routine, or the one in its place if the situations forbid it."""
        wanted = self.library.routines[routine]
        while wanted.instead and self._forbidden & {*wanted.acts}:
            wanted = self.library.routines[wanted.instead]
        return wanted.id

    def _routine(self) -> Iterator[Stage]:
        turns = list(self._turns())
        for place, (part, number, side) in enumerate(turns):
            first = place == 0 or turns[place - 1][0] is not part
            following = turns[place + 1][0] if place + 1 < len(turns) else None
            routine = self.library.routines[self._allowed(part.routine)]
            round_ = number if part.rounds > 1 else 0
            yield Stage(
                routine=routine.id,
                rung="",
                stops=tuple(
                    self._stop(routine, step, side, self._position(at, len(routine.steps), round_))
                    for at, step in enumerate(routine.steps, start=1)
                    if first or step.again
                ),
                round=self._said("round", round=number) if round_ else "",
                swapped=not first,
                question=self._asked(part, following),
                on_the_calf=bool(ON_THE_CALF & {*routine.acts}),
            )

    def _asked(self, part: Part, following: Part | None) -> str:
        if following is None:
            return ""
        same = self._allowed(part.routine) == self._allowed(following.routine)
        return "other_leg" if same else "next_part"

    def _turns(self) -> Iterator[tuple[Part, int, str]]:
        """Part, number of the round and side of each turn; by day, the left leg begins."""
        whole = self.library.routines[self.told.walk]
        for part in whole.parts or (Part(whole.id, 1),):
            each_leg = self.library.routines[self._allowed(part.routine)].each_leg
            sides = ["right", "left"] if self.told.leg == "right" else ["left", "right"]
            for number in range(1, part.rounds + 1):
                for side in sides if each_leg else [self.told.leg or "unnamed"]:
                    yield part, number, side

    def _ladder(self) -> Iterator[Stage]:
        """One turn for each rung that is not left out; both legs are moved at once."""
        for rung in self.library.ladder.rungs:
            routine = self._of_rung(rung)
            if routine is None:
                continue
            steps = rung.steps if routine.id == rung.routine else ()
            yield Stage(
                routine=routine.id,
                rung=rung.id,
                stops=tuple(
                    self._stop(routine, step, self.told.leg or "unnamed", "", rung)
                    for step in routine.steps
                    if not steps or step.id in steps
                ),
                round="",
                swapped=False,
                question="gone" if rung.asks_if_gone else "easing",
                on_the_calf=bool(ON_THE_CALF & {*routine.acts}),
            )

    def _of_rung(self, rung: Rung) -> Routine | None:
        """The upright routine for who stands, the seated one for who sits, else the usual one."""
        names = [rung.routine, rung.instead]
        if Act.STAND in self.library.routines[rung.routine].acts:
            if any(row.upright for row in self._here):
                names = [rung.upright, *names]
            elif any(row.seated for row in self._here):
                names = [rung.instead]
        routines = [self.library.routines[name] for name in names if name]
        fitting = [one for one in routines if not self._forbidden & {*one.acts, *rung.acts}]
        return fitting[0] if fitting else None

    def _position(self, place: int, total: int, round_: int) -> str:
        if round_:
            return self._said("position_round", round=round_, n=place, total=total)
        return self._said("position", n=place, total=total) if total > 1 else ""

    def _said(self, phrase: str, **numbers: int) -> str:
        """A phrase with its numbers in words."""
        (text,) = self.words.phrases[phrase]
        return text.format(**{name: self.words.numbers[n] for name, n in numbers.items()})

    def _stop(
        self, routine: Routine, step: Step, side: str, position: str, rung: Rung | None = None
    ) -> Stop:
        usual = self.words.routines[routine.id].steps[step.id]
        said = self._words(step.id, routine.id, usual).format(**self.words.legs[side])
        added = self._words("in_relief", routine.id, self.words.routines[routine.id].in_relief)
        if step.manner and rung and added:
            said += f" {added}"
        softer = self._words("gently", routine.id, self.words.routines[routine.id].gently)
        if step.manner and softer and "gently" in self.told.situations:
            said += f" {softer}"
        holds = self._holds(step)
        return Stop(
            words=said,
            position=position,
            manner=step.manner,
            announced=tuple(self._announced(step, seconds) for seconds in holds),
            holds=holds,
            endings=self._endings(step, len(holds), rung),
            pause=math.ceil(step.pause * PAUSES[self.told.pace]),
            after=self._words("after", routine.id, "") if step.manner else "",
        )

    def _words(self, key: str, routine: str, usual: str) -> str:
        """What is said in these situations; to a helper, only what is meant for a helper."""
        words = self.words.routines[routine]
        here = [row.id for row in self._here]
        tables = [words.situations.get(one, {}) for one in here]
        if HELPED in here:
            tables = [words.helped.get(one, {}) for one in here]
            tables.append(words.situations.get(HELPED, {}))
        return _first(key, tables, usual)

    def _endings(self, step: Step, holds: int, rung: Rung | None) -> tuple[str, ...]:
        """A calf that still grips is never let go: between holds the pull only softens."""
        if step.manner is None:
            return ()
        own = str(step.ending or ENDINGS[step.manner])
        names = [own] * holds
        if rung and rung.until_eased:
            names = ["soften"] * (holds - 1) + ["keep_holding"]
        return tuple(self.words.phrases[name][0] for name in names)

    def _holds(self, step: Step) -> tuple[int, ...]:
        if step.manner is None:
            return ()
        if step.careful and any(one.careful for one in self._told):
            return (step.careful.seconds,) * step.careful.times
        return (step.seconds[self.told.pace],)

    def _announced(self, step: Step, seconds: int) -> str:
        assert step.manner
        (phrase,) = self.words.phrases[ANNOUNCED[step.manner]]
        times = self.words.numbers.get(step.beats, "")
        return phrase.format(n=times, duration=self.words.seconds[seconds])


def _first(key: str, tables: list[Mapping[str, str]], usual: str) -> str:
    """The words of the first table that has them, else the usual ones."""
    return next((table[key] for table in tables if key in table), usual)
