"""Walks the ladder in some situations as the skill itself does."""

from collections.abc import Iterator, Mapping

from skill.authoring.book.courses import ASKED_AGAIN, Answer, Before, Course, Rung, Target
from skill.coaching.conversation import respond
from skill.coaching.decisions import relief, walking
from skill.coaching.messages.events import (
    Control,
    CrampReported,
    Event,
    Feeling,
    Felt,
    NotUnderstood,
    Steered,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Advise, Guide, Warn
from skill.coaching.state.circumstances import BOTH_LEGS
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import segments
from skill.coaching.state.state import Relief, State, Walk
from skill.content.choices import Leg, Pace
from skill.content.model import Library, Locale
from skill.speech.phrasebook import Phrasebook
from skill.speech.render import SpokenReply, render
from skill.speech.speech_plan import Utterance

MOST = 10
"""More times than a cramp may get worse."""
NOW = 1_000_000.0
"""When everything happens, in epoch seconds; any time will do."""
_EVENTS: Mapping[Answer, Event] = {
    Answer.EASED: Felt(Feeling.EASING),
    Answer.A_BIT: Felt(Feeling.A_BIT),
    Answer.NOT: Steered(Control.NO),
    Answer.NOT_HURRIED: Steered(Control.NO),
    Answer.GONE: Felt(Feeling.GONE),
    Answer.AGAIN: Felt(Feeling.SAME),
    Answer.WORSE: Felt(Feeling.WORSE),
}
_CLEARED: Mapping[Question, Event] = {
    Question.MADE_SAFE: Steered(Control.YES),
    Question.SCREEN: Steered(Control.NO),
}
"""Question that comes before a movement → the answer that lets it begin."""
_REPLIES: Mapping[str, Event] = {
    "yes": Steered(Control.YES),
    "no": Steered(Control.NO),
    "unclear": NotUnderstood(),
}
"""What may be said to a question that comes before a movement."""


def course(situations: tuple[str, ...], library: Library, locale: Locale) -> Course:
    """The ladder for somebody in these situations."""
    report = CrampReported(_leg(situations), situations)
    first = respond(State(), report, library, NOW)
    if first.state.walk is None:
        return Course(situations, (), render(first, library, locale).text)
    walker = _Walker(situations, library, locale)
    asked: list[str] = []
    rungs = []
    for place in range(len(segments(walker.walk(0), library))):
        rung = walker.rung(place)
        new = tuple(one for one in rung.before if one.words not in asked)
        rungs.append(rung._replace(before=new))
        asked += [one.words for one in rung.before]
    return Course(situations, tuple(rungs))


def worse_at_most(library: Library, locale: Locale) -> int:
    """How many times in a row the cramp may get worse until a doctor is needed."""
    walker = _Walker((), library, locale)
    for worse in range(1, MOST):
        state = walker.begun(0, worse=worse - 1)[-1].state
        if isinstance(_last(respond(state, _EVENTS[Answer.WORSE], library, NOW)), Warn):
            return worse
    raise LookupError("a cramp that gets worse never needs a doctor")


class _Walker:
    """Walks for somebody in some situations."""

    def __init__(self, situations: tuple[str, ...], library: Library, locale: Locale) -> None:
        self.situations = situations
        self.library = library
        self.locale = locale

    def rung(self, place: int) -> Rung:
        """A rung as it is spoken."""
        *asked, spoken = self.begun(place)
        *guided, question = self._speech(spoken)
        segment = Context(spoken.state, NOW, self.library).segment
        announced = self._announced(spoken)
        return Rung(
            id=segment.rung,
            routine=segment.routine,
            words=_words(guided, announced),
            timed=tuple(dict.fromkeys(_timed(guided, announced))),
            holds=tuple(_holds(self.begun(place, pace=pace)[-1]) for pace in Pace),
            question=question.text,
            ways=dict(self._ways(place)),
            before=tuple(self._before(one) for one in asked),
        )

    def _before(self, outcome: Outcome) -> Before:
        """A question that comes before a rung, and what follows each reply to it."""
        state = outcome.state
        ways = {
            reply: self._led(state, respond(state, event, self.library, NOW))
            for reply, event in _REPLIES.items()
        }
        return Before(" ".join(part.text for part in self._speech(outcome)), ways)

    def walk(self, place: int, worse: int = 0, severe: bool = False) -> Walk:
        """A walk at a rung."""
        progress = Relief(NOW, severe=severe, worse=worse)
        walk = Walk(relief.ROUTINE, leg=_leg(self.situations), situations=self.situations)
        return walk._replace(relief=progress).at(place)

    def begun(
        self, place: int, *, worse: int = 0, severe: bool = False, pace: Pace = Pace.STANDARD
    ) -> list[Outcome]:
        """What is asked before a rung, and at last the rung itself with its question open."""
        state = State()
        state = state._replace(profile=state.profile._replace(pace=pace))
        context = Context(state, NOW, self.library)
        outcomes = [walking.speak_from(context, self.walk(place, worse, severe))]
        while clear := _CLEARED.get(_asked(outcomes[-1])):
            outcomes.append(respond(outcomes[-1].state, clear, self.library, NOW))
        return outcomes

    def _speech(self, outcome: Outcome) -> tuple[SpokenReply, ...]:
        return render(outcome, self.library, self.locale).replies

    def _announced(self, outcome: Outcome) -> set[str]:
        """All words that say how long something is held."""
        book = Phrasebook(self.library.words[self.locale.words], {})
        found = {book.phrase(Phrase.HOLD_AGAIN)}
        for guide in (reply for reply in outcome.replies if isinstance(reply, Guide)):
            for seconds in guide.holds:
                found |= {book.phrase(one, duration=seconds) for one in (Phrase.HOLD, Phrase.KNEAD)}
                if guide.step.beats:
                    found.add(book.phrase(Phrase.BEATS, n=guide.step.beats, duration=seconds))
        return found

    def _ways(self, place: int) -> Iterator[tuple[Answer, Target]]:
        usual = self._target(place, Answer.NOT)
        gone = _asked(self.begun(place)[-1]) is Question.GONE
        for answer in Answer:
            target = self._target(place, answer)
            superfluous = answer is Answer.NOT_HURRIED and target == usual
            if not superfluous and (gone or answer is not Answer.AGAIN):
                yield answer, target

    def _target(self, place: int, answer: Answer) -> Target:
        before = self.begun(place, severe=answer is Answer.NOT_HURRIED)[-1].state
        outcome = respond(before, _EVENTS[answer], self.library, NOW)
        target = self._led(before, outcome)
        return target._replace(asks_first=outcome.state.asked_mid_step)

    def _led(self, before: State, outcome: Outcome) -> Target:
        """Where an answer led."""
        walk = outcome.state.walk
        if walk is None or before.walk is None:
            last = _last(outcome)
            if last is None:
                raise LookupError("an answer leads nowhere")
            return Target(last.sign if isinstance(last, Warn) else last.topic)
        asked = before.open_question
        if asked and asked.question in _CLEARED and asked == outcome.state.open_question:
            return Target(ASKED_AGAIN)
        told = tuple(one for one in walk.situations if one not in before.walk.situations)
        return Target(segments(walk, self.library)[walk.segment].rung, told)


def _leg(situations: tuple[str, ...]) -> Leg | None:
    """The leg that is named: both, or none."""
    return Leg.BOTH if BOTH_LEGS in situations else None


def _asked(outcome: Outcome) -> Question:
    """The question that an answer ends with."""
    if outcome.ask is None:
        raise LookupError("nothing is asked")
    return outcome.ask.question


def _holds(outcome: Outcome) -> tuple[int, ...]:
    guides = (reply for reply in outcome.replies if isinstance(reply, Guide))
    return tuple(one for guide in guides for one in guide.holds)


def _words(guided: list[SpokenReply], announced: set[str]) -> str:
    """The instruction, without what says how long it is held."""
    said = (part for part in _utterances(guided) if not part.cue)
    return " ".join(part.text for part in said if part.text not in announced)


def _timed(guided: list[SpokenReply], announced: set[str]) -> Iterator[str]:
    """What says how long something is held, and the last words that keep time."""
    for part in _utterances(guided):
        if part.text in announced:
            yield part.text
    cues = [part.text for part in _utterances(guided) if part.cue]
    yield from cues[-1:]


def _utterances(guided: list[SpokenReply]) -> list[Utterance]:
    parts = (part for reply in guided for part in reply.parts)
    return [part for part in parts if isinstance(part, Utterance)]


def _last(outcome: Outcome) -> Warn | Advise | None:
    """The last warning or advice of an answer; None if it has neither."""
    found = [reply for reply in outcome.replies if isinstance(reply, Warn | Advise)]
    return found[-1] if found else None
