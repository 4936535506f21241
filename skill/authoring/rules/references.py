"""Rules between content files: references lead somewhere, and everything has words and a source."""

import re
from collections.abc import Callable, Iterable

from skill.authoring.problems import Problems
from skill.authoring.rules.keys import check_covered, check_known, check_same_keys
from skill.authoring.rules.sentences import of_legs
from skill.content.choices import Days, Side, Urgency
from skill.content.model import Library
from skill.content.routine_records import Routine
from skill.content.word_records import HELPER, LEG_LABEL, UNKNOWN_SIGN, SignWords, Words

_COUNTRY = re.compile("[A-Z]{2}")
"""A country's code in ISO 3166."""
SIDES = tuple(Side)
"""The keys under which `measures.toml` has names for a leg."""


def check(library: Library, problems: Problems) -> None:
    """Report dangling references, and whatever lacks words or a source."""
    for rule in _RULES:
        rule(library, problems)


def _sources(library: Library, problems: Problems) -> None:
    named = dict(_named_sources(library))
    for path, sources in named.items():
        if not sources:
            problems.add(path, "Fact-MustHaveASource", "no source is given")
        check_known(path, "Source-MustBeKnown", sources, library.sources, problems)
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
            yield f"advice/{advice.id}.toml.facts.{fact}", sources


def _offers(library: Library, problems: Problems) -> None:
    targets = library.routines.keys() | library.advice.keys()
    for routine in library.routines.values():
        then = [routine.then] if routine.then else []
        check_known(f"routines/{routine.id}.toml.then", "Offer-MustExist", then, targets, problems)
    for advice in library.advice.values():
        told = advice.tells.values()
        where = f"advice/{advice.id}.toml.tells"
        check_known(where, "Situation-MustExist", told, library.situations, problems)
        path = f"advice/{advice.id}.toml.offer"
        check_known(path, "Offer-MustExist", [advice.offer], targets, problems)


def _words(library: Library, problems: Problems) -> None:
    locales = library.locales
    default = [library.default_locale]
    check_known("locales/locales.toml.default", "Locale-MustExist", default, locales, problems)
    for key, words in library.words.items():
        folder = f"locales/{key}"
        unsafe = [row.id for row in library.situations.values() if row.safe_from]
        _sign_words(f"{folder}/signs.toml", words, library, problems)
        place = f"{folder}/relief.toml.situations"
        check_covered(place, words.situations, unsafe, problems)
        check_known(place, "Situation-MustExist", words.situations, library.situations, problems)
        check_same_keys(f"{folder}/advice", words.advice, library.advice, problems)
        check_same_keys(f"{folder}/routines", words.routines, library.routines, problems)
        check_same_keys(f"{folder}/measures.toml.legs", words.legs, SIDES, problems)
        _measures(f"{folder}/measures.toml", words, library, problems)
        _kept(folder, words, library, problems)
        _details(folder, words, library, problems)


def _countries(library: Library, problems: Problems) -> None:
    """Report locales that are heard nowhere, and what is no code of a country."""
    for key, row in library.locales.items():
        if not row.countries or any(not _COUNTRY.fullmatch(one) for one in row.countries):
            path = f"locales/locales.toml.{key}.countries"
            problems.add(path, "Locale-MustHaveACountry", "name them by two capital letters each")


def _sign_words(path: str, words: Words, library: Library, problems: Problems) -> None:
    signs = [*library.signs, UNKNOWN_SIGN]
    check_same_keys(f"{path}.signs", words.warnings.signs, signs, problems)
    check_same_keys(f"{path}.urgencies", words.warnings.urgencies, Urgency, problems)
    helper = words.helper_warnings
    check_known(
        f"{path}.helper.urgencies", "Words-MustBeNeeded", helper.urgencies, Urgency, problems
    )
    for told in (words.warnings, helper):
        for named in (told.openings, told.pregnant, told.signs, told.deeds):
            check_known(path, "Words-MustBeNeeded", named, signs, problems)
    _never_heard(f"{path}.helper", helper, HELPER, library, problems)


def _never_heard(
    path: str, words: SignWords, situation: str, library: Library, problems: Problems
) -> None:
    """Report words about a sign that is always another one in the situation they are for."""
    named = {sign for texts in (words.openings, words.signs, words.deeds) for sign in texts}
    for sign in sorted(named & library.signs.keys()):
        if situation in library.signs[sign].becomes:
            text = f"there {sign} becomes another sign"
            problems.add(f"{path}.{sign}", "Words-MustBeHeard", text)


def _details(folder: str, words: Words, library: Library, problems: Problems) -> None:
    for key in words.advice.keys() & library.advice.keys():
        facts = library.advice[key].facts
        path = f"{folder}/advice/{key}.toml"
        check_same_keys(path, words.advice[key].facts, facts, problems)
        for situation, replaced in words.advice[key].situations.items():
            place = f"{path}.situations.{situation}"
            check_known(place, "Words-MustBeForAFact", replaced, facts, problems)
            check_known(place, "Situation-MustExist", [situation], library.situations, problems)
    for key in words.routines.keys() & library.routines.keys():
        _routine_words(f"{folder}/routines/{key}.toml", words, library.routines[key], problems)
        path = f"{folder}/routines/{key}.toml.situations"
        spoken = words.routines[key]
        named = [*spoken.situations, *spoken.helped]
        check_known(path, "Situation-MustExist", named, library.situations, problems)


HOURS_OF_A_DAY, MINUTES_OF_AN_HOUR = 24, 60

_KEYS = ["after", "gently", "in_relief", "keep"]
"""What a routine's words can name besides its steps."""


def _routine_words(path: str, words: Words, routine: Routine, problems: Problems) -> None:
    spoken = words.routines[routine.id]
    steps = [step.id for step in routine.steps]
    check_same_keys(f"{path}.steps", spoken.steps, steps, problems)
    for situation, replaced in [*spoken.situations.items(), *spoken.helped.items()]:
        place = f"{path}.situations.{situation}"
        check_known(place, "Words-MustBeForAStep", replaced, _KEYS + steps, problems)
    for key, text in (("ask", spoken.ask), ("reprompt", spoken.reprompt)):
        if bool(text) != bool(routine.then):
            why = "give them for just what the routine offers"
            problems.add(f"{path}.{key}", "Offer-MustHaveWords", why)


def _measures(path: str, words: Words, library: Library, problems: Problems) -> None:
    """Report durations, numbers and legs for which there are no words."""
    check_covered(f"{path}.legs.{Side.UNNAMED}", of_legs(words), [LEG_LABEL], problems)
    for side, names in words.legs.items():
        check_same_keys(f"{path}.legs.{side}", names, of_legs(words), problems)
    steps = [step for routine in library.routines.values() for step in routine.steps]
    timed = {second for step in steps for second in step.seconds.values()}
    careful = {step.careful.seconds for step in steps if step.careful}
    rests = range(10, max(timed, default=0) + 1, 5)
    check_covered(f"{path}.seconds", words.seconds, timed | careful | set(rests), problems)
    counted = [len(library.ladder.rungs), *(step.beats for step in steps)]
    for routine in library.routines.values():
        counted += [len(routine.steps), *(part.rounds for part in routine.parts)]
    most = max([MINUTES_OF_AN_HOUR - 1, *counted])
    check_covered(f"{path}.numbers", words.numbers, range(1, most + 1), problems)
    for name in ("hours", "parts"):
        hours = getattr(words.clock, name)
        check_covered(f"{path}.clock.{name}", hours, range(HOURS_OF_A_DAY), problems)
    check_same_keys(f"{path}.days", words.days, Days, problems)
    check_covered(f"{path}.minutes", words.minutes, [1], problems)


def _kept(folder: str, words: Words, library: Library, problems: Problems) -> None:
    """Report rungs of the ladder whose routine does not say what to keep doing."""
    for rung in library.ladder.rungs:
        for routine in words.routines.keys() & set(rung.routines):
            if not words.routines[routine].keep:
                path = f"{folder}/routines/{routine}.toml.keep"
                problems.add(path, "Rung-MustBeKept", "say what to keep doing")


_RULES: tuple[Callable[[Library, Problems], None], ...] = (_sources, _offers, _words, _countries)
