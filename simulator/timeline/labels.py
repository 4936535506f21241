"""The labels of a timeline's bars, placed so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.device.announced_holds import Hold
from simulator.timeline.recorder import TimelineRow

SCALE = 18.0
"""Pixels per second."""
FONT = 12.0
"""Size of the font in pixels."""
LETTER = 0.58 * FONT
"""Assumed width of a letter in pixels; viewers choose the font, and few are wider."""


@dataclass(frozen=True, slots=True)
class Label:
    """One line of words that begins at a second of the answer."""

    second: float
    text: str
    style: str

    @property
    def end(self) -> float:
        """The second of the scale at which the words and the space after them end."""
        return self.second + (len(self.text) + 1) * LETTER / SCALE


def spoken_labels(row: TimelineRow) -> list[Label]:
    """The device's sentences, and the words of a person who interrupts it."""
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
    """For each hold how long it was announced to last and how long it lasted."""
    return [_hold_label(row, hold) for hold in row.holds]


def levels(labels: Sequence[Label]) -> list[tuple[Label, int]]:
    """Labels in the order of their seconds, each with the number of its line, from 0.

    A label is placed beyond all later labels that begin before it ends. So it covers neither
    another label nor the line that leads from one to its bar.
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
