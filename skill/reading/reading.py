"""What words mean, as records that the coach decides on.

>>> Reading((Meaning("sign", "pop", certain=False),)).tokens
('check:pop',)
"""

from enum import StrEnum

from skill.record import Record


class Kind(StrEnum):
    """What sort of meaning words can have."""

    CRAMP = "cramp"
    SIGN = "sign"
    SITUATION = "situation"
    LEG = "leg"
    SEVERITY = "severity"
    FEELING = "feel"
    STEERING = "steer"
    YES = "yes"
    NO = "no"
    TOPIC = "topic"
    STRETCH = "stretch"
    WISH = "wish"


class Meaning(Record):
    """One thing that words say."""

    kind: Kind
    id: str = ""
    """Which sign, situation, topic and so on; a narrower question of a topic follows a dot.

    Empty for a cramp, yes and no.
    """
    certain: bool = True
    """Whether it was said; else it may have been meant."""
    place: int = 0
    """Index of the word at which it begins, from 0."""

    @property
    def token(self) -> str:
        """How it is written, such as `leg:left`; a sign that is only perhaps meant is a `check`."""
        kind = "check" if self.kind is Kind.SIGN and not self.certain else self.kind
        return f"{kind}:{self.broad_id}" if self.id else str(kind)

    @property
    def broad_id(self) -> str:
        """The id without what narrows it: the topic of a question."""
        return self.id.partition(".")[0]


class Reading(Record):
    """Everything that an utterance means, in the order in which it was said."""

    meanings: tuple[Meaning, ...] = ()
    denied: tuple[Meaning, ...] = ()
    """What it says is not so."""
    unsure: bool = False
    """Whether it says that the person does not know."""

    @property
    def tokens(self) -> tuple[str, ...]:
        """The meanings as they are written, each once."""
        return tuple(dict.fromkeys(meaning.token for meaning in self.meanings))

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of its meanings."""
        return frozenset(one.kind for one in self.meanings)

    @property
    def certain(self) -> "Reading":
        """The reading without what only may be meant."""
        return self._replace(meanings=tuple(one for one in self.meanings if one.certain))

    def of(self, kind: Kind) -> tuple[Meaning, ...]:
        """The meanings of a kind."""
        return tuple(meaning for meaning in self.meanings if meaning.kind is kind)

    def has(self, kind: Kind, id_: str = "") -> bool:
        """Whether it means this; without an id, anything of that kind."""
        return any(one.kind is kind and id_ in ("", one.id) for one in self.meanings)
