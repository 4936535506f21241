"""Rules for the structure of routines and of the relief ladder, without words."""

from collections.abc import Iterable

from skill.authoring.problems import Problems
from skill.authoring.rules.keys import check_known
from skill.content.advice_records import Advice
from skill.content.choices import Manner
from skill.content.model import Library, Rung
from skill.content.routine_records import Routine, Step
from skill.content.situation_records import Situation


def check(library: Library, problems: Problems) -> None:
    """Report every routine and rung that the coach could not lead a person through."""
    for routine in library.routines.values():
        _routine(f"routines/{routine.id}.toml", routine, library, problems)
    for advice in library.advice.values():
        _advice(f"advice/{advice.id}.toml", advice, problems)
    for situation in library.situations.values():
        _situation(f"situations.toml.{situation.id}", situation, library, problems)
    _ladder(library, problems)


def _advice(path: str, advice: Advice, problems: Problems) -> None:
    answers = {"answer": advice.answer, **advice.questions}
    for question, facts in answers.items():
        check_known(f"{path}.{question}", "Fact-MustExist", facts, advice.facts, problems)
        if not facts:
            problems.add(f"{path}.{question}", "Answer-MustHaveFacts", "say something")
    used = {fact for facts in answers.values() for fact in facts}
    for fact in advice.facts.keys() - used:
        problems.add(f"{path}.facts.{fact}", "Fact-MustBeSaid", "no answer has it")
    for questions in (advice.tells, advice.offers_nothing):
        check_known(f"{path}.questions", "Answer-MustExist", questions, advice.questions, problems)
    breath = [advice.breath_after] if advice.breath_after else []
    check_known(f"{path}.breath_after", "Fact-MustExist", breath, advice.facts, problems)


def _situation(path: str, row: Situation, library: Library, problems: Problems) -> None:
    rungs = [rung.id for rung in library.ladder.rungs]
    safe_from = [row.safe_from] if row.safe_from else []
    check_known(f"{path}.safe_from", "Rung-MustExist", safe_from, rungs, problems)
    for key, named in (("brings", row.brings), ("excludes", row.excludes)):
        check_known(f"{path}.{key}", "Situation-MustExist", named, library.situations, problems)
    for topic in filter(None, (row.advice, *row.before_relief)):
        if not library.has_answer(topic):
            problems.add(f"{path}.advice", "Answer-MustExist", f"no answer is called {topic}")


def _routine(path: str, routine: Routine, library: Library, problems: Problems) -> None:
    if bool(routine.steps) == bool(routine.parts):
        problems.add(path, "Routine-MustHaveStepsOrParts", "give either steps or parts")
    _unique(path, (step.id for step in routine.steps), problems)
    parts = [part.routine for part in routine.parts]
    with_steps = [row.id for row in library.routines.values() if row.steps]
    check_known(path, "Part-MustHaveSteps", parts, with_steps, problems)
    for step in routine.steps:
        if bool(step.beats) != (step.manner is Manner.BEAT):
            problems.add(f"{path}.{step.id}", "Beats-MustGoWithBeat", "give beats for a beat alone")
    if routine.steps and routine.steps[-1].manner is None:
        problems.add(path, "LastStep-MustBeTimed", "a turn ends with a hold or a movement")
    instead = [routine.instead] if routine.instead else []
    check_known(f"{path}.instead", "Part-MustHaveSteps", instead, library.routines, problems)
    _ends(path, routine, library, problems)
    if routine.each_leg and routine.steps and not routine.steps[-1].again:
        problems.add(path, "LastStep-MustBeSaidAgain", "the other leg needs it too")
    for part in routine.parts:
        if part.rounds > 1 and not _last_again(library.routines.get(part.routine)):
            problems.add(path, "LastStep-MustBeSaidAgain", f"a round of {part.routine} needs it")


def _ends(path: str, routine: Routine, library: Library, problems: Problems) -> None:
    """Report routines that stand in for each other in a circle."""
    passed = {routine.id}
    following = library.routines.get(routine.instead)
    while following and following.id not in passed:
        passed.add(following.id)
        following = library.routines.get(following.instead)
    if following:
        problems.add(f"{path}.instead", "Instead-MustEnd", "no routine stands in for itself")


def _last_again(routine: Routine | None) -> bool:
    return routine is None or not routine.steps or routine.steps[-1].again


def _ladder(library: Library, problems: Problems) -> None:
    ladder = library.ladder
    rungs = [rung.id for rung in ladder.rungs]
    _unique("ladder.toml", rungs, problems)
    check_known(
        "ladder.toml.aftercare", "Offer-MustExist", [ladder.aftercare], library.advice, problems
    )
    for rung in ladder.rungs:
        path = f"ladder.toml.{rung.id}"
        following = {rung.easing, rung.severe} - {""} | {rung.otherwise}
        check_known(path, "Rung-MustExist", following, rungs, problems)
        for routine in rung.routines:
            _rung(path, rung, library.routines.get(routine), problems)


def _rung(path: str, rung: Rung, routine: Routine | None, problems: Problems) -> None:
    steps: tuple[Step, ...] = routine.steps if routine else ()
    if not steps:
        problems.add(path, "Rung-MustBeARoutine", "its routine is not there, or has no steps")
    elif routine and routine.id == rung.routine:
        step_ids = [step.id for step in steps]
        check_known(path, "RungStep-MustBeInTheRoutine", rung.steps, step_ids, problems)


def _unique(path: str, ids: Iterable[str], problems: Problems) -> None:
    seen = set()
    for name in ids:
        if name in seen:
            problems.add(path, "Id-MustBeUnique", f"{name!r} is there twice")
        seen.add(name)
