"""What is left of a step that was interrupted between its holds, or in its instruction."""

from skill.coaching.decisions.interrupted import rest_of_step
from skill.coaching.messages.events import CrampReported
from skill.coaching.state.context import Context
from skill.coaching.state.state import ROUND_TRIP_SECONDS, Timeline, TimelineMark
from tests.support.rehearsal import LIBRARY, NIGHT, Rehearsal


def at(second: float, *marks: TimelineMark, situations: tuple[str, ...] = ()) -> Context:
    """The context at a second of the first answer to a cramp, with these marks in it."""
    state = Rehearsal(CrampReported(situations=situations)).state
    spoken = state._replace(timeline=Timeline(NIGHT, marks))
    return Context(spoken, NIGHT + ROUND_TRIP_SECONDS + second, LIBRARY)


def test_between_two_holds_those_that_follow_are_left() -> None:
    first = TimelineMark(0, 0.0, 5.0, 15.0, 2)
    second = TimelineMark(0, 17.0, 18.0, 28.0, 1)
    rest = rest_of_step(at(16.0, first, second, situations=("child",)))
    assert len(rest.holds) == 2
    assert not rest.instructs


def test_an_instruction_is_said_again_while_there_is_time_for_it() -> None:
    again = TimelineMark(0, 0.0, 8.0, 38.0, 0, again=True)
    assert rest_of_step(at(1.0, again)).instructs
    short = TimelineMark(0, 0.0, 8.0, 18.0, 0, again=True)
    assert not rest_of_step(at(6.0, short)).instructs
