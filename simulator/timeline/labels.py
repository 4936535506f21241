"""Words beside the bars of a timeline, placed so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.device.announced_holds import Hold
from simulator.timeline.recorder import TimelineRow

SCALE = 18.0
"""Pixels for a second."""
FONT = 12.0
"""Pixels of the font's size."""
LETTER = 0.58 * FONT
"""Pixels for a letter: viewers choose the font, and few are wider on average."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on one line, which begin at a second of the answer."""

    second: float
    text: str
    style: str

    @property
    def end(self) -> float:
        """The second at which the words end on the page, with the space after them."""
        return self.second + (len(self.text) + 1) * LETTER / SCALE


def spoken_labels(row: TimelineRow) -> list[Label]:
    """What the device says, sentence by sentence, and what the person says who interrupts it."""
    labels = [
        Label(sound.start, sound.words, "unheard" if sound.start >= row.heard else "said")
        for sound in row.sounds
        if sound.words
    ]
    if row.bargein:
        words = f"you at {row.bargein.at:g} s: {row.bargein.words}"
        labels.append(Label(row.bargein.at, words, "you"))
    return sorted(labels, key=lambda label: label.second)


def hold_labels(row: TimelineRow) -> list[Label]:
    """How long each hold was said to last, and lasted."""
    return [_hold_label(row, hold) for hold in row.holds]


def levels(labels: Sequence[Label]) -> list[tuple[Label, int]]:
    """Labels in the order of their seconds, each with the line that it stands on, counted from 0.

    A label stands beyond all later ones that begin before it ends. So none covers another, nor
    the line that leads from another to its bar.
    """
    placed: list[tuple[Label, int]] = []
    for label in reversed(labels):
        crossed = [level + 1 for later, level in placed if later.second < label.end]
        placed.append((label, max(crossed, default=0)))
    return placed[::-1]


def _hold_label(row: TimelineRow, hold: Hold) -> Label:
    if row.heard <= hold.start:
        return Label(hold.start, f"{hold.announced} s, not heard", "unheard")
    lasted = f"{min(hold.end, row.heard) - hold.start:.1f} s"
    cut = f"cut off after {lasted}" if row.heard < hold.end else f"{lasted} heard"
    return Label(hold.start, f"{hold.announced} s announced, {cut}", "said")
