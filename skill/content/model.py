"""The records that the content files are read into; all of them are frozen."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from skill.content.word_records import Words

GOODBYE = "rest"
"""Id of the drawing that is shown when there is nothing more to do."""


class Pace(StrEnum):
    """How long the person likes to hold a stretch, the shortest first."""

    GENTLE = "gentle"
    STANDARD = "standard"
    LONGER = "longer"


class Days(StrEnum):
    """On which days somebody is reminded."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKENDS = "weekends"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Manner(StrEnum):
    """What the body does while a step is timed."""

    HOLD = "hold"
    """Keep still in a stretch, or keep pressing."""
    KNEAD = "knead"
    """Keep kneading."""
    BEAT = "beat"
    """Move down and up, evenly timed."""


class Urgency(StrEnum):
    """How soon a danger sign has to be seen by somebody."""

    EMERGENCY = "emergency"
    TODAY = "today"
    SOON = "soon"
    ROUTINE = "routine"


class Source(NamedTuple):
    """Where a fact or figure can be read."""

    id: str
    title: str
    url: str
    """Public address; empty if there is none."""


class Dose(NamedTuple):
    """A timed hold: how long, and how often."""

    seconds: int
    """Length of one hold."""
    times: int = 1
    """How many holds of that length, one after the other."""


class Step(NamedTuple):
    """One cue of a routine: a position to take, or a timed hold or movement."""

    id: str
    pause: int
    """Seconds of quiet to get into the position at standard pace; 0 for a timed step."""
    manner: Manner | None
    """None for a position."""
    seconds: Mapping[Pace, int]
    """Length of the timed part at each pace; empty for a position."""
    beats: int
    """How many times down and up; 0 unless the manner is BEAT."""
    careful: Dose | None
    """The dose for somebody pregnant or unsteady, where it differs."""
    again: bool
    """Whether it is said again for the other leg and in later rounds."""
    pose: str = ""
    """Id of the drawing that shows it; empty for none."""
    poses: Mapping[str, str] = MappingProxyType({})
    """Situation → the drawing that shows it there."""

    def pose_in(self, situation: str) -> str:
        """Id of the drawing that shows it in a situation; empty for none."""
        return self.poses.get(situation, self.pose)


class Part(NamedTuple):
    """A stretch within a longer routine."""

    routine: str
    rounds: int
    """How many times on each leg."""


class Routine(NamedTuple):
    """A walk that the person is led through: either steps, or parts that are routines."""

    id: str
    each_leg: bool
    """Whether it is done on one leg and then on the other."""
    offered: bool
    """Whether a person can ask for it by name."""
    steps: tuple[Step, ...]
    parts: tuple[Part, ...]
    then: str
    """Id of the routine or advice offered afterwards; empty for none."""
    reminds: bool
    """Whether it ends with the offer of a reminder, if nothing else is offered."""
    sources: tuple[str, ...]
    reviewed_on: str
    """ISO date of the last comparison with the sources."""


class Rung(NamedTuple):
    """One rung of the relief ladder."""

    id: str
    routine: str
    seated: str
    """Routine for somebody who cannot stand; the same one if that makes no difference."""
    steps: tuple[str, ...]
    """Which steps of the routine are done; empty for all."""
    easing: str
    """Next rung when it eases; empty when the ladder ends."""
    otherwise: str
    """Next rung when it does not ease."""
    severe: str
    """Next rung when it does not ease and the person called it severe; empty for the same."""
    needs_easing: bool
    """Whether it has to wait until the grip has eased, even when asked for."""


class Ladder(NamedTuple):
    """Relief, rung by rung, and when to give up and send the person to a doctor."""

    rungs: tuple[Rung, ...]
    last_try: str
    """The rung that is tried `rounds` times at most."""
    rounds: int
    minutes: int
    """Minutes after which a cramp needs a doctor."""
    aftercare: str
    """Id of the advice that ends relief."""
    sources: tuple[str, ...]


class Situation(NamedTuple):
    """Where the person is or how they are, as far as it changes the cues."""

    id: str
    seated: bool
    """Whether rungs that need standing are replaced."""
    careful: bool
    """Whether holds are cut to the careful dose."""
    upright: bool
    """Whether its cues need standing on the sore leg, which nobody does on two of them."""
    first_make_safe: bool
    """Whether something must be done, and confirmed, before the first movement."""


class Advice(NamedTuple):
    """A topic that a person can ask about."""

    id: str
    facts: Mapping[str, tuple[str, ...]]
    """Fact id → ids of its sources, in speaking order."""
    offer: str
    """Id of the routine or advice that "yes" leads to."""
    poses: Mapping[str, str] = MappingProxyType({})
    """Fact id → id of the drawing that goes with it, where there is one."""


class Sign(NamedTuple):
    """A danger sign."""

    id: str
    urgency: Urgency
    own_help: bool
    """Whether its words say where to go, so that no other place is named."""
    sources: tuple[str, ...]


class Locale(NamedTuple):
    """A locale, its language, and whom to call there."""

    id: str
    language: str
    words: str
    """Key of its words: its own id where it says something otherwise, else its language."""
    emergency_number: str
    """Empty where it is not known."""
    emotions: bool
    """Whether a voice there can sound pleased."""


class Library(NamedTuple):
    """All content, checked and read once."""

    sources: Mapping[str, Source]
    routines: Mapping[str, Routine]
    ladder: Ladder
    situations: Mapping[str, Situation]
    advice: Mapping[str, Advice]
    signs: Mapping[str, Sign]
    locales: Mapping[str, Locale]
    words: Mapping[str, Words]
    """Language, or locale that says something otherwise → words."""
    default_locale: str

    @property
    def first_movement(self) -> Step:
        """What relief begins with."""
        return self.routines[self.ladder.rungs[0].routine].steps[0]

    def __hash__(self) -> int:
        """Lets what follows from a library be worked out once; equal ones have equal defaults."""
        return hash(self.default_locale)

    def locale(self, asked: str) -> Locale:
        """The locale asked for; else one of its language, or the default, and no number to call."""
        default = self.locales[self.default_locale]
        if not asked or asked in self.locales:
            return self.locales.get(asked, default)
        language = asked.partition("-")[0]
        of_language = (row for row in self.locales.values() if row.language == language)
        nearest = next(of_language, default)
        return nearest._replace(words=nearest.language, emergency_number="", emotions=False)
