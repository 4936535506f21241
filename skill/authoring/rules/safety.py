"""Rules that keep content from hurting anybody: what must be forbidden, sourced, or said first."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from skill.authoring.problems import Problems
from skill.content.advice_records import Sign
from skill.content.choices import Act
from skill.content.model import Library
from skill.content.sentences import sentences
from skill.content.word_records import Words

MUST_FORBID: Mapping[str, frozenset[Act]] = {
    "child": frozenset({Act.STAND, Act.PRESS, Act.KNEAD}),
    "pregnant": frozenset({Act.STAND, Act.POINT, Act.PRESS, Act.KNEAD}),
    "after_birth": frozenset({Act.STAND, Act.POINT, Act.PRESS, Act.KNEAD}),
    "thinners": frozenset({Act.PRESS, Act.KNEAD, Act.RUB}),
    "after_surgery": frozenset({Act.PRESS, Act.KNEAD, Act.RUB}),
    "both_legs": frozenset({Act.STAND}),
    "cannot_stand": frozenset({Act.STAND}),
    "driving": frozenset({Act.STAND}),
    "older": frozenset({Act.STAND}),
    "swimming": frozenset({Act.STAND}),
    "unsteady": frozenset({Act.STAND}),
    "ladder": frozenset({Act.STAND}),
    "gently": frozenset({Act.STRETCH}),
}
"""Situation → what nobody may be told to do in it."""
MUST_SCREEN = ("thinners", "after_surgery", "gently")
"""Situations in which signs of a clot or a tear are asked for before the first movement."""
MUST_BE_SAFE = ("driving", "cycling", "treadmill", "swimming", "ladder")
"""Situations in which the person has to be safe before some movement."""
FEWEST_BODIES = 2
"""Medical bodies that a danger sign rests on at least."""


def check(library: Library, problems: Problems) -> None:
    """Report whatever content would allow that must never happen."""
    _situations(library, problems)
    _first_rung(library, problems)
    for key, words in library.words.items():
        _places(f"locales/{key}/relief.toml.situations", words, library, problems)
        _to_helpers(f"locales/{key}/routines", words, problems)
        _deeds(f"locales/{key}/signs.toml", words, library, problems)
    for sign in library.signs.values():
        _sources(sign, library, problems)


def _situations(library: Library, problems: Problems) -> None:
    for row in library.situations.values():
        missing = MUST_FORBID.get(row.id, frozenset()) - {*row.forbids}
        screens = row.screens or row.id not in MUST_SCREEN
        is_safe = row.safe_from or row.id not in MUST_BE_SAFE
        faults = (
            ("Situation-MustForbid", f"forbid {', '.join(sorted(missing))}", missing),
            ("Situation-MustScreen", "ask for signs of a clot or a tear first", not screens),
            ("Situation-MustBeMadeSafe", "say before which rung to be safe", not is_safe),
        )
        for rule, text, found in faults:
            if found:
                problems.add(f"situations.toml.{row.id}", rule, text)


def _first_rung(library: Library, problems: Problems) -> None:
    """The first movement is for everybody: nothing forbids it, and it presses nothing."""
    rung = library.ladder.rungs[0] if library.ladder.rungs else None
    routine = library.routines.get(rung.routine) if rung else None
    if rung and routine and (rung.acts or routine.acts):
        text = "the first movement must suit everybody"
        problems.add(f"ladder.toml.{rung.id}", "FirstRung-MustSuitAll", text)


def _places(path: str, words: Words, library: Library, problems: Problems) -> None:
    """Where the person has to be safe before a movement, both are told how, and it is asked."""
    for name, place in words.situations.items():
        said = (place.person.make_safe, place.helper.make_safe, place.ask, place.reprompt)
        row = library.situations.get(name)
        if row and row.safe_from and not all(said):
            text = "say to both what makes it safe, and ask if it is"
            problems.add(f"{path}.{name}", "Place-MustBeMadeSafe", text)


def _to_helpers(path: str, words: Words, problems: Problems) -> None:
    """Whatever a person hears in a place that is not safe, a helper has words for there."""
    for key, routine in words.routines.items():
        for place in words.situations.keys() & routine.situations.keys():
            told = routine.helped.get(place, {})
            if missing := routine.situations[place].keys() - told.keys():
                text = f"say to who helps: {', '.join(sorted(missing))}"
                problems.add(f"{path}/{key}.toml.helped.{place}", "Helper-MustBeTold", text)


def _deeds(path: str, words: Words, library: Library, problems: Problems) -> None:
    """What is done on dry land waits, in the words about a sign that cannot."""
    for told in (words.warnings, words.helper_warnings):
        for sign, text in told.signs.items():
            known = library.signs.get(sign)
            first = [line for line in sentences(text) if line.startswith(words.deeds_begin)]
            if first and not (known and not known.urgency.stops_exercise):
                problems.add(f"{path}.{sign}", "Deed-MustWait", f"say it in deeds: {first[0]}")


def _sources(sign: Sign, library: Library, problems: Problems) -> None:
    """A danger sign rests on two medical bodies, told apart by their own addresses."""
    named = (library.sources[one] for one in sign.sources if one in library.sources)
    bodies = {urlsplit(source.address).hostname for source in named if source.address}
    if len(bodies) < FEWEST_BODIES:
        text = "name sources of two medical bodies, with addresses"
        problems.add(f"signs.toml.{sign.id}", "Sign-MustHaveTwoSources", text)
