"""Makes the scenes of an answer: each reply's scene begins when the reply is spoken."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Advise, Ask, Guide, Reply, Say, Warn
from skill.coaching.messages.touches import RELIEVING, STEERING, TOLD, Touch
from skill.coaching.state.circumstances import circumstances_of
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import segments
from skill.coaching.state.state import Relief, Walk
from skill.content.choices import Side, Urgency
from skill.content.model import GOODBYE, Library, Locale
from skill.content.sentences import sentences
from skill.screens.captions import captions
from skill.screens.drawings import load_drawing
from skill.screens.scenes import (
    AdviceLine,
    AdviceScene,
    Button,
    ClosingScene,
    Picture,
    QuestionScene,
    Scene,
    WarningScene,
)
from skill.screens.steps import NO_PICTURE, milliseconds, step_scenes
from skill.speech.render import Speech, SpokenReply
from skill.speech.speech_plan import Utterance

CACHE_SIZE = 128
"""Rows of buttons that are cached; the content has some dozens."""
ONCE = "once"
"""The motion that moves to its end and stays there."""
PERIODS = {"swing": 4000, "sweep": 2500, ONCE: 2500}
"""Motion → milliseconds of one movement, unless the coach counts beats."""
UNWRITTEN = frozenset({Phrase.MENU_ALL, Phrase.MENU_DAY, Phrase.STEERING})
"""Phrases that no scene shows as text: they list what to say, which the buttons show."""
PHRASES_SHOWN = frozenset(
    {
        Phrase.EASE_OFF_FIRST,
        Phrase.EASED_OFF,
        Phrase.PACE_LONGEST,
        Phrase.PACE_SHORTEST,
        Phrase.SWAP,
        Phrase.TIME_LEFT,
    }
)
"""Phrases whose text a step's scene shows as a note.

The others are praise, or say what the scene shows anyway, such as the step's position.
"""
FIRST = Walk("", relief=Relief(0.0))
"""Relief at its first movement."""


def stage(outcome: Outcome, speech: Speech, library: Library, locale: Locale) -> tuple[Scene, ...]:
    """The scenes of an answer, in order."""
    return tuple(_Stage(outcome, speech, library, locale).scenes())


def picture(pose: str, caption: str, period: int = 0) -> Picture:
    """The drawing with this id; a `period` in milliseconds other than 0 replaces the usual one."""
    drawing = load_drawing(pose)
    if drawing is None:
        return NO_PICTURE._replace(caption=caption)
    lasts = period or PERIODS.get(drawing.motion, 1)
    return Picture(pose, caption, drawing.motion, drawing.still, lasts)


@lru_cache(CACHE_SIZE)
def buttons(touches: tuple[Touch, ...], library: Library, key: str) -> tuple[Button, ...]:
    """The buttons for these touches, in the words that have this key."""
    labels = library.words[key].screens.touches
    return tuple(Button(touch.value, labels[touch]) for touch in touches)


def at_rest(shown: Picture) -> Picture:
    """The same drawing while nobody is told to move."""
    return shown._replace(motion="", arrow=False)


class _Stage:
    """Makes the scenes of one answer, reply by reply."""

    def __init__(self, outcome: Outcome, speech: Speech, library: Library, locale: Locale) -> None:
        self.outcome = outcome
        self.speech = speech
        self.library = library
        self.locale = locale
        self.words = library.words[locale.words]
        self.marks = iter(speech.marks)
        self.picture: Picture | None = None
        """What a question shows of this answer's steps or advice; None before the first."""
        self.pending: list[tuple[Reply, SpokenReply]] = []
        """Replies without a scene of their own; the next scene shows them as its note."""

    def scenes(self) -> Iterator[Scene]:
        for reply, uttered in zip(self.outcome.replies, self.speech.replies, strict=True):
            if scene := _SCENES.get(type(reply)):
                start = self.pending[0][1].start if self.pending else uttered.start
                yield from scene(self, reply, uttered, milliseconds(start))
                self.pending.clear()
            else:
                self.pending.append((reply, uttered))
        if text := self._pending_text():
            start = self.pending[0][1].start
            rest = picture(GOODBYE, self.words.screens.captions[GOODBYE])
            yield ClosingScene(milliseconds(start), rest, text)

    def step(self, guide: Guide, _: SpokenReply, start: int) -> Iterator[Scene]:
        shown = self._picture_of_step(guide)
        self.picture = at_rest(shown)
        marks = [next(self.marks) for _ in guide.holds or (None,)]
        note = self._pending_text(PHRASES_SHOWN)
        touches = self._buttons(RELIEVING if guide.rung else STEERING)
        scenes = step_scenes(guide, marks, self.outcome.state, self.library, self.locale.words)
        for number, scene in enumerate(scenes):
            begins = scene.start if number else start
            yield scene._replace(start=begins, picture=shown, note=note, buttons=touches)

    def advice(self, advise: Advise, uttered: SpokenReply, start: int) -> Iterator[Scene]:
        self.picture = NO_PICTURE
        title = self.words.screens.advice[self.library.advice_on(advise.topic).id].title
        lines = tuple(self._lines(advise, uttered))
        pictured = any(line.picture.pose for line in lines)
        yield AdviceScene(start, title, pictured, lines, self._buttons(TOLD))

    def _lines(self, advise: Advise, uttered: SpokenReply) -> Iterator[AdviceLine]:
        """A line for each fact that is told and has one."""
        advice = self.library.advice_on(advise.topic)
        shown, words = self.words.screens.advice[advice.id], self.words.advice[advice.id]
        spoken = (part for part in uttered.parts if isinstance(part, Utterance))
        for fact in self.library.answer(advise.topic):
            said = words.said(fact, advise.situations)
            starts = [part.start for _, part in zip(sentences(said), spoken, strict=False)]
            if said and fact in shown.facts:
                pose = advice.pose_in(fact, advise.situations)
                drawn = picture(pose, self.words.screens.captions.get(pose, ""))
                line = shown.line(fact, words.situation_of(fact, advise.situations))
                yield AdviceLine(milliseconds(starts[0]), line, drawn)

    def warning(self, warn: Warn, uttered: SpokenReply, start: int) -> Iterator[Scene]:
        self.picture = NO_PICTURE
        sign = self.library.signs.get(warn.sign)
        urgent = sign is None or sign.urgency is Urgency.EMERGENCY
        headline, *rest = sentences(uttered.text)
        number = self.locale.emergency_number if urgent else ""
        yield WarningScene(start, urgent, number, headline, " ".join(rest))

    def question(self, ask: Ask, uttered: SpokenReply, start: int) -> Iterator[Scene]:
        *explained, question = sentences(uttered.text)
        note = " ".join(filter(None, (self._pending_text(), self._place_kept(ask), *explained)))
        touches = self._buttons(ask.question.facts.touches)
        yield QuestionScene(start, self._picture_of_question(ask.question), note, question, touches)

    def _place_kept(self, ask: Ask) -> str:
        """Where a walk goes on that was paused in the middle of a step."""
        paused = ask.question is Question.RESUME and not self.outcome.state.paused_question
        return self.words.screens.labels["begins_again"] if paused else ""

    def _pending_text(self, phrases: Collection[Phrase] = frozenset(Phrase) - UNWRITTEN) -> str:
        """The words of `pending`; of the phrases in it, only those in `phrases`."""
        texts = (
            uttered.text
            for reply, uttered in self.pending
            if not isinstance(reply, Say) or reply.phrase in phrases
        )
        return " ".join(filter(None, texts))

    def _buttons(self, touches: tuple[Touch, ...]) -> tuple[Button, ...]:
        return buttons(touches, self.library, self.locale.words)

    def _picture_of_step(self, guide: Guide) -> Picture:
        pose = guide.step.pose_in(guide.situations)
        told = captions(guide, self.library, self.locale.words).caption
        shown = picture(pose, told, _period(guide))
        if guide.resumed and shown.motion == ONCE:
            shown = shown._replace(motion="")  # the person is in the position already
        return shown._replace(mirrored=guide.side is Side.LEFT)

    def _picture_of_walk(self, walk: Walk) -> Picture:
        """The drawing of a walk's current step."""
        segment = segments(walk, self.library)[walk.segment]
        return self._picture_of_step(
            Guide(
                step=segment.steps[walk.step],
                place=walk.step,
                routine=segment.routine,
                rung=segment.rung,
                situations=circumstances_of(walk, self.library),
                side=segment.side,
                holds=(),
                pause=0,
            )
        )

    def _picture_of_question(self, question: Question) -> Picture:
        """Nobody is shown moving, but for the first movement, which was told just before.

        What has to be answered before anybody moves shows nobody at all.
        """
        facts, walk = question.facts, self.outcome.state.walk
        first = facts.checks_danger or facts.screens or question is Question.MADE_SAFE
        if question is Question.GUIDE:
            return self._picture_of_walk(FIRST)
        if first or facts.proposes_reminder:
            return NO_PICTURE
        if self.picture is None and walk:
            return at_rest(self._picture_of_walk(walk))
        return self.picture or NO_PICTURE


def _period(guide: Guide) -> int:
    """Milliseconds of one movement that is counted aloud; 0 for any other."""
    beats = guide.step.beats if guide.holds else 0
    return milliseconds(guide.holds[0] / beats) if beats else 0


_SCENES: Mapping[type[Reply], Callable[[_Stage, Any, SpokenReply, int], Iterator[Scene]]] = {
    Guide: _Stage.step,
    Advise: _Stage.advice,
    Warn: _Stage.warning,
    Ask: _Stage.question,
}
"""Kind of reply → the method that makes its scenes; other replies join the next scene's note."""
