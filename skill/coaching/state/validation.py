"""Checks against the content: a stored state may be older, a slot may have an unknown id.

>>> is_valid(State(open_question=Ask(Question.OFFER, AdviceId("weather"))), library)
False
"""

from collections.abc import Iterable

from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    NotUnderstood,
    SignDoubted,
    SignReported,
    SituationTold,
    StretchAsked,
)
from skill.coaching.messages.questions import (
    About,
    AdviceId,
    Doubt,
    Question,
    RoutineId,
    SituationId,
)
from skill.coaching.messages.replies import Ask
from skill.coaching.state import pace
from skill.coaching.state.circumstances import together
from skill.coaching.state.memory import Place
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import State, Timeline, Walk
from skill.content.model import Library

LONGEST_ANSWER = 240.0
"""Seconds; no answer of the skill is longer."""
LONGEST_TEXT = 1000
"""Characters; no id and no token is longer."""
LONGEST_LIST = 200
"""No list of a state is longer; there are fewer situations, steps and phrases."""


def known(event: Event, library: Library) -> Event:
    """The event with all situations that come with those that were told.

    Situations, routines and topics that the content does not have are left out.
    """
    if isinstance(event, SignDoubted) and event.cramp is not None:
        situations = _with_brought(event.cramp.situations, library)
        return event._replace(cramp=event.cramp._replace(situations=situations))
    if not isinstance(
        event, AdviceAsked | CrampReported | SignReported | SituationTold | StretchAsked
    ):
        return event
    event = event._replace(situations=_with_brought(event.situations, library))
    if isinstance(event, AdviceAsked):
        return _known_topic(event, library)
    if isinstance(event, StretchAsked) and event.routine not in library.routines:
        return event._replace(routine="")
    return event


def _with_brought(situations: Iterable[str], library: Library) -> tuple[str, ...]:
    told = [library.situations[one] for one in situations if one in library.situations]
    excluded = {one for row in told for one in row.excludes}
    rows = [row for row in told if row.id not in excluded]
    return together(*((row.id, *row.brings) for row in rows))


def _known_topic(event: AdviceAsked, library: Library) -> Event:
    """The question, or its topic in general if only that is known."""
    if library.has_answer(event.topic):
        return event
    topic = library.topic(event.topic)
    return event._replace(topic=topic.id) if topic else NotUnderstood()


def is_valid(state: State, library: Library) -> bool:
    """Whether every id, place and time in the state is one that the content can have."""
    if not _is_small(state):
        return False
    unfinished = state.unfinished
    if unfinished is not None and not is_valid_place(unfinished, library):
        return False
    if not library.situations.keys() >= {*state.lasting}:
        return False
    if state.for_later not in {"", *library.signs}:
        return False
    if state.last_advice and not library.has_answer(state.last_advice):
        return False
    return _are_valid_questions(state, library) and _is_valid_walk(state, library)


def _is_small(state: State) -> bool:
    """Whether the state is of a size that a conversation can have, and can be sent back as text."""
    walk, spoken = state.walk or Walk(""), state.timeline
    lengths = (
        len(state.next_variant),
        len(state.lasting),
        len(state.cleared),
        len(walk.situations),
        len(spoken.marks) if spoken else 0,
    )
    place = state.unfinished.routine if state.unfinished else ""
    texts = (state.profile.reminder, walk.routine, place, *state.next_variant)
    short = max(lengths) <= LONGEST_LIST
    return short and all(len(text) <= LONGEST_TEXT and text.isprintable() for text in texts)


def is_valid_place(place: Place, library: Library) -> bool:
    """Whether the content still has the place where a walk stopped."""
    if place.rung:
        return place.rung in {rung.id for rung in library.ladder.rungs}
    if place.routine not in library.routines:
        return False
    in_order = segments(Walk(place.routine), library)
    if place.segment >= len(in_order) or place.step >= len(in_order[place.segment].steps):
        return False
    return not place.ready or in_order[place.segment].ask.facts.between_segments


def _are_valid_questions(state: State, library: Library) -> bool:
    paused = state.paused_question
    if paused is not None and paused.question.facts.within_step:
        return False
    return all(_is_valid_question(ask, state, library) for ask in _questions(state))


def _questions(state: State) -> list[Ask]:
    return [ask for ask in (state.open_question, state.paused_question) if ask]


def _is_valid_question(ask: Ask, state: State, library: Library) -> bool:
    facts = ask.question.facts
    if state.walk is None and not facts.idle:
        return False
    if facts.is_check_in and (state.walk is None or state.walk.relief is None):
        return False
    if ask.about is None or not isinstance(ask.about, facts.about):
        return ask.about is None and not facts.about
    return _is_known(ask.about, ask.question is Question.OFFER, library)


def _is_known(about: About, offers: bool, library: Library) -> bool:
    if isinstance(about, AdviceId):
        return about.advice in library.advice
    if isinstance(about, RoutineId):
        routine = library.routines.get(about.routine)
        return routine is not None and bool(routine.then or not offers)
    if isinstance(about, SituationId):
        return about.situation in library.situations
    if isinstance(about, Doubt):
        return _is_known_doubt(about, library)
    return about.is_on_the_clock


def _is_known_doubt(doubt: Doubt, library: Library) -> bool:
    """Whether a check goes on as it can: to checks that come once each, an answer, a rest."""
    answered = not doubt.answer or library.has_answer(doubt.answer)
    once = len({*doubt.then}) == len(doubt.then)
    checks = all(question.facts.checks_danger for question in doubt.then)
    short = len(doubt.rest) <= LONGEST_LIST and sum(doubt.rest) <= LONGEST_ANSWER
    return answered and once and checks and short


def _is_valid_walk(state: State, library: Library) -> bool:
    walk = state.walk
    if walk is None:
        return state.timeline is None
    if not _are_known(walk, library):
        return False
    if walk.relief is None and walk.routine not in library.routines:
        return False
    in_order = segments(walk, library)
    if walk.segment >= len(in_order) or not _is_valid_step(state, walk, in_order, library):
        return False
    is_last = walk.segment + 1 == len(in_order)
    asked = {ask.question for ask in _questions(state)}
    return not (is_last and any(question.facts.between_segments for question in asked))


def _are_known(walk: Walk, library: Library) -> bool:
    known = walk.wished in {"", *library.routines}
    return known and library.situations.keys() >= {*walk.situations}


def _is_valid_step(
    state: State, walk: Walk, in_order: tuple[Segment, ...], library: Library
) -> bool:
    steps = in_order[walk.segment].steps
    if walk.step >= len(steps):
        return False
    holds = pace.holds(steps[walk.step], walk, state.profile.pace, library)
    if walk.hold >= max(len(holds), 1):
        return False
    return state.timeline is None or _is_valid_timeline(state.timeline, len(steps))


def _is_valid_timeline(timeline: Timeline, steps: int) -> bool:
    return all(
        mark.step < steps
        and mark.start <= mark.hold_start <= mark.hold_end <= LONGEST_ANSWER
        and mark.holds_after <= len(timeline.marks)
        for mark in timeline.marks
    )
