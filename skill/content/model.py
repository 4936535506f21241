"""The records of the content, apart from its words; all are immutable."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from skill.content.choices import Manner, Pace, Urgency
from skill.content.word_records import Words

GOODBYE = "rest"
"""Id of the drawing that is shown with the last words."""


class Source(NamedTuple):
    """A publication that a fact or number comes from."""

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
    """Seconds of silence to get into the position at standard pace; 0 for a timed step."""
    manner: Manner | None
    """None for a position."""
    seconds: Mapping[Pace, int]
    """Pace → seconds of the timed part; empty for a position."""
    beats: int = 0
    """Number of movements down and up; 0 unless the manner is BEAT."""
    careful: Dose | None = None
    """The dose in situations that are `careful`, such as pregnancy; None for the usual one."""
    again: bool = False
    """Whether it is repeated for the other leg and in later rounds."""
    pose: str = ""
    """Id of the drawing that shows it; empty for none."""
    poses: Mapping[str, str] = MappingProxyType({})
    """Situation id → id of the drawing that shows it there."""

    def pose_in(self, situation: str) -> str:
        """Id of the drawing that shows it in a situation; empty for none."""
        return self.poses.get(situation, self.pose)


class Part(NamedTuple):
    """A stretch within a longer routine."""

    routine: str
    rounds: int
    """How many times on each leg."""


class Routine(NamedTuple):
    """What a person is led through: either steps, or parts that are routines themselves."""

    id: str
    each_leg: bool
    """Whether it is done on one leg and then on the other."""
    steps: tuple[Step, ...]
    parts: tuple[Part, ...]
    reminds: bool
    """Whether it ends by proposing a reminder, if `then` offers nothing else."""
    sources: tuple[str, ...]
    reviewed_on: str
    """ISO date of the last comparison with the sources."""
    offered: bool = True
    """Whether a person can ask for it by name."""
    then: str = ""
    """Id of the routine or advice offered afterwards; empty for none."""


class Rung(NamedTuple):
    """One rung of the relief ladder."""

    id: str
    routine: str
    seated: str
    """Id of the routine for a person who cannot stand; equal to `routine` if it suits them too."""
    otherwise: str
    """Id of the next rung if the cramp does not ease."""
    needs_easing: bool
    """Whether it may begin only after the cramp has eased, even if the person asks for it."""
    steps: tuple[str, ...] = ()
    """Ids of the routine's steps that are used; empty for all."""
    easing: str = ""
    """Id of the next rung if the cramp eases; empty if the ladder then ends."""
    severe: str = ""
    """Id of the next rung if a severe cramp does not ease; empty for `otherwise`."""


class Ladder(NamedTuple):
    """The rungs of relief, and when to give up and send the person to a doctor."""

    rungs: tuple[Rung, ...]
    last_try: str
    """Id of the rung that is tried `rounds` times at most."""
    rounds: int
    minutes: int
    """Minutes after which a cramp needs a doctor."""
    aftercare: str
    """Id of the advice that ends relief."""
    sources: tuple[str, ...]


class Situation(NamedTuple):
    """Where or how the person is, such as in bed or pregnant, where that changes the cues."""

    id: str
    seated: bool
    """Whether rungs that need standing are replaced."""
    careful: bool
    """Whether holds are cut to the careful dose."""
    upright: bool
    """Whether its cues need standing on the sore leg, which is impossible if both legs cramp."""
    first_make_safe: bool
    """Whether something must be done, and confirmed, before the first movement."""


class Advice(NamedTuple):
    """A topic that a person can ask about."""

    id: str
    facts: Mapping[str, tuple[str, ...]]
    """Fact id → ids of its sources, in speaking order."""
    offer: str
    """Id of the routine or advice that it offers next."""
    poses: Mapping[str, str] = MappingProxyType({})
    """Fact id → id of its drawing; facts without one are left out."""
    covers: tuple[str, ...] = ()
    """Ids of narrower topics that people ask about and that this one answers."""


class Sign(NamedTuple):
    """A danger sign."""

    id: str
    urgency: Urgency
    own_help: bool
    """Whether its words already say where to go, so that no general place is added."""
    sources: tuple[str, ...]
    covers: tuple[str, ...] = ()
    """Ids of signs that are told apart in words, and that this one answers."""


class Locale(NamedTuple):
    """A locale, its language, and its emergency number."""

    id: str
    language: str
    words: str
    """Key of its words: its own id if it has words of its own, else its language."""
    emergency_number: str
    """Empty if unknown."""
    emotions: bool
    """Whether Alexa's voice can sound pleased in this locale."""


class Library(NamedTuple):
    """All content."""

    sources: Mapping[str, Source]
    routines: Mapping[str, Routine]
    ladder: Ladder
    situations: Mapping[str, Situation]
    advice: Mapping[str, Advice]
    signs: Mapping[str, Sign]
    locales: Mapping[str, Locale]
    words: Mapping[str, Words]
    """Language, or locale with words of its own → words."""
    default_locale: str

    def sign(self, told: str) -> Sign | None:
        """The sign that answers what was told; None if none does."""
        if told in self.signs:
            return self.signs[told]
        return next((row for row in self.signs.values() if told in row.covers), None)

    def topic(self, asked: str) -> str:
        """Id of the advice that answers a topic; empty if none does."""
        if asked in self.advice:
            return asked
        return next((row.id for row in self.advice.values() if asked in row.covers), "")

    @property
    def first_movement(self) -> Step:
        """The step that relief begins with."""
        return self.routines[self.ladder.rungs[0].routine].steps[0]

    def __hash__(self) -> int:
        """Cheap, so that a library can be a cache key; equal libraries have equal defaults."""
        return hash(self.default_locale)

    def locale(self, asked: str) -> Locale:
        """The locale with this id; an unknown one gets a near locale's words and no number."""
        default = self.locales[self.default_locale]
        if not asked or asked in self.locales:
            return self.locales.get(asked, default)
        language = asked.partition("-")[0]
        of_language = (row for row in self.locales.values() if row.language == language)
        nearest = next(of_language, default)
        return nearest._replace(words=nearest.language, emergency_number="", emotions=False)
