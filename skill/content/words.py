"""The words of one language, read from its folder."""

from pathlib import Path

from skill.content.language import AdviceWords, QuestionWords, RoutineWords, Words
from skill.content.reading import Problems, Table, read_file


def read(root: Path, language: str, problems: Problems) -> Words:
    """Everything that is said in a language."""
    folder = f"locales/{language}"

    def file(name: str) -> Table:
        return read_file(root, f"{folder}/{name}.toml", problems)

    phrases, signs, relief, measures = map(file, ("phrases", "signs", "relief", "measures"))
    advice = file("advice").all_tables()
    words = Words(
        never_said=phrases.texts("never_said"),
        phrases=_phrases(phrases.table("phrases")),
        questions={
            key: _question(row) for key, row in phrases.table("questions").all_tables().items()
        },
        routines=_routines(root, folder, problems),
        advice={key: _advice(row) for key, row in advice.items()},
        urgencies=signs.table("urgencies").all_texts(),
        local_number=signs.text("local_number"),
        signs=signs.table("signs").all_texts(),
        rungs=relief.table("rungs").all_texts(),
        situations=relief.table("situations").all_texts(),
        legs={key: row.all_texts() for key, row in measures.table("legs").all_tables().items()},
        seconds=_numbered(measures.table("seconds")),
        minutes=_numbered(measures.table("minutes")),
        numbers=_numbered(measures.table("numbers")),
    )
    for table in (phrases, signs, relief, measures):
        table.done()
    return words


def _phrases(table: Table) -> dict[str, tuple[str, ...]]:
    return {
        key: table.texts(key) if isinstance(value, list) else (table.text(key),)
        for key, value in table.data.items()
    }


def _question(table: Table) -> QuestionWords:
    words = QuestionWords(table.text("ask"), table.text("reprompt"), table.text("help"))
    table.done()
    return words


def _routines(root: Path, folder: str, problems: Problems) -> dict[str, RoutineWords]:
    paths = sorted((root / folder / "routines").glob("*.toml"))
    return {
        path.stem: _routine(read_file(root, f"{folder}/routines/{path.name}", problems))
        for path in paths
    }


def _routine(table: Table) -> RoutineWords:
    situations = table.table("situations", required=False).all_tables()
    words = RoutineWords(
        name=table.text("name"),
        also_called=table.texts("also_called", []),
        keep=table.text("keep", ""),
        ask=table.text("ask", ""),
        reprompt=table.text("reprompt", ""),
        steps=table.table("steps", required=False).all_texts(),
        situations={key: row.all_texts() for key, row in situations.items()},
    )
    table.done()
    return words


def _advice(table: Table) -> AdviceWords:
    facts = [key for key in table.data if key not in ("ask", "reprompt")]
    return AdviceWords(
        facts={key: table.text(key) for key in facts},
        ask=table.text("ask"),
        reprompt=table.text("reprompt"),
    )


def _numbered(table: Table) -> dict[int, str]:
    texts = table.all_texts()
    for key in texts:
        if not key.isdigit():
            table.problems.add(f"{table.path}.{key}", "Key-MustBeANumber", "use digits")
    return {int(key): text for key, text in texts.items() if key.isdigit()}
