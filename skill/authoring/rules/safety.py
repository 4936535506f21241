"""Rules that keep content from hurting anybody: what must be forbidden, sourced, or said first."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from skill.authoring.problems import Problems
from skill.content.advice_records import Sign
from skill.content.choices import Act
from skill.content.model import Library

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


def _sources(sign: Sign, library: Library, problems: Problems) -> None:
    """A danger sign rests on two medical bodies, told apart by their own addresses."""
    named = (library.sources[one] for one in sign.sources if one in library.sources)
    bodies = {urlsplit(source.address).hostname for source in named if source.address}
    if len(bodies) < FEWEST_BODIES:
        text = "name sources of two medical bodies, with addresses"
        problems.add(f"signs.toml.{sign.id}", "Sign-MustHaveTwoSources", text)
