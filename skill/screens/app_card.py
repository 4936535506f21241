"""Turns an answer into a card for the Alexa app: a title, what to do, and one drawing.

A card is read later, so it has nothing of what only steers the talk, such as the question.
"""

from collections.abc import Iterator

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import Advise, Ask, Explain, Guide, Reply, Say, Warn
from skill.coaching.state.circumstances import circumstances_of
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import Walk
from skill.content.model import GOODBYE, Library, Locale
from skill.content.word_records import Words
from skill.record import Record
from skill.speech.render import Speech

OF_THE_TALK = frozenset({Phrase.MISSED, Phrase.POSITION, Phrase.POSITION_ROUND})
"""Phrases that no card has: that nothing was understood, and the number that a step has anyway."""


class AppCard(Record):
    """What a card in the Alexa app shows."""

    title: str
    """What it is about; the name of the skill if it is about the skill as a whole."""
    text: str
    """Lines; empty if nothing but the talk was spoken of."""
    pose: str = ""
    """Id of the drawing; empty for none."""


def app_card(outcome: Outcome, speech: Speech, library: Library, locale: Locale) -> AppCard:
    """The card that accompanies the speech of an outcome."""
    words = library.words[locale.words]
    text = "\n".join(_lines(outcome, speech, library))
    return AppCard(_title(outcome, library, words), text, _pose(outcome, library))


def _lines(outcome: Outcome, speech: Speech, library: Library) -> Iterator[str]:
    """A line for each step of a stretch, with its number, and one for what is said between them."""
    between: list[str] = []
    walk = outcome.state.walk
    segment = segments(walk, library)[walk.segment] if walk else None
    for reply, spoken in zip(outcome.replies, speech.replies, strict=True):
        number = _number(reply, segment)
        if number:
            yield from _line(between)
            between = []
            yield f"{number}. {spoken.text}"
        elif spoken.text and not _steers(reply):
            between.append(spoken.text)
    yield from _line(between)


def _line(texts: list[str]) -> Iterator[str]:
    if texts:
        yield " ".join(texts)


def _number(reply: Reply, segment: Segment | None) -> int:
    """The number of the step that a reply leads through; 0 for none, as in relief."""
    if not isinstance(reply, Guide) or reply.rung or segment is None or segment.of_steps == 1:
        return 0
    return segment.first_step + reply.place + 1


def _steers(reply: Reply) -> bool:
    """Whether a reply is only about the talk."""
    if isinstance(reply, Say):
        return reply.phrase in OF_THE_TALK
    return isinstance(reply, (Ask, Explain))


def _title(outcome: Outcome, library: Library, words: Words) -> str:
    """What the last movement or answer is called, unless it warns."""
    titles = words.written.cards
    if warn := next((reply for reply in outcome.replies if isinstance(reply, Warn)), None):
        return titles["danger" if _is_pressing(warn, library) else "doctor"]
    for reply in reversed(outcome.replies):
        if isinstance(reply, Guide):
            return words.routines[reply.routine].title
        if isinstance(reply, Advise):
            return words.screens.advice[library.advice_on(reply.topic).id].title
    if walk := outcome.state.walk:
        return words.routines[segments(walk, library)[walk.segment].routine].title
    return words.written.name


def _is_pressing(warn: Warn, library: Library) -> bool:
    """Whether a sign cannot wait for days."""
    sign = library.signs.get(warn.sign)
    return sign is None or sign.urgency.stops_exercise


def _pose(outcome: Outcome, library: Library) -> str:
    """Id of the drawing of the last step or answer, of the walk's step, or of a goodbye."""
    if outcome.warns:
        return ""
    found = filter(None, (_shown(reply, library) for reply in reversed(outcome.replies)))
    if pose := next(found, ""):
        return pose
    if any(isinstance(reply, Advise) for reply in outcome.replies):
        return ""
    if walk := outcome.state.walk:
        return _of_walk(walk, library)
    return "" if outcome.ask else GOODBYE


def _shown(reply: Reply, library: Library) -> str:
    if isinstance(reply, Guide):
        return reply.step.pose_in(reply.situations)
    if isinstance(reply, Advise):
        advice, facts = library.advice_on(reply.topic), library.answer(reply.topic)
        return next(filter(None, (advice.pose_in(fact, reply.situations) for fact in facts)), "")
    opens = isinstance(reply, Say) and reply.phrase is Phrase.OPENING
    return library.first_movement.pose if opens else ""


def _of_walk(walk: Walk, library: Library) -> str:
    step = segments(walk, library)[walk.segment].steps[walk.step]
    return step.pose_in(circumstances_of(walk, library))
