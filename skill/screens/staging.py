"""Makes the scenes of an answer: each reply's scene begins when the reply is spoken."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Advise, Ask, Guide, Reply, Say, Warn
from skill.coaching.messages.touches import STEERING, Touch
from skill.coaching.state.circumstances import circumstances_of
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import segments
from skill.coaching.state.state import TimelineMark
from skill.content.choices import Manner, Side, Urgency
from skill.content.model import GOODBYE, Library, Locale
from skill.content.sentences import sentences
from skill.content.word_records import Words
from skill.screens.drawings import load_drawing
from skill.screens.scenes import (
    AdviceLine,
    AdviceScene,
    Button,
    ClosingScene,
    Picture,
    QuestionScene,
    Scene,
    StepScene,
    WarningScene,
)
from skill.speech.render import Speech, SpokenReply

ONCE = "once"
"""The motion that moves to its end and stays there."""
PERIODS = {"swing": 4000, "sweep": 2500, ONCE: 2500}
"""Motion → milliseconds of one movement, unless the coach counts beats."""
UNWRITTEN = frozenset({Phrase.MENU_ALL, Phrase.MENU_DAY, Phrase.STEERING})
"""Phrases that no scene shows as text: they list what to say, which the buttons show."""
NO_PICTURE = Picture(pose="", caption="", motion="", still=0.0, period=1)
PHRASES_SHOWN = frozenset(
    {Phrase.SWAP, Phrase.TIME_LEFT, Phrase.PACE_SHORTEST, Phrase.PACE_LONGEST}
)
"""Phrases whose text a step's scene shows as a note.

The others are praise, or say what the scene shows anyway, such as the step's position.
"""


def stage(outcome: Outcome, speech: Speech, library: Library, locale: Locale) -> tuple[Scene, ...]:
    """The scenes of an answer, in order."""
    return tuple(_Stage(outcome, speech, library, locale).scenes())


def picture(pose: str, words: Words, period: int = 0) -> Picture:
    """The drawing with this id; a `period` in milliseconds other than 0 replaces the usual one."""
    drawing = load_drawing(pose)
    if drawing is None:
        return NO_PICTURE
    lasts = period or PERIODS.get(drawing.motion, 1)
    return Picture(pose, words.screens.captions[pose], drawing.motion, drawing.still, lasts)


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


class _Stage:
    """Makes the scenes of one answer, reply by reply."""

    def __init__(self, outcome: Outcome, speech: Speech, library: Library, locale: Locale) -> None:
        self.outcome = outcome
        self.speech = speech
        self.library = library
        self.locale = locale
        self.words = library.words[locale.words]
        self.marks = iter(speech.timeline.marks if speech.timeline else ())
        self.steering = self._buttons(STEERING)
        self.picture = self._picture_of_walk()
        """The drawing that was shown last."""
        self.pending: list[tuple[Reply, SpokenReply]] = []
        """Replies without a scene of their own; the next scene shows them as its note."""

    def scenes(self) -> Iterator[Scene]:
        for reply, uttered in zip(self.outcome.replies, self.speech.replies, strict=True):
            if scene := _SCENES.get(type(reply)):
                start = self.pending[0][1].start if self.pending else uttered.start
                yield from scene(self, reply, uttered, _milliseconds(start))
                self.pending.clear()
            else:
                self.pending.append((reply, uttered))
        if text := self._pending_text():
            start = self.pending[0][1].start
            rest = picture(GOODBYE, self.words)
            yield ClosingScene(_milliseconds(start), rest, text)

    def step(self, guide: Guide, uttered: SpokenReply, start: int) -> Iterator[Scene]:
        self.picture = self._picture_of_step(guide, uttered)
        leg = self.words.legs[guide.side]["leg"] if guide.side is not Side.UNNAMED else ""
        shown = StepScene(
            start=start,
            picture=self.picture,
            note=self._pending_text(PHRASES_SHOWN),
            leg=leg[:1].upper() + leg[1:],
            position=self._position(guide.position),
            hold_start=start,
            hold_end=start,
            buttons=self.steering,
        )
        for number, mark in enumerate(self._marks_of(guide)):
            yield shown._replace(
                start=_milliseconds(mark.start) if number else start,
                hold_start=_milliseconds(mark.hold_start),
                hold_end=_milliseconds(mark.hold_end),
            )

    def advice(self, advise: Advise, _: SpokenReply, start: int) -> Iterator[Scene]:
        self.picture = NO_PICTURE
        advice = self.library.advice_on(advise.topic)
        shown, words = self.words.screens.advice[advice.id], self.words.advice[advice.id]
        lines = tuple(
            AdviceLine(shown.facts[fact], picture(advice.poses.get(fact, ""), self.words))
            for fact in self.library.answer(advise.topic)
            if fact in shown.facts and words.said(fact, advise.situations) == words.facts[fact]
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
        facts = ask.question.facts
        if facts.proposes_reminder or facts.checks_danger or facts.screens:
            shown = NO_PICTURE
        note = " ".join(filter(None, (self._pending_text(), *explained)))
        yield QuestionScene(start, shown, note, question, self._buttons(facts.touches))

    def _pending_text(self, phrases: Collection[Phrase] = frozenset(Phrase) - UNWRITTEN) -> str:
        """The words of `pending`; of the phrases in it, only those in `phrases`."""
        texts = (
            uttered.text
            for reply, uttered in self.pending
            if not isinstance(reply, Say) or reply.phrase in phrases
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
        shown = picture(step.pose_in(guide.situations), self.words, period)
        if guide.resumed and shown.motion == ONCE:
            shown = shown._replace(motion="")  # the person is in the position already
        return shown if shown.pose else shown._replace(caption=sentences(uttered.text)[0])

    def _picture_of_walk(self) -> Picture:
        """The drawing of the walk's current step."""
        walk = self.outcome.state.walk
        if walk is None:
            return NO_PICTURE
        step = segments(walk, self.library)[walk.segment].steps[walk.step]
        return picture(step.pose_in(circumstances_of(walk, self.library)), self.words)


_SCENES: Mapping[type[Reply], Callable[[_Stage, Any, SpokenReply, int], Iterator[Scene]]] = {
    Guide: _Stage.step,
    Advise: _Stage.advice,
    Warn: _Stage.warning,
    Ask: _Stage.question,
}
"""Kind of reply → the method that makes its scenes; other replies join the next scene's note."""
