"""Performs every act in every state, distributed over worker processes."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from multiprocessing import get_context

from skill.content.model import Library
from skill.content.situation_records import Situation
from tests.conversation.exploring import BEGAN, Place, identity_of, places, take
from tests.conversation.inputs import LAUNCH, Act, all_acts, plain_acts
from tests.conversation.session_state import question
from tests.conversation.visiting import Answers, Breach, Seen, Visit, library, look, skill, visit

LIKE_OTHERS = (
    "EasingIntent",
    "StillHurtsIntent",
    "PaceIntent",
    "QuestionIntent",
    "LegIntent",
    "GoodIntent",
    "EnoughIntent",
    "TheirRedFlagIntent",
    "NoRedFlagIntent",
)
"""Intents that lead where others lead, or where another of the explorations begins."""
MOVING = (
    *(act for act in plain_acts() if act.intent not in LIKE_OTHERS),
    Act("StretchIntent", (("stretch", "runners_stretch"),)),
    Act("StretchIntent", (("stretch", "daily_routine"),)),
    Act("PressureIntent", (("remedy", "calf_massage"),)),
)
"""Acts whose answers are explored further: every intent, and routines of each kind."""


def pairs_of_situations(library: Library) -> Iterator[tuple[Act, ...]]:
    """A cramp in one or two situations, once for each difference that they make."""
    known = set()
    alone = [(one,) for one in library.situations.values()]
    for rows in (*alone, *combinations(library.situations.values(), 2)):
        if (difference := _difference(rows)) not in known:
            known.add(difference)
            yield tuple(Act("ReliefIntent", (("situation", row.id),)) for row in rows)


def _difference(rows: Iterable[Situation]) -> tuple[object, ...]:
    """What situations change besides words, which `skill.authoring.validate` checks for all."""
    together = [row._replace(id="") for row in rows]
    forbidden = frozenset(act for row in together for act in row.forbids)
    others = frozenset(row._replace(forbids=()) for row in together)
    return forbidden, others


PAIRS = tuple(pairs_of_situations(library()))
SETTINGS = (
    (),
    (Act("PaceIntent", (("pace", "gentle"),)), Act("ReliefIntent")),
    (Act("PaceIntent", (("pace", "longer"),)), Act("ReliefIntent")),
    (Act("PaceIntent", (("pace", "longer"),)), Act("StretchIntent")),
    (Act("ReliefIntent", (("leg", "both"),)),),
    *PAIRS,
)
"""Acts before each exploration, so that cues, pace and legs differ; the first is explored in full.

All combinations with pace and leg would be a hundred times as many states. They only change words
and lengths, which `skill.authoring.validate` checks turn by turn.
"""

TOLD = len(SETTINGS) - len(PAIRS)
"""Index of the first exploration of situations; before it, all acts are performed."""
IN_SITUATIONS = (
    *(Act(intent) for intent in ("EasingIntent", "GoneIntent", "StillHurtsIntent", "WorseIntent")),
    Act("StretchIntent", (("stretch", "runners_stretch"),)),
    Act("PressureIntent", (("remedy", "thumb_pressure"),)),
    Act("PressureIntent", (("remedy", "calf_massage"),)),
    *(Act("RedFlagIntent", (("sign", sign),)) for sign in ("chest_pain", "swollen_leg", "statin")),
)
"""Acts whose answers depend on where or how the person is."""
HELD = tuple(
    Act(f"AMAZON.{name}Intent") for name in ("Yes", "No", "Next", "Previous", "Pause", "Fallback")
)
"""Acts whose answers are explored further in all explorations but the first."""
AT_REST = ("resume", "carry_on", "go_on", "what", "finish", "danger_check", "made_safe")
"""Questions that interrupt a walk; here acts with slots are left out."""


class Survey:
    """The totals of everything that was observed."""

    def __init__(self) -> None:
        """Begin with zero."""
        self.turns = 0
        self.states: set[str] = set()
        self.elsewhere = 0
        """Turns in the other locales."""
        self.on_screens = 0
        """Turns repeated with a screen: one for each different answer."""
        self.unusable = 0
        """Turns whose state the skill could not use and dropped."""
        self.broken: dict[str, list[str]] = defaultdict(list)
        """Rule → turns that break it."""
        self.ssml: dict[str, set[str]] = defaultdict(set)
        """Locale → every different answer and reprompt."""

    def add_visit(self, done: Visit, seen: Seen) -> None:
        """Add the results of a visit."""
        self.turns += seen.turns
        self.states.add(repr(done.place.state))
        self.unusable += seen.unusable
        self._add_breaches(seen.breaches)

    def add_answers(self, answers: Answers) -> None:
        """Add the results of an answer in every locale."""
        self.elsewhere += answers.elsewhere
        self.on_screens += answers.on_screens
        for locale, text in answers.ssml:
            self.ssml[locale].add(text)
        self._add_breaches(answers.breaches)

    def _add_breaches(self, breaches: Iterable[Breach]) -> None:
        for rule, case in breaches:
            self.broken[rule].append(case)


def survey() -> Survey:
    """Run the survey, in as many processes as there are processors."""
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        surveyor = _Surveyor(pool)
        surveyor.explore()
        surveyor.come_back()
        surveyor.look()
    return surveyor.survey


class _Surveyor:
    """Plans the visits and adds up their results; the pool's processes carry them out."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self.survey = Survey()
        self._pool = pool
        self._known: set[tuple[int, str]] = set()
        """Exploration and identity of each place."""
        self._alike: set[tuple[int, str]] = set()
        """The same, but places that differ only by rounds and worsening count as one."""
        self._come_back: dict[str, Place] = {}
        self._answers: dict[bytes, tuple[Place, Act]] = {}

    def explore(self) -> None:
        """Perform moving acts in every place until no new place is found, and all others once."""
        waiting = self._new(enumerate(map(_start, SETTINGS)))
        while waiting:
            waiting = self._visit([self._plan(*each) for each in waiting])

    def come_back(self) -> None:
        """Perform all acts at the start of a later session, and plain acts after "welcome back"."""
        others = tuple(act for act in all_acts() if act != LAUNCH)
        first_words = [
            Visit(exploration, place, (LAUNCH,), others, is_left=False)
            for exploration, place in enumerate(self._come_back.values(), start=len(SETTINGS))
        ]
        self._visit(
            [
                Visit(exploration, place, (), tuple(plain_acts()), is_left=False)
                for exploration, place in self._visit(first_words)
            ]
        )

    def look(self) -> None:
        """Check every different answer in every locale."""
        for answers in self._pool.map(look, self._answers.values(), chunksize=8):
            self.survey.add_answers(answers)

    def _plan(self, exploration: int, place: Place) -> Visit:
        moving = HELD if SETTINGS[exploration] or question(place.state) in AT_REST else MOVING
        alike = (exploration, identity_of(place, rounds=1, worse=0))
        if alike in self._alike:
            return Visit(exploration, place, moving, (), is_left=False)
        self._alike.add(alike)
        others = tuple(act for act in _acts(exploration, place) if act not in moving)
        return Visit(exploration, place, moving, others, is_left=True)

    def _visit(self, visits: list[Visit]) -> list[tuple[int, Place]]:
        """Visit places; returns the new ones that they lead to, each with its exploration."""
        reached: list[tuple[int, Place]] = []
        for done, seen in zip(visits, self._pool.map(visit, visits, chunksize=4), strict=True):
            self.survey.add_visit(done, seen)
            self._come_back |= seen.come_back
            self._answers |= seen.answers
            reached += [(done.exploration, place) for place in seen.reached]
        return self._new(reached)

    def _new(self, reached: Iterable[tuple[int, Place]]) -> list[tuple[int, Place]]:
        found = {(number, identity_of(place)): (number, place) for number, place in reached}
        new = found.keys() - self._known
        self._known |= new
        return [each for key, each in found.items() if key in new]


def _start(said: tuple[Act, ...]) -> Place:
    start = Place({}, BEGAN, "after")
    for act in said:
        *_, start = places(take(skill(), start, act))
    return start


def _acts(exploration: int, place: Place) -> Sequence[Act]:
    """All acts in a place, or those that matter; those with slots are left out when AT_REST."""
    if TOLD <= exploration < len(SETTINGS):
        return IN_SITUATIONS
    return plain_acts() if question(place.state) in AT_REST else all_acts()
