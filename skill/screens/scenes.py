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
    mirrored: bool = False
    """Whether it is drawn mirrored, because the left leg is meant."""
    arrow: bool = True
    """Whether its arrows are shown; without them nobody is told to move."""


class HoldWords(Record):
    """What is shown with the seconds of a hold; all but `ready` are empty for a position."""

    ready: str
    """Before it begins."""
    hold: str
    """While it lasts."""
    release: str
    """Once it is over, as the voice says it."""


class StepScene(Record):
    """A step of a walk: its drawing, its cue and, if it is timed, a countdown."""

    start: int
    """Milliseconds since the speech began, like all times of scenes."""
    picture: Picture
    note: str
    """What to do before the step, such as "Now swap legs."; empty for nothing."""
    leg: str
    """Name of the leg, such as "Left leg"; empty if the person named none."""
    name: str
    """What is being done, such as "Towel stretch"."""
    caution: str
    """What is said to be careful about; empty for nothing."""
    place: int
    """Which step of the stretch it is, from 1."""
    places: int
    round: str
    """Which of several holds or rounds it is, such as "2 of 3"; empty if there is one only."""
    part: int
    """Which part of the whole routine it is, from 1; 0 if there is no whole."""
    parts: int
    """Of how many parts in a fixed order; 0 if there is one only, or if answers decide."""
    next: str
    """What follows, such as "Next: right leg"; empty if that depends on an answer."""
    hold_start: int
    hold_end: int
    """Equal to `hold_start` for a position."""
    hold_total: int
    """Milliseconds of the whole hold, of which a part may be over already; 0 for a position."""
    hold_of_words: HoldWords
    beats: int
    """How many movements are counted aloud, evenly over the hold; 0 for none."""
    beat_words: tuple[str, str]
    """What is said in the first and in the second half of each; both empty for none."""
    beat_before: str
    """What comes before the number of the movement, as in "7 of 10"; mostly empty."""
    beat_after: str
    """What comes after it, such as " of 10"; empty for none."""
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

    start: int
    """When it is spoken."""
    text: str
    picture: Picture


class AdviceScene(Record):
    """Advice about a topic."""

    start: int
    title: str
    pictured: bool
    """Whether any line has a drawing."""
    lines: tuple[AdviceLine, ...]
    buttons: tuple[Button, ...]


class WarningScene(Record):
    """A danger sign."""

    start: int
    urgent: bool
    """Whether it is an emergency."""
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
