"""Reads the content folder into records: the structure here, the words in `word_reader.py`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from skill.authoring.problems import Problems
from skill.authoring.toml import word_reader
from skill.authoring.toml.record_reader import LIMITS, read_record
from skill.authoring.toml.strict_toml import Table, read_file
from skill.content.advice_records import Advice, Sign
from skill.content.choices import Ending, Manner, Pace
from skill.content.model import Ladder, Library, Locale, Source
from skill.content.routine_records import Routine, Step
from skill.content.situation_records import Situation

Record = TypeVar("Record")


def read(root: Path, problems: Problems) -> Library:
    """Read the content of the folder `root` as far as possible; the rest goes to `problems`."""
    locales = read_file(root, "locales/locales.toml", problems)
    default = locales.string("default")
    rows = {key: _locale(key, locales.table(key)) for key in locales.data if key != "default"}
    spoken = word_reader.read(root, {key: row.language for key, row in rows.items()}, problems)
    rows = {key: row._replace(words=key) if key in spoken else row for key, row in rows.items()}
    return Library(
        sources=_by_id(root, "sources.toml", Source, problems),
        routines=_routines(root, problems),
        ladder=read_record(Ladder, read_file(root, "ladder.toml", problems)),
        situations=_by_id(root, "situations.toml", Situation, problems),
        advice={
            key: read_record(Advice, row, id=key) for key, row in _files(root, "advice", problems)
        },
        signs=_by_id(root, "signs.toml", Sign, problems),
        locales=rows,
        words=spoken,
        default_locale=default,
    )


def _locale(key: str, table: Table) -> Locale:
    return read_record(Locale, table, id=key, words=table.string("language"))


def _by_id(root: Path, name: str, kind: type[Record], problems: Problems) -> dict[str, Record]:
    tables = read_file(root, name, problems).all_tables()
    return {key: read_record(kind, table, id=key) for key, table in tables.items()}


def _files(root: Path, folder: str, problems: Problems) -> Iterator[tuple[str, Table]]:
    """Name and table of each file in a folder, in the order of their names."""
    for path in sorted((root / folder).glob("*.toml")):
        yield path.stem, read_file(root, f"{folder}/{path.name}", problems)


def _routines(root: Path, problems: Problems) -> dict[str, Routine]:
    routines = {}
    for name, table in _files(root, "routines", problems):
        if table.string("id") != name:
            problems.add(table.path, "Id-MustBeTheFileName", f"the id must be {name}")
        routines[name] = _routine(name, table)
    return routines


def _routine(key: str, table: Table) -> Routine:
    steps = tuple(_step(row) for row in table.tables("steps"))
    return read_record(Routine, table, id=key, steps=steps)


def _step(table: Table) -> Step:
    if "manner" not in table.data:
        return read_record(Step, table, seconds={})
    step = read_record(Step, table, pause=0, seconds=_paces(table.table("seconds")))
    return step if step.ending or not step.manner else step._replace(ending=_ENDINGS[step.manner])


def _paces(table: Table) -> dict[Pace, int]:
    seconds = {pace: table.integer(pace, *LIMITS["seconds"]) for pace in Pace}
    table.reject_unknown()
    return seconds


_ENDINGS: Mapping[Manner, Ending] = {
    Manner.HOLD: Ending.EASE_OFF,
    Manner.KNEAD: Ending.REST_HANDS,
    Manner.BEAT: Ending.REST,
}
"""Manner → how a step ends that does not say so."""
