"""The records of the words of one language that are read and not said; all are immutable."""

from collections.abc import Mapping
from types import MappingProxyType

from skill.record import Record


class Lines(Record):
    """What a screen shows about a topic."""

    title: str
    facts: Mapping[str, str]
    """Fact id → a line of a few words; facts that are not shown are left out."""
    situations: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """Situation id with words of its own → fact id → their line; empty if the usual one fits."""

    def line(self, fact: str, situation: str) -> str:
        """The line of a fact that is shown, in the words of a situation; empty for the usual."""
        return self.situations.get(situation, {}).get(fact) or self.facts[fact]


class ScreenWords(Record):
    """Words that screens show and nobody says."""

    captions: Mapping[str, str]
    """Id of a drawing that no step shows → what it shows, as a short instruction."""
    cautions: Mapping[str, str]
    """Spoken sentence of a routine → the caution that is shown with it; the first one counts."""
    advice: Mapping[str, Lines]
    touches: Mapping[str, str]
    """Touch → the label of its button, which the person can also say."""
    labels: Mapping[str, str]
    """Small print, such as `count` → "{n} of {all}"."""


class WrittenWords(Record):
    """Words that are read and never said, apart from those on screens."""

    name: str
    """What the skill is called."""
    cards: Mapping[str, str]
    """What a card is about → its title, where nothing else names it."""
    sheet: Mapping[str, str]
    """Headings and labels of the sheet to take along, such as `seconds` → "{n} seconds"."""
    pages: Mapping[str, str]
    """Public page → its title."""
    situations: Mapping[str, str]
    """Situation id → who is in it, such as "pregnant"; those that forbid something and last."""
