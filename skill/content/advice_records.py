"""The records of advice and of danger signs, apart from their words; all are immutable."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from skill.content.choices import Urgency
from skill.record import Record


class Advice(Record):
    """A topic that a person can ask about."""

    id: str
    offer: str
    """Id of the routine or advice that it offers next."""
    answer: tuple[str, ...]
    """Ids of the facts that answer the topic in general, in speaking order."""
    facts: Mapping[str, tuple[str, ...]]
    """Fact id → ids of its sources."""
    reviewed_on: str
    """ISO date of the last comparison with the sources."""
    questions: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Narrower question → ids of the facts that answer it, in speaking order."""
    poses: Mapping[str, str] = MappingProxyType({})
    """Fact id → id of its drawing; facts without one are left out."""
    poses_in: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """Situation id → fact id → id of the drawing that fits its words there; empty for none."""
    breath_after: str = ""
    """Id of the fact after which the voice pauses; empty for none."""
    tells: Mapping[str, str] = MappingProxyType({})
    """Narrower question → id of the situation that who asks it is in."""
    asks_first: bool = False
    """Whether every danger sign is asked for first; it is answered once none is there."""
    offers_nothing: tuple[str, ...] = ()
    """Narrower questions after whose answer nothing is offered, as help comes first."""

    def pose_in(self, fact: str, situations: Sequence[str]) -> str:
        """Id of the drawing of a fact in these situations; empty for none."""
        drawn = (self.poses_in[one] for one in situations if one in self.poses_in)
        return next((poses[fact] for poses in drawn if fact in poses), self.poses.get(fact, ""))


class Sign(Record):
    """A danger sign."""

    id: str
    urgency: Urgency
    own_help: bool
    """Whether its words already say where to go, so that no general place is added."""
    sources: tuple[str, ...]
    reviewed_on: str
    """ISO date of the last comparison with the sources."""
    becomes: Mapping[str, str] = MappingProxyType({})
    """Situation id → id of the sign that it is there."""
