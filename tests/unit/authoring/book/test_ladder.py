"""The ladder in the book is the ladder of the skill."""

import pytest

from skill.authoring.book.diagram import Box, diagram
from skill.authoring.book.ladder import Answer, course, worse_at_most
from skill.content.model import Library


def test_each_answer_leads_where_the_content_says(written: Library) -> None:
    usual = {rung.id: rung for rung in course((), written, written.locale("en")).rungs}
    assert list(usual) == [rung.id for rung in written.ladder.rungs]
    for rung in written.ladder.rungs:
        ways = usual[rung.id].ways
        end = written.ladder.aftercare
        assert ways[Answer.EASED].id == (rung.easing or end)
        assert ways[Answer.GONE].id == end
        assert (Answer.AGAIN in ways) == rung.asks_if_gone
        if not rung.asks_if_gone:
            assert ways[Answer.NOT].id == rung.otherwise
        if rung.severe:
            assert ways[Answer.NOT_SEVERE].id == rung.severe


def test_the_seconds_are_those_of_the_steps(written: Library) -> None:
    first = course((), written, written.locale("en")).rungs[0]
    (step,) = written.routines[first.routine].steps
    assert first.holds == tuple((seconds,) for seconds in step.seconds.values())


def test_who_has_to_be_safe_first_is_asked_before_that_rung(written: Library) -> None:
    for situation in written.situations.values():
        told = course((situation.id,), written, written.locale("en"))
        asked = [rung.id for rung in told.rungs if rung.before]
        if situation.safe_from:
            assert situation.safe_from in asked
        assert bool(told.instead) == bool(situation.advice)


def test_the_cramp_may_not_get_worse_for_ever(written: Library) -> None:
    assert 1 < worse_at_most(written, written.locale("en")) < 5


@pytest.mark.parametrize(
    ("ways", "arrows"),
    [
        ({}, 0),
        ({"eased": "second"}, 1),
        ({"eased": "second", "gone": "second"}, 1),
        ({"eased": "second", "gone": "third", "worse": "first"}, 3),
    ],
)
def test_answers_to_the_same_box_share_an_arrow(ways: dict[str, str], arrows: int) -> None:
    boxes = [
        Box("first", "First & foremost", (), ways=ways),
        Box("second", "Second", ()),
        Box("third", "Third", (), end=True),
    ]
    drawn = diagram(boxes, "A ladder")
    assert drawn.count("<polygon") == arrows
    assert "First &amp; foremost" in drawn
