from collections.abc import Callable, Iterable

import pytest

from skill.authoring.problems import Problems
from skill.authoring.rules import structure
from skill.content.advice_records import Advice
from skill.content.model import Ladder, Library, Rung
from skill.content.routine_records import Part, Routine
from skill.content.situation_records import Situation
from tests.support.rehearsal import LIBRARY

Change = Callable[[Library], Library]


def routine(id_: str, **changes: object) -> Change:
    def change(library: Library) -> Library:
        changed: Routine = library.routines[id_]._replace(**changes)  # type: ignore[arg-type]
        return library._replace(routines={**library.routines, id_: changed})

    return change


def rung(place: int, **changes: object) -> Change:
    def change(library: Library) -> Library:
        rungs: list[Rung] = list(library.ladder.rungs)
        rungs[place] = rungs[place]._replace(**changes)  # type: ignore[arg-type]
        return library._replace(ladder=library.ladder._replace(rungs=tuple(rungs)))

    return change


def ladder(**changes: object) -> Change:
    def change(library: Library) -> Library:
        changed: Ladder = library.ladder._replace(**changes)  # type: ignore[arg-type]
        return library._replace(ladder=changed)

    return change


def situation(id_: str, **changes: object) -> Change:
    def change(library: Library) -> Library:
        changed: Situation = library.situations[id_]._replace(**changes)  # type: ignore[arg-type]
        return library._replace(situations={**library.situations, id_: changed})

    return change


def advice(id_: str, **changes: object) -> Change:
    def change(library: Library) -> Library:
        changed: Advice = library.advice[id_]._replace(**changes)  # type: ignore[arg-type]
        return library._replace(advice={**library.advice, id_: changed})

    return change


def broken(library: Library) -> set[tuple[str, str]]:
    problems = Problems()
    structure.check(library, problems)
    return {(problem.path, problem.rule) for problem in problems}


ANKLE = LIBRARY.routines["ankle_stretch"].steps
TOWEL = LIBRARY.routines["towel_stretch"].steps
CASES: Iterable[tuple[Change, str, str]] = [
    (routine("toes_up", steps=()), "routines/toes_up.toml", "Routine-MustHaveStepsOrParts"),
    (
        routine("toes_up", parts=(Part("ankle_stretch", 1),)),
        "routines/toes_up.toml",
        "Routine-MustHaveStepsOrParts",
    ),
    (
        routine("ankle_stretch", steps=ANKLE[:1]),
        "routines/ankle_stretch.toml",
        "LastStep-MustBeTimed",
    ),
    (
        routine("ankle_stretch", steps=(ANKLE[0], ANKLE[1]._replace(beats=0))),
        "routines/ankle_stretch.toml.move",
        "Beats-MustGoWithBeat",
    ),
    (
        routine("towel_stretch", steps=(*TOWEL[:2], TOWEL[2]._replace(beats=4))),
        "routines/towel_stretch.toml.pull",
        "Beats-MustGoWithBeat",
    ),
    (
        routine("towel_stretch", steps=(*TOWEL[:2], TOWEL[2]._replace(again=False))),
        "routines/towel_stretch.toml",
        "LastStep-MustBeSaidAgain",
    ),
    (
        routine("daily_routine", parts=(Part("ankle_stretch", 2),)),
        "routines/daily_routine.toml",
        "LastStep-MustBeSaidAgain",
    ),
    (
        routine("daily_routine", parts=(Part("daily_routine", 2),)),
        "routines/daily_routine.toml",
        "Part-MustHaveSteps",
    ),
    (
        routine("daily_routine", parts=(Part("nothing", 2),)),
        "routines/daily_routine.toml",
        "Part-MustHaveSteps",
    ),
    (
        routine("towel_stretch", steps=(TOWEL[0], TOWEL[0], TOWEL[2])),
        "routines/towel_stretch.toml",
        "Id-MustBeUnique",
    ),
    (rung(1, id="toes_up"), "ladder.toml", "Id-MustBeUnique"),
    (rung(1, instead="daily_routine"), "ladder.toml.lean", "Rung-MustBeARoutine"),
    (rung(1, routine="nothing"), "ladder.toml.lean", "Rung-MustBeARoutine"),
    (rung(1, upright="nothing"), "ladder.toml.lean", "Rung-MustBeARoutine"),
    (rung(2, steps=("nothing",)), "ladder.toml.press", "RungStep-MustBeInTheRoutine"),
    (rung(0, otherwise=""), "ladder.toml.toes_up", "Rung-MustExist"),
    (rung(0, easing="nothing"), "ladder.toml.toes_up", "Rung-MustExist"),
    (rung(0, severe="nothing"), "ladder.toml.toes_up", "Rung-MustExist"),
    (ladder(aftercare="nothing"), "ladder.toml.aftercare", "Offer-MustExist"),
    (routine("toes_up", instead="nothing"), "routines/toes_up.toml.instead", "Part-MustHaveSteps"),
    (situation("bed", safe_from="nothing"), "situations.toml.bed.safe_from", "Rung-MustExist"),
    (situation("bed", advice="nothing"), "situations.toml.bed.advice", "Answer-MustExist"),
    (situation("bed", advice="causes.no"), "situations.toml.bed.advice", "Answer-MustExist"),
    (advice("causes", answer=()), "advice/causes.toml.answer", "Answer-MustHaveFacts"),
    (advice("causes", answer=("nothing",)), "advice/causes.toml.answer", "Fact-MustExist"),
    (advice("causes", questions={"why": ("no",)}), "advice/causes.toml.why", "Fact-MustExist"),
    (advice("causes", breath_after="no"), "advice/causes.toml.breath_after", "Fact-MustExist"),
    (advice("doctor", questions={}), "advice/doctor.toml.facts.no_ambulance", "Fact-MustBeSaid"),
]


def test_the_shipped_structure_can_be_walked() -> None:
    assert broken(LIBRARY) == set()


@pytest.mark.parametrize(("change", "path", "rule"), CASES)
def test_what_could_not_be_walked_is_reported(change: Change, path: str, rule: str) -> None:
    assert (path, rule) in broken(change(LIBRARY))


def test_a_situation_may_have_a_topic_or_a_narrower_question_in_place_of_relief() -> None:
    for asked in ("children", "children.baby"):
        assert broken(situation("baby", advice=asked)(LIBRARY)) == set()


def test_the_steps_of_a_rung_are_those_of_its_own_routine_alone() -> None:
    assert broken(rung(2, upright="towel_stretch")(LIBRARY)) == set()


def test_the_last_rung_may_end_the_ladder() -> None:
    assert LIBRARY.ladder.rungs[-1].easing == ""
