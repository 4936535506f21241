"""Rules between content files: what one names, another has; what is done has words and a source."""

from collections.abc import Callable, Iterable

from skill.content.model import Library, Routine, Words
from skill.content.reading import Problems

SIDES = ("unnamed", "left", "right", "other")
"""What a leg can be called."""
UNKNOWN_SIGN = "unknown"
"""Words for a danger sign that could not be told apart."""


def check(library: Library, problems: Problems) -> None:
    """Report every reference that leads nowhere and everything that lacks words or a source."""
    for rule in _RULES:
        rule(library, problems)


def _sources(library: Library, problems: Problems) -> None:
    named = dict(_named_sources(library))
    for path, sources in named.items():
        if not sources:
            problems.add(path, "Fact-MustHaveASource", "no source is given")
        _known(path, "Source-MustBeKnown", sources, library.sources, problems)
    used = {source for sources in named.values() for source in sources}
    for source in sorted(library.sources.keys() - used):
        problems.add(f"sources.toml.{source}", "Source-MustBeUsed", "nothing rests on it")


def _named_sources(library: Library) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield "ladder.toml", library.ladder.sources
    for routine in library.routines.values():
        yield f"routines/{routine.id}.toml", routine.sources
    for sign in library.signs.values():
        yield f"signs.toml.{sign.id}", sign.sources
    for advice in library.advice.values():
        for fact, sources in advice.facts.items():
            yield f"advice.toml.{advice.id}.facts.{fact}", sources


def _routines(library: Library, problems: Problems) -> None:
    for routine in library.routines.values():
        path = f"routines/{routine.id}.toml"
        parts = [part.routine for part in routine.parts]
        _known(path, "Part-MustBeARoutine", parts, library.routines, problems)
        if bool(routine.steps) == bool(parts):
            problems.add(path, "Routine-MustHaveStepsOrParts", "give either steps or parts")
        if routine.steps and routine.steps[-1].manner is None:
            problems.add(path, "LastStep-MustBeTimed", "a turn ends with a hold or a movement")


def _offers(library: Library, problems: Problems) -> None:
    targets = library.routines.keys() | library.advice.keys()
    for routine in library.routines.values():
        then = [routine.then] if routine.then else []
        _known(f"routines/{routine.id}.toml.then", "Offer-MustExist", then, targets, problems)
    for advice in library.advice.values():
        path = f"advice.toml.{advice.id}.offer"
        _known(path, "Offer-MustExist", [advice.offer], targets, problems)


def _ladder(library: Library, problems: Problems) -> None:
    ladder = library.ladder
    rungs = [rung.id for rung in ladder.rungs]
    _known("ladder.toml.last_try", "Rung-MustExist", [ladder.last_try], rungs, problems)
    _known("ladder.toml", "Offer-MustExist", [ladder.aftercare], library.advice, problems)
    for rung in ladder.rungs:
        path = f"ladder.toml.{rung.id}"
        following = [name for name in (rung.easing, rung.otherwise, rung.severe) if name]
        _known(path, "Rung-MustExist", following, rungs, problems)
        routines = [rung.routine, rung.seated]
        _known(path, "Rung-MustBeARoutine", routines, library.routines, problems)
        if rung.routine in library.routines:
            steps = [step.id for step in library.routines[rung.routine].steps]
            _known(path, "RungStep-MustBeInTheRoutine", rung.steps, steps, problems)


def _words(library: Library, problems: Problems) -> None:
    locales = library.locales
    default = [library.default_locale]
    _known("locales/locales.toml.default", "Locale-MustExist", default, locales, problems)
    for language, words in library.words.items():
        folder = f"locales/{language}"
        first = [row.id for row in library.situations.values() if row.first_make_safe]
        rungs = [rung.id for rung in library.ladder.rungs]
        _same(f"{folder}/signs.toml", words.signs, [*library.signs, UNKNOWN_SIGN], problems)
        urgencies = {sign.urgency for sign in library.signs.values()}
        _covers(f"{folder}/signs.toml.urgencies", words.urgencies, urgencies, problems)
        _same(f"{folder}/relief.toml.situations", words.situations, first, problems)
        _known(f"{folder}/relief.toml", "Words-MustBeForARung", words.rungs, rungs, problems)
        _same(f"{folder}/advice.toml", words.advice, library.advice, problems)
        _same(f"{folder}/routines", words.routines, library.routines, problems)
        _same(f"{folder}/measures.toml.legs", words.legs, SIDES, problems)
        _details(folder, words, library, problems)


def _details(folder: str, words: Words, library: Library, problems: Problems) -> None:
    for key in words.advice.keys() & library.advice.keys():
        facts = library.advice[key].facts
        _same(f"{folder}/advice.toml.{key}", words.advice[key].facts, facts, problems)
    for key in words.routines.keys() & library.routines.keys():
        _routine_words(f"{folder}/routines/{key}.toml", words, library.routines[key], problems)
        path = f"{folder}/routines/{key}.toml.situations"
        spoken = words.routines[key].situations
        _known(path, "Situation-MustExist", spoken, library.situations, problems)


def _routine_words(path: str, words: Words, routine: Routine, problems: Problems) -> None:
    spoken = words.routines[routine.id]
    steps = [step.id for step in routine.steps]
    _same(f"{path}.steps", spoken.steps, steps, problems)
    for situation, replaced in spoken.situations.items():
        place = f"{path}.situations.{situation}"
        _known(place, "Words-MustBeForAStep", replaced, [*steps, "after"], problems)
    if bool(spoken.ask) != bool(routine.then):
        problems.add(f"{path}.ask", "Offer-MustHaveWords", "ask for just what the routine offers")
    timed = {second for step in routine.steps for second in step.seconds.values()}
    careful = {step.careful.seconds for step in routine.steps if step.careful}
    _covers("measures.toml.seconds", words.seconds, timed | careful, problems)
    _covers("measures.toml.numbers", words.numbers, range(1, len(steps) + 1), problems)


def _known(
    path: str, rule: str, names: Iterable[str], known: Iterable[str], problems: Problems
) -> None:
    for name in sorted(set(names) - set(known)):
        problems.add(path, rule, f"there is no {name!r}")


def _covers(
    path: str, words: Iterable[object], needed: Iterable[object], problems: Problems
) -> None:
    for name in sorted(map(str, set(needed) - set(words))):
        problems.add(path, "Words-MustBeThere", f"there are no words for {name!r}")


def _same(path: str, words: Iterable[str], needed: Iterable[str], problems: Problems) -> None:
    words, needed = list(words), list(needed)
    _covers(path, words, needed, problems)
    _known(path, "Words-MustBeNeeded", words, needed, problems)


_RULES: tuple[Callable[[Library, Problems], None], ...] = (
    _sources,
    _routines,
    _offers,
    _ladder,
    _words,
)
