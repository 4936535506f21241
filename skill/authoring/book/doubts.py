"""What is asked where words only may be a danger sign, and what a yes to it means."""

from collections.abc import Iterator
from typing import NamedTuple

from skill.authoring.book.parts import Group, Line, Part, label, listed
from skill.coaching.conversation import respond
from skill.coaching.messages.events import Control, SignDoubted, Steered
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Warn
from skill.coaching.state.state import State
from skill.content.model import Library
from skill.content.word_records import Words

NOW = 1_000_000.0
"""When it is asked, in epoch seconds; any time will do."""
UNCLEAR = "A danger sign that was not understood"
"""What a sign is called that nobody could tell."""


class _Check(NamedTuple):
    """A question, and the sign that a yes to it reports."""

    question: Question
    sign: str


def doubts_group(library: Library, words: Words) -> Group:
    """Which questions are asked for which signs, as the coach asks them."""
    asked: dict[tuple[_Check, ...], list[str]] = {}
    for sign in library.signs:
        asked.setdefault(tuple(_checks(sign, library)), []).append(sign)
    return Group(
        title="Words that only may be a danger sign",
        notes=("Whatever is under way waits. A yes or “not sure” is answered as that sign is.",),
        parts=tuple(
            Part(label(listed(signs)), tuple(_lines(checks, words)))
            for checks, signs in asked.items()
        ),
    )


def _checks(sign: str, library: Library) -> Iterator[_Check]:
    """The questions that are asked if this sign may have been meant and each is denied."""
    outcome = respond(State(), SignDoubted((sign,)), library, NOW)
    while outcome.ask and outcome.ask.question.facts.checks_danger:
        yes = respond(outcome.state, Steered(Control.YES), library, NOW)
        warned = next(reply for reply in yes.replies if isinstance(reply, Warn))
        yield _Check(outcome.ask.question, warned.sign)
        outcome = respond(outcome.state, Steered(Control.NO), library, NOW)


def _lines(checks: tuple[_Check, ...], words: Words) -> Iterator[Line]:
    for number, check in enumerate(checks, 1):
        yes = f"“{label(check.sign)}”" if check.sign else f"“{UNCLEAR}”"
        no = "the next question" if number < len(checks) else "on as before"
        yield Line(
            "Asked",
            words.questions[check.question].ask,
            follows=(f"yes → {yes}", f"no → {no}"),
        )
