"""The scenes of a turn: what a screen shows, one after the other; records, without a layout."""

from typing import NamedTuple


class Button(NamedTuple):
    """Something to touch."""

    touch: str
    label: str


class Picture(NamedTuple):
    """A drawing."""

    pose: str
    """Its id; empty for none."""
    caption: str
    """What it shows to do, in a few words."""
    motion: str
    """How it moves: `swing`, `sweep` or `once`; empty if it keeps still."""
    still: float
    """The phase, 0 to 1, at which it says most."""
    period: int
    """Milliseconds of one movement, there and back if it swings; at least 1."""


class StepScene(NamedTuple):
    """A step of a walk: its drawing, its cue and, while it is timed, a countdown."""

    start: int
    """Milliseconds since the speech began; so are all times."""
    picture: Picture
    note: str
    """What has to be known first, such as "Now swap legs."; empty for nothing."""
    leg: str
    """Which leg; empty if none was named."""
    position: str
    """Such as "Step 2 of 4"; empty where there is one step only."""
    hold_start: int
    hold_end: int
    """Equal to `hold_start` for a position."""
    buttons: tuple[Button, ...]


class QuestionScene(NamedTuple):
    """A question and what can be touched for an answer."""

    start: int
    picture: Picture
    note: str
    """What was said before the question; empty for nothing."""
    question: str
    buttons: tuple[Button, ...]


class AdviceLine(NamedTuple):
    """A line about a topic."""

    text: str
    picture: Picture


class AdviceScene(NamedTuple):
    """What is told about a topic."""

    start: int
    title: str
    pictured: bool
    """Whether any line has a drawing."""
    lines: tuple[AdviceLine, ...]


class WarningScene(NamedTuple):
    """A danger sign."""

    start: int
    number: str
    """Whom to call; empty if it is no emergency, or no number is known."""
    headline: str
    text: str


class ClosingScene(NamedTuple):
    """The last words."""

    start: int
    picture: Picture
    text: str


Scene = StepScene | QuestionScene | AdviceScene | WarningScene | ClosingScene
"""What is shown until the next scene begins."""
