"""The report on what is understood names what went wrong, but for lines that are set aside."""

import re
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest

from bench.hearing import main
from bench.hearing_lines import SET_ASIDE, read_lines
from simulator.device.request_json import Json

MISSED = "number {} of the kettle"
"""A line of which no danger sign is understood."""


def line(*, aside: bool) -> str:
    """A line that is set aside, or is not."""
    candidates = (MISSED.format(number) for number in count())
    return next(
        words
        for words in candidates
        if (sha256(words.encode()).digest()[0] % SET_ASIDE == 0) is aside
    )


def written(folder: Path, *rows: str) -> Path:
    path = folder / "en-US" / "three.tsv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([*rows, ""]), encoding="utf-8")
    return path


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Two lines that are no danger sign, whatever the file says, and one that is.

    One of the two is set aside.
    """
    said = [f"fresh\t{line(aside=aside)}\tsign:chest_pain" for aside in (False, True)]
    return written(
        tmp_path,
        "context\tutterance\tunderstood",
        *said,
        "hold\ti have chest pain\tsign:chest_pain",
    )


def test_lines_are_counted_and_missed_signs_are_named(
    three: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(three)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "en-US three: 2 lines" in told.out
    assert re.search(r"danger sign missed +1 of 2 +50.0%\n +\[fresh\] number", told.out)
    assert line(aside=False) in told.out
    assert "chest pain" not in told.out


@pytest.mark.parametrize("options", [[], ["--lines"], ["--shares", "--lines"]], ids=str)
def test_lines_that_are_set_aside_are_counted_and_never_named(
    options: list[str], three: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(three), *options]) == 0
    told = capsys.readouterr().out
    assert "three, set aside: 1 lines\n" in told
    assert told.count("set aside") == (3 if "--shares" in options else 1)
    assert line(aside=True) not in told


def test_lines_that_are_not_right_are_named_when_asked_for(
    three: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(three), "--lines"])
    assert capsys.readouterr().out.count(line(aside=False)) == 2


def test_how_far_it_is_is_shown_to_who_watches(
    three: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    main([str(three)])
    shown = capsys.readouterr()
    assert "saying en-US three, 0% astray:  33%" in shown.err
    assert "saying" not in shown.out


def test_answers_are_written_down_where_there_is_a_column_for_them(tmp_path: Path) -> None:
    rows = ("fresh\thelp my calf cramp\tcramp", "hold\tcall an ambulance\tsign:emergency")
    path = written(
        tmp_path, "context\tutterance\tunderstood\tanswer", *(f"{row}\t" for row in rows)
    )
    assert main([str(path), "--update"]) == 0
    assert [line.answer for line in read_lines(path)] == ["movement", "warning"]
    assert path.read_text(encoding="utf-8").splitlines()[1] == f"{rows[0]}\tmovement"


def test_a_file_without_that_column_stays_as_it_is(three: Path) -> None:
    before = three.read_bytes()
    main([str(three), "--update"])
    assert three.read_bytes() == before


def test_a_skill_that_fails_is_no_measurement(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(event: Json, context: object) -> Json:
        raise KeyError(event["version"])

    monkeypatch.setattr("bench.hearing_talk._skill", lambda: failing)
    with pytest.raises(RuntimeError, match=r"number \d+ of the kettle: the skill raised KeyError"):
        main([str(three)])
