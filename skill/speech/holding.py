"""Speaks a timed step so that each hold lasts as long as announced."""

from collections.abc import Iterator

from skill.coaching.holds import LEAST_NAMED, Cue, beat_cues, hold_cues
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import Guide
from skill.coaching.state.state import TimelineMark
from skill.content.choices import Ending, Manner
from skill.speech.phrasebook import Phrasebook
from skill.speech.speaking_time import SENTENCE_PAUSE
from skill.speech.speech_plan import SpeechPlan

READY_SECONDS = 2
"""Silence before a movement and between two holds."""

_ANNOUNCED = {Manner.HOLD: Phrase.HOLD, Manner.KNEAD: Phrase.KNEAD}
_ANNOUNCED_REST = {Manner.HOLD: Phrase.HOLD_MORE, Manner.KNEAD: Phrase.KNEAD_MORE}


def speak_holds(
    guide: Guide, plan: SpeechPlan, book: Phrasebook, start: float
) -> Iterator[TimelineMark]:
    """Speak all holds of a step and yield when each is spoken.

    `start` is the second of the answer at which the step's words begin.
    """
    for number, seconds in enumerate(guide.holds):
        if number:
            plan.quiet(READY_SECONDS)
            start = plan.second
            plan.say(book.phrase(Phrase.HOLD_AGAIN))
        resumed, again = guide.resumed and not number, guide.again and not number
        begun = _hold(guide, seconds, resumed, plan, book)
        holds_after = len(guide.holds) - number - 1
        yield TimelineMark(guide.place, start, begun, begun + seconds, holds_after, resumed, again)
        plan.cue(book.phrase(ending(guide, holds_after)))


def _hold(guide: Guide, seconds: int, resumed: bool, plan: SpeechPlan, book: Phrasebook) -> float:
    """Announce a hold and keep its time; returns the second at which it begins.

    Of a hold that was interrupted at its very end, nothing is left to announce.
    """
    if not seconds:
        return plan.second
    begun = _begin(guide, seconds, resumed, plan, book)
    _keep_time(_cues(guide, seconds), begun, plan, book)
    plan.quiet_until(begun + seconds)
    return begun


def ending(guide: Guide, holds_after: int) -> Phrase:
    """The words that end a hold: a calf that still grips is never let go."""
    if guide.until_eased:
        return Phrase.SOFTEN if holds_after else Phrase.KEEP_HOLDING
    return Phrase(guide.step.ending or Ending.EASE_OFF)


def _manner(guide: Guide) -> Manner:
    return guide.step.manner or Manner.HOLD


def _begin(guide: Guide, seconds: int, resumed: bool, plan: SpeechPlan, book: Phrasebook) -> float:
    """Announce the hold; returns the second at which its time begins.

    Time counts from the middle of "hold for thirty seconds". So the length is right within a
    second, whether the person begins at the first word or after the last.
    """
    manner = _manner(guide)
    if manner is Manner.BEAT and resumed:
        plan.say(book.phrase(Phrase.BEATS_MORE, n=guide.step.beats))
        return plan.second + SENTENCE_PAUSE
    if manner is Manner.BEAT:
        plan.say(book.phrase(Phrase.BEATS, n=guide.step.beats, duration=seconds))
        plan.quiet(READY_SECONDS)
        return plan.second
    if resumed and seconds < LEAST_NAMED:
        plan.say(book.phrase(Phrase.NEARLY))
        return plan.second
    phrases = _ANNOUNCED_REST if resumed else _ANNOUNCED
    text = book.phrase(phrases[manner], duration=seconds)
    plan.say(text)
    return plan.second - plan.time.seconds(text) / 2


def _cues(guide: Guide, seconds: int) -> tuple[Cue, ...]:
    if _manner(guide) is Manner.BEAT:
        return beat_cues(guide.step.beats, seconds)
    return hold_cues(seconds)


def _keep_time(cues: tuple[Cue, ...], begun: float, plan: SpeechPlan, book: Phrasebook) -> None:
    for cue in cues:
        plan.quiet_until(begun + cue.second)
        plan.cue(book.phrase(cue.phrase))
