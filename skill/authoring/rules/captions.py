"""Rules for what a screen shows of a step: it fits the words that are said in each situation."""

from collections.abc import Iterable, Mapping

from skill.authoring.problems import Problems
from skill.authoring.rules.keys import check_known, check_same_keys
from skill.content.advice_records import Advice
from skill.content.model import Library
from skill.content.routine_records import Routine
from skill.content.word_records import RoutineWords, Words


def check(library: Library, problems: Problems) -> None:
    """Report words of a step without a caption that is known to fit them, and the reverse."""
    for key, words in library.words.items():
        for name in words.routines.keys() & library.routines.keys():
            path = f"locales/{key}/routines/{name}.toml.shown"
            _captions(path, words.routines[name], library.routines[name], problems)
        for name in words.advice.keys() & library.advice.keys() & words.screens.advice.keys():
            _told(
                f"locales/{key}/screens.toml.advice.{name}", words, library.advice[name], problems
            )
        said = [text for routine in words.routines.values() for text in _said(routine)]
        unsaid = [one for one in words.screens.cautions if not any(one in text for text in said)]
        path = f"locales/{key}/screens.toml.cautions"
        check_known(path, "Words-MustBeNeeded", unsaid, (), problems)


def _captions(path: str, words: RoutineWords, routine: Routine, problems: Problems) -> None:
    steps, shown = [step.id for step in routine.steps], words.shown
    check_same_keys(f"{path}.steps", shown.steps, steps, problems)
    told = (
        ("situations", words.situations, shown.situations),
        ("helped", words.helped, shown.helped),
    )
    for kind, spoken, captions in told:
        for situation in sorted({*spoken, *captions}):
            place = f"{path}.{kind}.{situation}"
            said = {*spoken.get(situation, ())} & {*steps}
            own = captions.get(situation, {})
            check_known(place, "Words-MustBeNeeded", own, said, problems)
            for step in sorted(said - own.keys()):
                text = f"give {step!r} its caption there, or an empty one if the usual one fits"
                problems.add(place, "Caption-MustFit", text)


def _told(path: str, words: Words, advice: Advice, problems: Problems) -> None:
    """Report facts that a situation replaces without a line, or a drawing, that fits."""
    lines, spoken = words.screens.advice[advice.id], words.advice[advice.id].situations
    for situation in sorted({*spoken, *lines.situations}):
        said = {fact for fact, text in spoken.get(situation, {}).items() if text}
        place, own = f"{path}.situations.{situation}", lines.situations.get(situation, {})
        check_known(place, "Words-MustBeNeeded", own, said & {*lines.facts}, problems)
        for fact in sorted(said & {*lines.facts} - own.keys()):
            text = f"give {fact!r} its line there, or an empty one if the usual one fits"
            problems.add(place, "Caption-MustFit", text)
        for fact in sorted(said & {*advice.poses} - advice.poses_in.get(situation, {}).keys()):
            place = f"advice/{advice.id}.toml.poses_in.{situation}"
            problems.add(place, "Pose-MustFit", f"name the drawing of {fact!r} there, or none")


def _said(words: RoutineWords) -> Iterable[str]:
    """Everything that is said of a routine's steps."""
    yield from (words.in_relief, words.gently)
    tables: Iterable[Mapping[str, str]] = (
        words.steps,
        *words.situations.values(),
        *words.helped.values(),
    )
    for table in tables:
        yield from table.values()
