"""The record of a situation, apart from its words; it is immutable."""

from skill.content.choices import Act
from skill.record import Record


class Situation(Record):
    """Where or how the person is, such as in bed or pregnant.

    A person can be in several. What any of them forbids is forbidden; of words and drawings, those
    of the first in the order of the content count.
    """

    id: str
    forbids: tuple[Act, ...] = ()
    """What must not be done; routines that do it are replaced or left out."""
    seated: bool = False
    """Whether movements that need standing are replaced unless the person asks for them."""
    careful: bool = False
    """Whether holds are cut to the careful dose."""
    upright: bool = False
    """Whether the person stands, on what may be the sore leg."""
    safe_from: str = ""
    """Id of the first rung before which the person has to be safe; empty if they are."""
    leaves: bool = False
    """Whether the person has left it once they are safe."""
    screens: bool = False
    """Whether signs of a clot or a tear are asked for before the first movement."""
    brings: tuple[str, ...] = ()
    """Ids of situations that always come with it: who speaks of a child helps somebody else."""
    excludes: tuple[str, ...] = ()
    """Ids of situations that are not the person's where it is: who is driven does not drive."""
    lasts: bool = False
    """Whether it holds for the whole talk, not only for the cramp it was said with."""
    advice: str = ""
    """Id of the advice that is given in place of relief; empty for none."""
    before_relief: tuple[str, ...] = ()
    """Ids of the answers that go before relief if they are asked for with a cramp."""

    @property
    def is_place(self) -> bool:
        """Whether it is only where somebody is just now."""
        return self.seated or self.upright or bool(self.safe_from)
