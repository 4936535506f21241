"""Hypothesis strategies for states: well-formed, but perhaps reached by no conversation."""

from hypothesis import strategies as st

from skill.coaching.messages.phrases import VARIED
from skill.coaching.messages.questions import AdviceId, Doubt, Question, RoutineId, SituationId
from skill.coaching.messages.replies import Ask
from skill.coaching.messages.schedule import Schedule
from skill.coaching.state.memory import Place, Profile, Reached
from skill.coaching.state.state import Hands, Relief, State, Timeline, TimelineMark, Walk
from skill.content.choices import Days, Leg, Pace
from tests.support.rehearsal import LIBRARY

ids = st.sampled_from(["", *LIBRARY.routines, *LIBRARY.advice]) | st.text(max_size=6)
situations = st.lists(st.sampled_from(sorted(LIBRARY.situations)), max_size=3).map(tuple)
small = st.integers(0, 9)
seconds = st.floats(0, 1e11) | st.integers(0, 10**11).map(float)
reliefs = st.builds(Relief, seconds, st.booleans(), small, small, st.booleans())
walks = st.builds(
    Walk,
    routine=ids,
    segment=small,
    step=small,
    hold=small,
    leg=st.none() | st.sampled_from(Leg),
    situations=situations,
    wished=ids,
    safe=st.booleans(),
    hands=st.sampled_from(Hands),
    relief=st.none() | reliefs,
)
marks = st.builds(
    TimelineMark, small, seconds, seconds, seconds, small, st.booleans(), st.booleans()
)
spoken = st.builds(Timeline, seconds, st.lists(marks, max_size=3).map(tuple))
profiles = st.builds(Profile, st.sampled_from(Pace), st.booleans(), st.text(max_size=6))
reached = st.builds(Reached, seconds, small, st.booleans())
unfinished = st.builds(
    Place,
    ids,
    ids,
    small,
    small,
    st.booleans(),
    seconds,
    st.lists(reached, max_size=2).map(tuple),
    seconds,
)
schedules = st.builds(Schedule, small, small, st.sampled_from(Days))
checks = st.lists(st.sampled_from(Question), max_size=2).map(tuple)
doubts = st.builds(Doubt, checks, st.lists(small, max_size=2).map(tuple), ids, st.booleans())
abouts = (
    st.none()
    | st.builds(AdviceId, ids)
    | st.builds(RoutineId, ids)
    | st.builds(SituationId, st.sampled_from(sorted(LIBRARY.situations)))
    | schedules
    | doubts
)
questions = st.none() | st.builds(Ask, st.sampled_from(Question), abouts)
states = st.builds(
    State,
    walk=st.none() | walks,
    open_question=questions,
    last_advice=ids,
    paused_question=questions,
    profile=profiles,
    unfinished=st.none() | unfinished,
    lasting=situations,
    for_later=st.sampled_from(["", *LIBRARY.signs]),
    warned=st.booleans(),
    relieved=st.booleans(),
    forgotten=st.booleans(),
    whose=st.text(max_size=6),
    mark=seconds,
    misses=small,
    next_variant=st.dictionaries(st.sampled_from(sorted(VARIED)).map(str), small, max_size=4),
    timeline=st.none() | spoken,
)
