"""The content folder, read once and checked: structure here, words in `words.py`."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from skill.authoring.rules import (
    references,
    screens,
    sentences,
    structure,
)
from skill.authoring.toml import word_reader
from skill.authoring.toml.strict_toml import (
    ContentError,
    Problems,
    Table,
    read_file,
)
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

CONTENT = Path(__file__).parents[2] / "content"
"""The content that the skill ships with."""

Made = TypeVar("Made")
Choice = TypeVar("Choice", bound=StrEnum)

HOLD_SECONDS = (10, 75)
"""Shortest and longest hold, so that a turn with it stays within 90 seconds."""
PAUSE_SECONDS = (2, 6)
"""Time to get into a position; at the longer pace it stays below 10."""


def load_library(root: Path = CONTENT) -> Library:
    """Read all content below `root`; raises ContentError naming every problem."""
    library, problems = read_library(root)
    if problems:
        raise ContentError(problems)
    return library


def read_library(root: Path) -> tuple[Library, Problems]:
    """Read all content below `root` as far as it can be read, with every problem in it."""
    problems = Problems()
    library = _read(root, problems)
    structure.check(library, problems)
    references.check(library, problems)
    sentences.check(library, problems)
    screens.check(library, problems)
    return library, problems


def _read(root: Path, problems: Problems) -> Library:
    locales = read_file(root, "locales/locales.toml", problems)
    default = locales.text("default")
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
        if table.text("id") != path.stem:
            problems.add(table.path, "Id-MustBeTheFileName", f"the id must be {path.stem}")
        made[path.stem] = make(path.stem, table)
    return made


def _source(key: str, table: Table) -> Source:
    source = Source(key, table.text("title"), table.text("url"))
    table.done()
    return source


def _situation(key: str, table: Table) -> Situation:
    situation = Situation(
        id=key,
        seated=table.flag("seated"),
        careful=table.flag("careful"),
        upright=table.flag("upright"),
        first_make_safe=table.flag("first_make_safe"),
    )
    table.done()
    return situation


def _locale(key: str, table: Table) -> Locale:
    language = table.text("language")
    locale = Locale(
        id=key,
        language=language,
        words=language,
        emergency_number=table.text("emergency_number"),
        emotions=table.flag("emotions"),
    )
    table.done()
    return locale


def _sign(key: str, table: Table) -> Sign:
    urgency = _choice(table, "urgency", Urgency, Urgency.EMERGENCY)
    sign = Sign(key, urgency, table.flag("own_help"), table.texts("sources"))
    table.done()
    return sign


def _choice(table: Table, key: str, kind: type[Choice], instead: Choice) -> Choice:
    value = table.text(key)
    if value in list(kind):
        return kind(value)
    text = f"{value!r} is none of {', '.join(kind)}"
    table.problems.add(f"{table.path}.{key}", "Value-MustBeAChoice", text)
    return instead


def _advice(key: str, table: Table) -> Advice:
    facts = table.table("facts")
    sources = {fact: facts.texts(fact) for fact in facts.data}
    poses = table.table("poses", required=False).all_texts()
    advice = Advice(key, sources, table.text("offer"), poses)
    table.done()
    return advice


def _routine(key: str, table: Table) -> Routine:
    routine = Routine(
        id=key,
        each_leg=table.flag("each_leg"),
        offered=table.flag("offered", default=True),
        steps=tuple(_step(row) for row in table.tables("steps")),
        parts=tuple(_part(row) for row in table.tables("parts")),
        then=table.text("then", ""),
        reminds=table.flag("reminds"),
        sources=table.texts("sources"),
        reviewed_on=table.day("reviewed_on"),
    )
    table.done()
    return routine


def _part(table: Table) -> Part:
    part = Part(table.text("routine"), table.whole("rounds", 1, 5))
    table.done()
    return part


def _step(table: Table) -> Step:
    timed = "manner" in table.data
    step = Step(
        id=table.text("id"),
        pause=0 if timed else table.whole("pause", *PAUSE_SECONDS),
        manner=_choice(table, "manner", Manner, Manner.HOLD) if timed else None,
        seconds=_paces(table.table("seconds")) if timed else {},
        beats=table.whole("beats", 2, 15, default=0),
        careful=_dose(table.table("careful")) if "careful" in table.data else None,
        again=table.flag("again"),
        pose=table.text("pose", ""),
        poses=table.table("poses", required=False).all_texts(),
    )
    table.done()
    return step


def _paces(table: Table) -> dict[Pace, int]:
    seconds = {pace: table.whole(pace, *HOLD_SECONDS) for pace in Pace}
    table.done()
    return seconds


def _dose(table: Table) -> Dose:
    dose = Dose(table.whole("seconds", *HOLD_SECONDS), table.whole("times", 1, 5))
    table.done()
    return dose


def _ladder(table: Table) -> Ladder:
    ladder = Ladder(
        rungs=tuple(_rung(row) for row in table.tables("rungs")),
        last_try=table.text("last_try"),
        rounds=table.whole("rounds", 1, 5),
        minutes=table.whole("minutes", 1, 60),
        aftercare=table.text("aftercare"),
        sources=table.texts("sources"),
    )
    table.done()
    return ladder


def _rung(table: Table) -> Rung:
    routine = table.text("routine")
    rung = Rung(
        id=table.text("id"),
        routine=routine,
        seated=table.text("seated", routine),
        steps=table.texts("steps", []),
        easing=table.text("easing", ""),
        otherwise=table.text("otherwise"),
        severe=table.text("severe", ""),
        needs_easing=table.flag("needs_easing"),
    )
    table.done()
    return rung
