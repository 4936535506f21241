"""What stands on the sheet of stretches to take along, in the words that the coach says."""

from collections.abc import Iterator
from pathlib import Path

from skill.coaching.messages.phrases import Phrase
from skill.coaching.state.circumstances import allowed
from skill.content.choices import Manner, Pace, Side
from skill.content.library import BUILT
from skill.content.model import Library, Locale
from skill.content.routine_records import Routine, Step
from skill.content.word_records import Words
from skill.record import Record
from skill.screens.captions import caption_of

DRAWINGS = Path(BUILT) / "pictures"
"""The folder with a still SVG drawing of each pose."""
DOCTOR, DOSE, STOPPING = "doctor", "hold_time", "movement.when_to_stop"
"""Ids of the topics that say when to see a doctor, how long to hold, and when to stop."""
NEVER_PRESSED = ("movement", "swollen")
"""The topic and fact that say which leg no hand is laid on."""


class Position(Record):
    """One step of a stretch."""

    drawing: str
    """SVG."""
    caption: str
    """What the drawing shows."""
    text: str
    times: tuple[str, ...]
    """How long, and how often; empty for a position that leads to the next."""


class Part(Record):
    """A stretch within a longer routine."""

    name: str
    times: str
    """How often; empty for once."""


class Stretch(Record):
    """One stretch or routine."""

    name: str
    each_leg: bool
    steps: tuple[Position, ...]
    parts: tuple[Part, ...]
    after: str
    """What comes after the steps, such as the other leg; empty for nothing."""
    cautions: tuple[str, ...]
    """Who must not do it and does another in its place, and which leg must not be touched."""


class Sheet(Record):
    """The whole sheet."""

    locale: str
    skill: str
    """Name of the skill."""
    relief: Stretch
    """The first movement in a cramp, which suits everybody."""
    doctor: str
    """Heading of what needs a doctor."""
    signs: tuple[str, ...]
    """What needs a doctor, and how soon."""
    stretches: tuple[Stretch, ...]
    dose: str
    cautions: tuple[str, ...]
    """When to stop."""


def sheet(library: Library, locale: Locale) -> Sheet:
    """The sheet of a locale, with its own emergency number and services."""
    return _Writer(library, locale).sheet()


class _Writer:
    def __init__(self, library: Library, locale: Locale) -> None:
        self.library = library
        self.locale = locale
        self.words: Words = library.words[locale.words]
        self.labels = self.words.written.sheet

    def sheet(self) -> Sheet:
        return Sheet(
            locale=self.locale.id,
            skill=self.words.written.name,
            relief=self._relief(),
            doctor=self.words.screens.advice[DOCTOR].title,
            signs=tuple(self._facts(DOCTOR)),
            stretches=tuple(map(self._stretch, _offered(self.library))),
            dose=" ".join(self._facts(DOSE)),
            cautions=tuple(self._facts(STOPPING)),
        )

    def _facts(self, asked: str) -> Iterator[str]:
        """The sentences that answer a topic or a narrower question."""
        words = self.words.advice[self.library.advice_on(asked).id]
        number = self.locale.number_in_words or self.words.local_number
        return (words.facts[one].format(number=number) for one in self.library.answer(asked))

    def _stretch(self, routine: Routine, after: str = "") -> Stretch:
        parts = (
            Part(self.words.routines[one.routine].title, self._times(one.rounds))
            for one in routine.parts
        )
        return Stretch(
            name=self.words.routines[routine.id].title,
            each_leg=routine.each_leg,
            steps=tuple(self._position(step, routine) for step in routine.steps),
            parts=tuple(parts),
            after=after or (self._phrase(Phrase.SWAP) if routine.each_leg else ""),
            cautions=tuple(self._cautions(routine)),
        )

    def _relief(self) -> Stretch:
        rung = self.library.ladder.rungs[0]
        after = self._phrase(Phrase.KEEP_HOLDING) if rung.until_eased else ""
        return self._stretch(self.library.routines[rung.routine], after)

    def _phrase(self, phrase: Phrase) -> str:
        return self.words.phrases[phrase][0]

    def _times(self, number: int) -> str:
        return self.labels["times"].format(n=number) if number > 1 else ""

    def _position(self, step: Step, routine: Routine) -> Position:
        side = Side.LEFT if routine.each_leg else Side.UNNAMED
        return Position(
            drawing=(DRAWINGS / f"{step.pose}.svg").read_text("utf-8"),
            caption=caption_of(routine.id, step.id, (), side, self.words),
            text=self.words.routines[routine.id].steps[step.id].format(**self.words.legs[side]),
            times=tuple(self._timing(step)),
        )

    def _timing(self, step: Step) -> Iterator[str]:
        if step.manner is Manner.BEAT:
            yield self._times(step.beats)
        if step.manner:
            yield self.labels["seconds"].format(n=step.seconds[Pace.STANDARD])

    def _cautions(self, routine: Routine) -> Iterator[str]:
        if routine.needs_screen:
            topic, fact = NEVER_PRESSED
            yield self.words.advice[topic].facts[fact]
        others: dict[str, list[str]] = {}
        for situation, who in self.words.written.situations.items():
            other = allowed(routine.id, (situation,), self.library)
            others.setdefault(other, []).append(who)
        others.pop(routine.id, None)
        for other, people in others.items():
            name = self.words.routines[other].name
            yield self.labels["instead"].format(who=self._any_of(people), name=name)

    def _any_of(self, people: list[str]) -> str:
        *first, last = people
        listed = self.labels["comma"].join(first)
        return self.labels["or"].join(filter(None, (listed, last)))


def _offered(library: Library) -> list[Routine]:
    """What can be asked for by name: longer routines first, then what suits everybody."""
    offered = (one for one in library.routines.values() if one.offered)
    return sorted(offered, key=lambda one: (one.needs_screen, not one.parts, bool(one.acts)))
