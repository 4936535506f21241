"""The content folder, read into records: structure here, words in `word_reader.py`."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from skill.authoring.problems import Problems
from skill.authoring.toml import word_reader
from skill.authoring.toml.strict_toml import Table, read_file
from skill.content.model import (
    Advice,
    Dose,
    Ladder,
    Library,
    Locale,
    Manner,
    Pace,
    Part,
    Routine,
    Rung,
    Sign,
    Situation,
    Source,
    Step,
    Urgency,
)

Made = TypeVar("Made")
Choice = TypeVar("Choice", bound=StrEnum)

HOLD_SECONDS = (10, 75)
"""Shortest and longest hold, so that a turn with it stays within 90 seconds."""
PAUSE_SECONDS = (2, 6)
"""Time to get into a position; at the longer pace it stays below 10."""


def read(root: Path, problems: Problems) -> Library:
    """Read all content below `root` as far as it can be read; says in `problems` what cannot."""
    locales = read_file(root, "locales/locales.toml", problems)
    default = locales.string("default")
    rows = {key: _locale(key, locales.table(key)) for key in locales.data if key != "default"}
    spoken = word_reader.read(root, {key: row.language for key, row in rows.items()}, problems)
    rows = {key: row._replace(words=key) if key in spoken else row for key, row in rows.items()}
    return Library(
        sources=_by_id(root, "sources.toml", _source, problems),
        routines=_folder(root, "routines", _routine, problems),
        ladder=_ladder(read_file(root, "ladder.toml", problems)),
        situations=_by_id(root, "situations.toml", _situation, problems),
        advice=_by_id(root, "advice.toml", _advice, problems),
        signs=_by_id(root, "signs.toml", _sign, problems),
        locales=rows,
        words=spoken,
        default_locale=default,
    )


def _by_id(
    root: Path, name: str, make: Callable[[str, Table], Made], problems: Problems
) -> dict[str, Made]:
    tables = read_file(root, name, problems).all_tables()
    return {key: make(key, table) for key, table in tables.items()}


def _folder(
    root: Path, name: str, make: Callable[[str, Table], Made], problems: Problems
) -> dict[str, Made]:
    made = {}
    for path in sorted((root / name).glob("*.toml")):
        table = read_file(root, f"{name}/{path.name}", problems)
        if table.string("id") != path.stem:
            problems.add(table.path, "Id-MustBeTheFileName", f"the id must be {path.stem}")
        made[path.stem] = make(path.stem, table)
    return made


def _source(key: str, table: Table) -> Source:
    source = Source(key, table.string("title"), table.string("url"))
    table.reject_unknown()
    return source


def _situation(key: str, table: Table) -> Situation:
    situation = Situation(
        id=key,
        seated=table.boolean("seated"),
        careful=table.boolean("careful"),
        upright=table.boolean("upright"),
        first_make_safe=table.boolean("first_make_safe"),
    )
    table.reject_unknown()
    return situation


def _locale(key: str, table: Table) -> Locale:
    language = table.string("language")
    locale = Locale(
        id=key,
        language=language,
        words=language,
        emergency_number=table.string("emergency_number"),
        emotions=table.boolean("emotions"),
    )
    table.reject_unknown()
    return locale


def _sign(key: str, table: Table) -> Sign:
    urgency = _choice(table, "urgency", Urgency, Urgency.EMERGENCY)
    sign = Sign(key, urgency, table.boolean("own_help"), table.strings("sources"))
    table.reject_unknown()
    return sign


def _choice(table: Table, key: str, kind: type[Choice], instead: Choice) -> Choice:
    value = table.string(key)
    if value in list(kind):
        return kind(value)
    text = f"{value!r} is none of {', '.join(kind)}"
    table.problems.add(f"{table.path}.{key}", "Value-MustBeAChoice", text)
    return instead


def _advice(key: str, table: Table) -> Advice:
    facts = table.table("facts")
    sources = {fact: facts.strings(fact) for fact in facts.data}
    poses = table.table("poses", required=False).all_strings()
    advice = Advice(key, sources, table.string("offer"), poses)
    table.reject_unknown()
    return advice


def _routine(key: str, table: Table) -> Routine:
    routine = Routine(
        id=key,
        each_leg=table.boolean("each_leg"),
        offered=table.boolean("offered", default=True),
        steps=tuple(_step(row) for row in table.tables("steps")),
        parts=tuple(_part(row) for row in table.tables("parts")),
        then=table.string("then", ""),
        reminds=table.boolean("reminds"),
        sources=table.strings("sources"),
        reviewed_on=table.date("reviewed_on"),
    )
    table.reject_unknown()
    return routine


def _part(table: Table) -> Part:
    part = Part(table.string("routine"), table.integer("rounds", 1, 5))
    table.reject_unknown()
    return part


def _step(table: Table) -> Step:
    timed = "manner" in table.data
    step = Step(
        id=table.string("id"),
        pause=0 if timed else table.integer("pause", *PAUSE_SECONDS),
        manner=_choice(table, "manner", Manner, Manner.HOLD) if timed else None,
        seconds=_paces(table.table("seconds")) if timed else {},
        beats=table.integer("beats", 2, 15, default=0),
        careful=_dose(table.table("careful")) if "careful" in table.data else None,
        again=table.boolean("again"),
        pose=table.string("pose", ""),
        poses=table.table("poses", required=False).all_strings(),
    )
    table.reject_unknown()
    return step


def _paces(table: Table) -> dict[Pace, int]:
    seconds = {pace: table.integer(pace, *HOLD_SECONDS) for pace in Pace}
    table.reject_unknown()
    return seconds


def _dose(table: Table) -> Dose:
    dose = Dose(table.integer("seconds", *HOLD_SECONDS), table.integer("times", 1, 5))
    table.reject_unknown()
    return dose


def _ladder(table: Table) -> Ladder:
    ladder = Ladder(
        rungs=tuple(_rung(row) for row in table.tables("rungs")),
        last_try=table.string("last_try"),
        rounds=table.integer("rounds", 1, 5),
        minutes=table.integer("minutes", 1, 60),
        aftercare=table.string("aftercare"),
        sources=table.strings("sources"),
    )
    table.reject_unknown()
    return ladder


def _rung(table: Table) -> Rung:
    routine = table.string("routine")
    rung = Rung(
        id=table.string("id"),
        routine=routine,
        seated=table.string("seated", routine),
        steps=table.strings("steps", []),
        easing=table.string("easing", ""),
        otherwise=table.string("otherwise"),
        severe=table.string("severe", ""),
        needs_easing=table.boolean("needs_easing"),
    )
    table.reject_unknown()
    return rung
