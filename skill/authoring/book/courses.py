"""The ladder in some situations: what is said on each rung, and where each answer leads."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

ASKED_AGAIN = ""
"""Id of what leads to the same question."""


class Answer(StrEnum):
    """An answer to the question that ends a rung."""

    EASED = "eased"
    A_BIT = "a bit"
    NOT = "not"
    NOT_HURRIED = "not, if severe or later"
    """Where the cramp was called severe, or the ladder has begun again."""
    GONE = "gone"
    AGAIN = "grips again"
    WORSE = "worse"


class Target(NamedTuple):
    """Where an answer leads."""

    id: str
    """Id of a rung, of an advice or of a danger sign; `ASKED_AGAIN` for the same question."""
    told: tuple[str, ...] = ()
    """Situations that count from then on, such as a smaller pull."""
    asks_first: bool = False
    """Whether a question comes before it."""


class Before(NamedTuple):
    """A question that is asked once before a rung, such as whether the person is safe."""

    words: str
    ways: Mapping[str, Target]
    """What is said to it → where that leads."""


class Rung(NamedTuple):
    """A rung as it is spoken."""

    id: str
    routine: str
    words: str
    timed: tuple[str, ...]
    """The words that begin and end the hold."""
    holds: tuple[tuple[int, ...], ...]
    """For each pace, the shortest first: the seconds of each hold."""
    question: str
    ways: Mapping[Answer, Target]
    before: tuple[Before, ...] = ()
    """What is asked once before it: whether the person is safe, whether the leg has a clot."""


class Course(NamedTuple):
    """The ladder in one situation."""

    situations: tuple[str, ...]
    rungs: tuple[Rung, ...]
    instead: str = ""
    """What is said in place of all of it; empty if there are rungs."""

    def rung(self, id_: str) -> Rung | None:
        """The rung with this id; None if it is left out."""
        return next((one for one in self.rungs if one.id == id_), None)
