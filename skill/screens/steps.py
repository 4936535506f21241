"""The scenes of a step: where in its walk it is, what comes next, and its holds."""

from collections.abc import Iterable, Iterator

from skill.coaching.messages.replies import Guide
from skill.coaching.state import pace
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import State, TimelineMark
from skill.content.choices import Manner
from skill.content.model import Library
from skill.content.word_records import LEG_LABEL, Words
from skill.record import Record
from skill.screens.captions import captions
from skill.screens.scenes import HoldWords, Picture, StepScene
from skill.speech.holding import ending

NO_PICTURE = Picture(pose="", caption="", motion="", still=0.0, period=1, arrow=False)


def milliseconds(seconds: float) -> int:
    """The same time in milliseconds."""
    return round(seconds * 1000)


def step_scenes(
    guide: Guide, marks: Iterable[TimelineMark], state: State, library: Library, key: str
) -> Iterator[StepScene]:
    """A scene for each hold of a step, or for a position; without drawing, note and buttons.

    `key` is that of the words in which it is shown.
    """
    place, words = _place(guide, state, library), library.words[key]
    shown, beats = captions(guide, library, key), _beats(guide, words)
    follows = _next(guide, place, library, key)
    for mark in marks:
        start, end = milliseconds(mark.hold_start), milliseconds(mark.hold_end)
        yield StepScene(
            start=milliseconds(mark.start),
            picture=NO_PICTURE,
            note="",
            leg=shown.leg,
            name=shown.name,
            caution=shown.caution,
            place=place.segment.first_step + guide.place + 1,
            places=place.segment.of_steps,
            round=_round(mark, place, words),
            part=place.part,
            parts=place.parts,
            next="" if mark.holds_after else follows,
            hold_start=start,
            hold_end=end,
            hold_total=max(_whole(mark, place), end - start),
            hold_of_words=_hold_words(guide, mark, words),
            beats=beats.number,
            beat_words=beats.words,
            beat_before=beats.before,
            beat_after=beats.after,
            buttons=(),
        )


class _Place(Record):
    """Where in its walk a step is."""

    segment: Segment
    part: int
    """Which segment of a fixed order it is, from 1; 0 if it is the only one, or answers decide."""
    parts: int
    """Number of segments in that order; 0 for none."""
    after: Segment | None
    """The segment that follows in it; None for none."""
    holds: tuple[int, ...]
    """Seconds of each whole hold of the step; empty for a position."""


def _place(guide: Guide, state: State, library: Library) -> _Place:
    walk = state.walk
    if walk is None:
        raise LookupError("no walk is under way")
    in_order = segments(walk, library)
    segment = in_order[walk.segment]
    holds = pace.holds(segment.steps[guide.place], walk, state.profile.pace, library)
    if walk.relief or len(in_order) == 1:
        return _Place(segment, 0, 0, None, holds)
    after = next(iter(in_order[walk.segment + 1 :]), None)
    return _Place(segment, walk.segment + 1, len(in_order), after, holds)


def _next(guide: Guide, place: _Place, library: Library, key: str) -> str:
    """What follows the last hold of a step, or a position; empty if an answer decides."""
    steps, words = place.segment.steps, library.words[key]
    if guide.place + 1 < len(steps):
        after = guide._replace(step=steps[guide.place + 1])
        what = captions(after, library, key).caption
    elif place.after:
        what = _begins(place.after, guide, words)
    else:
        return ""
    return words.screens.labels["next"].format(what=what)


def _begins(after: Segment, guide: Guide, words: Words) -> str:
    """The other leg of the same stretch, or another stretch."""
    if after.routine == guide.routine and after.side is not guide.side:
        return words.legs[after.side][LEG_LABEL]
    return words.routines[after.routine].name


def _whole(mark: TimelineMark, place: _Place) -> int:
    """Milliseconds of a whole hold; 0 for a position."""
    return place.holds[len(place.holds) - 1 - mark.holds_after] * 1000 if place.holds else 0


def _hold_words(guide: Guide, mark: TimelineMark, words: Words) -> HoldWords:
    labels = words.screens.labels
    if guide.step.manner is None:
        return HoldWords(labels["ready"], "", "")
    release = labels[ending(guide, mark.holds_after)]
    return HoldWords(labels["ready"], labels[guide.step.manner], release)


def _round(mark: TimelineMark, place: _Place, words: Words) -> str:
    """Which of several holds it is, or else which of several rounds."""
    holds, segment = len(place.holds), place.segment
    n, of = (holds - mark.holds_after, holds) if holds > 1 else (segment.round, segment.rounds)
    return words.screens.labels["count"].format(n=n, all=of) if of > 1 else ""


class _Beats(Record):
    """The movements that are counted aloud, and the words around their number."""

    number: int
    words: tuple[str, str]
    before: str
    after: str


def _beats(guide: Guide, words: Words) -> _Beats:
    if guide.step.manner is not Manner.BEAT:
        return _Beats(0, ("", ""), "", "")
    labels, number = words.screens.labels, guide.step.beats
    before, after = labels["count"].split("{n}")
    return _Beats(
        number, (labels["down"], labels["up"]), before.format(all=number), after.format(all=number)
    )
