"""The scenes that a screen shows one after the other during an answer, independent of layout."""

from skill.record import Record


class Button(Record):
    """A button."""

    touch: str
    label: str


class Picture(Record):
    """A drawing and how it moves."""

    pose: str
    """Id of the drawing; empty for none."""
    caption: str
    """What it shows, as a short instruction."""
    motion: str
    """How it moves: `swing`, `sweep` or `once`; empty for a still drawing."""
    still: float
    """Phase of the motion, 0 to 1, to show where nothing can move."""
    period: int
    """Milliseconds of one movement, back and forth if it swings; at least 1."""


class StepScene(Record):
    """A step of a walk: its drawing, its cue and, if it is timed, a countdown."""

    start: int
    """Milliseconds since the speech began, like all times of scenes."""
    picture: Picture
    note: str
    """What to do before the step, such as "Now swap legs."; empty for nothing."""
    leg: str
    """Name of the leg, such as "Left leg"; empty if the person named none."""
    position: str
    """Such as "Step 2 of 4"; empty if there is one step only."""
    hold_start: int
    hold_end: int
    """Equal to `hold_start` for a position."""
    buttons: tuple[Button, ...]


class QuestionScene(Record):
    """A question and the buttons that answer it."""

    start: int
    picture: Picture
    note: str
    """What was said before the question; empty for nothing."""
    question: str
    buttons: tuple[Button, ...]


class AdviceLine(Record):
    """One line about a topic, with its drawing."""

    text: str
    picture: Picture


class AdviceScene(Record):
    """Advice about a topic."""

    start: int
    title: str
    pictured: bool
    """Whether any line has a drawing."""
    lines: tuple[AdviceLine, ...]


class WarningScene(Record):
    """A danger sign."""

    start: int
    number: str
    """Emergency number to call; empty if it is no emergency or the number is unknown."""
    headline: str
    text: str


class ClosingScene(Record):
    """The last words before the session closes."""

    start: int
    picture: Picture
    text: str


Scene = StepScene | QuestionScene | AdviceScene | WarningScene | ClosingScene
"""What a screen shows until the next scene begins."""
