"""From what is said to what is shown: each reply's scene, at the second at which it is spoken."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Advise,
    Ask,
    Guide,
    Question,
    Reply,
    Say,
    SpokenReply,
    Warn,
)
from skill.coaching.messages.touches import ANSWERS, STEERING, Touch
from skill.coaching.state.context import REMINDER_QUESTIONS
from skill.coaching.state.segments import UNNAMED, segments
from skill.coaching.state.state import State, TimelineMark
from skill.content.model import GOODBYE, Library, Locale, Manner, Urgency
from skill.content.sentences import sentences
from skill.content.word_records import Words
from skill.drawing.poses import MotionKind, load_pose
from skill.screens.scenes import (
    AdviceScene,
    Button,
    ClosingScene,
    Line,
    Picture,
    QuestionScene,
    Scene,
    StepScene,
    WarningScene,
)

PERIODS = {"swing": 4000, "sweep": 2500, "once": 2500}
"""Motion → milliseconds that it takes unless it is counted aloud."""
UNWRITTEN = frozenset({Phrase.MENU_ALL, Phrase.MENU_DAY, Phrase.STEERING})
"""What a question does not repeat in writing: what can be said is there to be touched."""
NO_PICTURE = Picture(pose="", caption="", motion="", still=0.0, period=1)
PHRASES_SHOWN = frozenset(
    {Phrase.SWAP, Phrase.TIME_LEFT, Phrase.PACE_SHORTEST, Phrase.PACE_LONGEST}
)
"""What a step notes of the phrases before it; the others are kind, or it shows them anyway."""


class SpokenTurn(NamedTuple):
    """A turn as it was decided and spoken."""

    replies: tuple[Reply, ...]
    uttered: tuple[SpokenReply, ...]
    """Each of the replies as it is spoken."""
    state: State
    """The state with the marks of the speech."""


def stage(told: SpokenTurn, library: Library, locale: Locale) -> tuple[Scene, ...]:
    """The scenes of a turn in order; the first begins with the speech."""
    return tuple(_Stage(told, library, locale).scenes())


def picture(pose: str, words: Words, period: int = 0) -> Picture:
    """A drawing by its id; `period` in milliseconds replaces the usual one."""
    drawing = load_pose(pose)
    if drawing is None:
        return NO_PICTURE
    motion = drawing.motion.kind.value if drawing.motion else ""
    lasts = period or PERIODS.get(motion, 1)
    return Picture(pose, words.screens.captions[pose], motion, drawing.still, lasts)


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


class _Stage:
    """One turn, reply by reply."""

    def __init__(self, told: SpokenTurn, library: Library, locale: Locale) -> None:
        self.told = told
        self.library = library
        self.locale = locale
        self.words = library.words[locale.words]
        self.marks = iter(told.state.timeline.marks if told.state.timeline else ())
        self.picture = self._picture_of_walk()
        """The drawing that was shown last."""
        self.waiting: list[tuple[Reply, SpokenReply]] = []
        """What was said and has no scene yet."""

    def scenes(self) -> Iterator[Scene]:
        for reply, uttered in zip(self.told.replies, self.told.uttered, strict=True):
            if scene := _SCENES.get(type(reply)):
                start = self.waiting[0][1].start if self.waiting else uttered.start
                yield from scene(self, reply, uttered, _milliseconds(start))
                self.waiting.clear()
            else:
                self.waiting.append((reply, uttered))
        if text := self._said():
            start = self.waiting[0][1].start
            rest = picture(GOODBYE, self.words)
            yield ClosingScene(_milliseconds(start), rest, text)

    def step(self, guide: Guide, uttered: SpokenReply, start: int) -> Iterator[Scene]:
        self.picture = self._picture_of_step(guide, uttered)
        leg = self.words.legs[guide.side]["leg"] if guide.side != UNNAMED else ""
        shown = StepScene(
            start=start,
            picture=self.picture,
            note=self._said(PHRASES_SHOWN),
            leg=leg[:1].upper() + leg[1:],
            position=self._position(guide.position),
            hold_start=start,
            hold_end=start,
            buttons=self._buttons(STEERING),
        )
        for number, mark in enumerate(self._marks_of(guide)):
            yield shown._replace(
                start=_milliseconds(mark.start) if number else start,
                hold_start=_milliseconds(mark.hold_start),
                hold_end=_milliseconds(mark.hold_end),
            )

    def advice(self, advise: Advise, _: SpokenReply, start: int) -> Iterator[Scene]:
        self.picture = NO_PICTURE
        shown, advice = self.words.screens.advice[advise.topic], self.library.advice[advise.topic]
        lines = tuple(
            Line(shown.facts[fact], picture(advice.poses.get(fact, ""), self.words))
            for fact in advice.facts
            if fact in shown.facts
        )
        pictured = any(line.picture.pose for line in lines)
        yield AdviceScene(start, shown.title, pictured, lines)

    def warning(self, warn: Warn, uttered: SpokenReply, start: int) -> Iterator[Scene]:
        self.picture = NO_PICTURE
        sign = self.library.signs.get(warn.sign)
        urgent = sign is None or sign.urgency is Urgency.EMERGENCY
        headline, *rest = sentences(uttered.text)
        number = self.locale.emergency_number if urgent else ""
        yield WarningScene(start, number, headline, " ".join(rest))

    def question(self, ask: Ask, uttered: SpokenReply, start: int) -> Iterator[Scene]:
        *explained, question = sentences(uttered.text)
        shown = self.picture
        if ask.question is Question.GUIDE:
            shown = picture(self.library.first_movement.pose, self.words)
        if ask.question in REMINDER_QUESTIONS:
            shown = NO_PICTURE
        note = " ".join(filter(None, (self._said(), *explained)))
        yield QuestionScene(start, shown, note, question, self._buttons(ANSWERS[ask.question]))

    def _said(self, noted: Collection[Phrase] = frozenset(Phrase) - UNWRITTEN) -> str:
        """What is waiting for a scene, in words; of the phrases only these."""
        texts = (
            uttered.text
            for reply, uttered in self.waiting
            if not isinstance(reply, Say) or reply.phrase in noted
        )
        return " ".join(filter(None, texts))

    def _marks_of(self, guide: Guide) -> Iterator[TimelineMark]:
        return (next(self.marks) for _ in guide.holds or (None,))

    def _position(self, position: Say | None) -> str:
        if position is None:
            return ""
        return self.words.screens.labels[position.phrase].format(**position.params)

    def _buttons(self, touches: tuple[Touch, ...]) -> tuple[Button, ...]:
        labels = self.words.screens.touches
        return tuple(Button(touch.value, labels[touch]) for touch in touches)

    def _picture_of_step(self, guide: Guide, uttered: SpokenReply) -> Picture:
        step, period = guide.step, 0
        if step.manner is Manner.BEAT:
            period = _milliseconds(guide.holds[0] / step.beats)
        shown = picture(step.pose_in(guide.situation), self.words, period)
        if guide.resumed and shown.motion == MotionKind.ONCE:
            shown = shown._replace(motion="")  # they are there already
        return shown if shown.pose else shown._replace(caption=sentences(uttered.text)[0])

    def _picture_of_walk(self) -> Picture:
        """The drawing of the step that a walk has come to."""
        walk = self.told.state.walk
        if walk is None:
            return NO_PICTURE
        step = segments(walk, self.library)[walk.turn].steps[walk.step]
        return picture(step.pose_in(walk.situation), self.words)


_SCENES: Mapping[type[Reply], Callable[[_Stage, Any, SpokenReply, int], Iterator[Scene]]] = {
    Guide: _Stage.step,
    Advise: _Stage.advice,
    Warn: _Stage.warning,
    Ask: _Stage.question,
}
"""Replies that have a scene of their own; the others are noted in the one that follows."""
