"""Rules for what a walk says to somebody in several situations at once.

Each situation has words of its own, but a person can be in two, and helped by somebody. So the
coach leads through every step in each pair, and what it would say is checked.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import NamedTuple

from skill.authoring.problems import Problems
from skill.coaching.decisions import relief, walking
from skill.coaching.messages.replies import Guide
from skill.coaching.state.circumstances import forbidden, together
from skill.coaching.state.context import Context
from skill.coaching.state.segments import segments
from skill.coaching.state.state import Hands, Relief, State, Walk
from skill.coaching.state.whereabouts import once_safe, unsafe_places
from skill.content.choices import Act, Leg, Manner, Side
from skill.content.model import Library
from skill.content.word_records import GENTLY, HELPER, Words
from skill.screens.captions import caption_of
from skill.speech.render import instruction


class Led(NamedTuple):
    """A step as it is said to somebody."""

    guide: Guide
    unsafe: str
    """Id of the situation in which they are not safe yet; empty for none."""


def check(library: Library, problems: Problems) -> None:
    """Report what would be said to somebody whom it could hurt, in any language."""
    steps = list(_steps(library))
    checked: list[object] = []
    for key, words in library.words.items():
        of_walks = (words.routines, words.legs, words.of_one_leg)
        if of_walks in checked:
            continue
        checked.append(of_walks)
        for led in steps:
            path = f"locales/{key}/routines/{led.guide.routine}.toml"
            for rule, text in _breaches(led, words, library):
                problems.add(path, rule, f"{', '.join(led.guide.situations)}: {text}")


def _breaches(led: Led, words: Words, library: Library) -> Iterator[tuple[str, str]]:
    guide = led.guide
    said = " ".join(instruction(guide, words))
    shown = caption_of(guide.routine, guide.step.id, guide.situations, guide.side, words)
    if led.unsafe and not _is_of_place(said, led, words):
        yield "Place-MustGoFirst", f"these are not the words of {led.unsafe}: {said}"
    if guide.side is Side.BOTH and (one := _one_leg(words).search(f"{said} {shown}")):
        yield "Legs-MustBothBeMeant", f"{one.group()!r} is one leg only: {said} {shown}"
    if _may_not_stand(led, library) and said == _usual(led, words):
        yield "Words-MustNotStand", "say how to do it without standing"
    if _hurts(led, library) and not words.routines[guide.routine].said("gently", guide.situations):
        yield "Stretch-MustSoften", "say how to stretch less where it hurts"


def _is_of_place(said: str, led: Led, words: Words) -> bool:
    """Whether these are words of the place, to the person or to who helps there."""
    routine = words.routines[led.guide.routine]
    tables = routine.helped if HELPER in led.guide.situations else routine.situations
    own = tables.get(led.unsafe, {}).get(led.guide.step.id, "")
    return bool(own) and said.startswith(own.format(**words.legs[led.guide.side]))


def _may_not_stand(led: Led, library: Library) -> bool:
    """Whether the first movement is told, whose usual words are for who stands, too."""
    first = led.guide.rung == library.ladder.first
    return first and Act.STAND in forbidden(led.guide.situations, library)


def _usual(led: Led, words: Words) -> str:
    return " ".join(instruction(led.guide._replace(situations=()), words))


def _one_leg(words: Words) -> re.Pattern[str]:
    singular = "|".join(map(re.escape, words.of_one_leg)) or "$^"
    return re.compile(rf"\b(?:{singular})\b", re.IGNORECASE)


def _hurts(led: Led, library: Library) -> bool:
    """Whether a stretch is held that was said to hurt."""
    held = led.guide.step.manner is Manner.HOLD
    presses = library.routines[led.guide.routine].needs_screen
    return held and not presses and GENTLY in led.guide.situations


def _steps(library: Library) -> Iterator[Led]:
    """Every step as the coach leads through it, once for each way to say it."""
    for walk in _walks(library):
        outcome = walking.speak_from(Context(State(), 0.0, library), walk)
        for guide in outcome.replies:
            if isinstance(guide, Guide):
                unsafe = [] if walk.safe else unsafe_places(guide.situations, library)
                yield Led(guide, next(iter(unsafe), ""))


def _walks(library: Library) -> Iterator[Walk]:
    """Every walk at each of its turns, in every situation, to the person and to a helper.

    In relief also in each pair of situations.
    """
    led = [row.id for row in library.situations.values() if not row.advice]
    alone = [(), *((one,) for one in led)]
    walks = [(row.id, None, alone) for row in library.routines.values() if row.offered]
    relieving = (relief.ROUTINE, Relief(0.0), [*alone, *combinations(led, 2)])
    for (routine, cramp, told), leg in product([*walks, relieving], (None, Leg.BOTH)):
        for situations in _to_each(told, library):
            begun = Walk(routine, leg=leg, situations=situations, hands=Hands.ALLOWED, relief=cramp)
            for walk in (begun, once_safe(begun, library)):
                for segment in range(len(segments(walk, library))):
                    yield walk.at(segment)


def _to_each(told: Iterable[tuple[str, ...]], library: Library) -> Iterable[tuple[str, ...]]:
    """The same situations with those that they bring, to the person and to a helper."""
    whole = [together(one, *(library.situations[each].brings for each in one)) for one in told]
    return dict.fromkeys(together(one, who) for one in whole for who in ((), (HELPER,)))
