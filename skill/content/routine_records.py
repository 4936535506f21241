"""The records of what a person is led through, apart from its words; all are immutable."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from skill.content.choices import Act, Ending, Manner, Pace
from skill.content.word_records import HELPER
from skill.record import Record


class Dose(Record):
    """A timed hold: how long, and how often."""

    seconds: int
    """Length of one hold."""
    times: int = 1
    """How many holds of that length, one after the other."""


class Step(Record):
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
    ending: Ending | None = None
    """Which words end it; None for a position."""
    pose: str = ""
    """Id of the drawing that shows it; empty for none."""
    poses: Mapping[str, str] = MappingProxyType({})
    """Situation id → id of the drawing that shows it there."""
    helped_poses: Mapping[str, str] = MappingProxyType({})
    """The same where somebody helps another person; without one, that of their own situation."""

    @property
    def drawings(self) -> tuple[str, ...]:
        """Ids of all its drawings, the usual one first."""
        drawn = (self.pose, *self.poses.values(), *self.helped_poses.values())
        return tuple(dict.fromkeys(filter(None, drawn)))

    def __hash__(self) -> int:
        """Cheap, so that what has a step in it can be a cache key; equal steps have equal ids."""
        return hash(self.id)

    def pose_in(self, situations: Sequence[str]) -> str:
        """Id of the drawing for the first situation that has its own; empty for none.

        Whoever helps another person is never shown the drawing for the person.
        """
        own, usual = self.poses, self.pose
        if HELPER in situations:
            own, usual = self.helped_poses, self.poses.get(HELPER, self.pose)
        return next((own[one] for one in situations if one in own), usual)


class Part(Record):
    """A stretch within a longer routine."""

    routine: str
    rounds: int
    """How many times on each leg."""


class Routine(Record):
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
    acts: tuple[Act, ...] = ()
    """What it does that a situation can forbid."""
    instead: str = ""
    """Id of the routine that takes its place where it is forbidden; empty for none."""

    @property
    def needs_screen(self) -> bool:
        """Whether signs of a clot or a tear are asked for before it begins."""
        return any(act.needs_screen for act in self.acts)
