"""The ladder in the book is the ladder of the skill."""

import pytest

from skill.authoring.book.courses import ASKED_AGAIN, Answer
from skill.authoring.book.diagram import Box, diagram
from skill.authoring.book.ladder import course, worse_at_most
from skill.authoring.book.rung_lines import usual_ways
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
            assert ways[Answer.NOT_HURRIED].id == rung.severe
        assert ways[Answer.A_BIT].id == rung.id
        assert Answer.A_BIT not in usual_ways(usual[rung.id])


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


def test_what_is_asked_first_leads_to_a_sign_or_is_asked_again(written: Library) -> None:
    (press,) = (
        rung for rung in course((), written, written.locale("en")).rungs if rung.id == "press"
    )
    (asked,) = press.before
    assert asked.ways["yes"].id in written.signs
    assert asked.ways["no"].id == "press"
    assert asked.ways["unclear"].id not in {"press", *written.signs}
    driving = course(("driving",), written, written.locale("en")).rungs[0]
    assert {reply: way.id for reply, way in driving.before[0].ways.items()} == {
        "yes": driving.id,
        "no": ASKED_AGAIN,
        "unclear": ASKED_AGAIN,
    }


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


def test_a_dashed_line_leads_to_what_takes_the_place_of_a_box() -> None:
    boxes = [
        Box("first", "First", (), ways={"eased": "last", "worse": "first"}),
        Box("last", "Last", (), end=True),
        Box("given_up", "Given up", (), end=True, in_place_of="first"),
    ]
    drawn = diagram(boxes, "A ladder")
    assert drawn.count("<polygon") == 3
    assert drawn.count('class="end"') == 2 + 1
