"""The scenes of a step: where in its walk it is, what comes next, and its holds."""

from collections.abc import Iterable, Iterator
from typing import Any

from skill.coaching.messages.replies import Guide
from skill.coaching.state import pace
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import State, TimelineMark
from skill.content.choices import Manner, Side
from skill.content.model import Library
from skill.content.word_records import Words
from skill.record import Record
from skill.screens.captions import capital, caption, caution, name_of
from skill.screens.scenes import HoldWords, Picture, StepScene
from skill.speech.holding import ending

NO_PICTURE = Picture(pose="", caption="", motion="", still=0.0, period=1, arrow=False)


def milliseconds(seconds: float) -> int:
    """The same time in milliseconds."""
    return round(seconds * 1000)


def step_scenes(
    guide: Guide, marks: Iterable[TimelineMark], state: State, library: Library, words: Words
) -> Iterator[StepScene]:
    """A scene for each hold of a step, or for a position; without drawing, note and buttons."""
    place = _place(guide, state, library)
    shown = StepScene(
        start=0,
        picture=NO_PICTURE,
        note="",
        leg=_leg(guide.side, words),
        name=name_of(guide.routine, words),
        caution=caution(guide, words),
        place=place.segment.first_step + guide.place + 1,
        places=place.segment.of_steps,
        round="",
        part=place.part,
        parts=place.parts,
        next="",
        hold_start=0,
        hold_end=0,
        hold_total=0,
        hold_of_words=HoldWords(words.screens.labels["ready"], "", ""),
        beats=0,
        beat_words=("", ""),
        beat_before="",
        beat_after="",
        buttons=(),
    )._replace(**_beats(guide, words))
    for mark in marks:
        yield shown._replace(
            start=milliseconds(mark.start),
            next=_next(guide, place, words) if not mark.holds_after else "",
            **_hold(guide, mark, place, words),
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


def _leg(side: Side, words: Words) -> str:
    return capital(words.legs[side]["leg"]) if side is not Side.UNNAMED else ""


def _next(guide: Guide, place: _Place, words: Words) -> str:
    """What follows the last hold of a step, or a position; empty if an answer decides."""
    steps = place.segment.steps
    if guide.place + 1 < len(steps):
        what = caption(guide._replace(step=steps[guide.place + 1]), words)
    elif place.after:
        what = _begins(place.after, guide, words)
    else:
        return ""
    return words.screens.labels["next"].format(what=what)


def _begins(after: Segment, guide: Guide, words: Words) -> str:
    """The other leg of the same stretch, or another stretch."""
    if after.routine == guide.routine and after.side is not guide.side:
        return words.legs[after.side]["leg"]
    return words.routines[after.routine].name


def _hold(guide: Guide, mark: TimelineMark, place: _Place, words: Words) -> dict[str, Any]:
    """What belongs to one hold: its times, its words, and which of several it is."""
    start, end = milliseconds(mark.hold_start), milliseconds(mark.hold_end)
    times = {"hold_start": start, "hold_end": end, "round": _round(mark, place, words)}
    if not place.holds:
        return times
    whole = place.holds[len(place.holds) - 1 - mark.holds_after]
    labels, manner = words.screens.labels, guide.step.manner or Manner.HOLD
    release = labels[ending(guide, mark.holds_after)]
    return {
        **times,
        "hold_total": max(whole * 1000, end - start),
        "hold_of_words": HoldWords(labels["ready"], labels[manner], release),
    }


def _round(mark: TimelineMark, place: _Place, words: Words) -> str:
    """Which of several holds it is, or else which of several rounds."""
    holds, segment = len(place.holds), place.segment
    n, of = (holds - mark.holds_after, holds) if holds > 1 else (segment.round, segment.rounds)
    return words.screens.labels["count"].format(n=n, all=of) if of > 1 else ""


def _beats(guide: Guide, words: Words) -> dict[str, Any]:
    """The movements that are counted aloud, and the words around their number."""
    if guide.step.manner is not Manner.BEAT:
        return {}
    labels, beats = words.screens.labels, guide.step.beats
    before, after = labels["count"].split("{n}")
    return {
        "beats": beats,
        "beat_words": (labels["down"], labels["up"]),
        "beat_before": before.format(all=beats),
        "beat_after": after.format(all=beats),
    }
