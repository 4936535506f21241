import io
import json
import os
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import pytest

from simulator.console.terminal import main
from simulator.device import understood
from tests.support.small_model import small_skill

ROOT = Path(__file__).parents[3]
TERMINAL = "simulator.console.terminal"


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def pipe_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_say_prints_the_conversation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["say", "help my calf cramp", "@12 repeat"], small_skill) == 0
    assert capsys.readouterr().out == (
        "you   help my calf cramp\n"
        "      ReliefIntent (sample)\n"
        "coach Pull your toes up and hold for twenty seconds. ⟨9 s⟩\n"
        "      Keep breathing. ⟨8.125 s⟩\n"
        "      Ease off.\n"
        "      Is it easing?\n"
        "      ● microphone open\n"
        "you   (12 s into the answer) repeat\n"
        "      AMAZON.RepeatIntent (sample)\n"
        "coach Pull your toes up and hold for twenty seconds. ⟨9 s⟩\n"
        "      Keep breathing. ⟨8.125 s⟩\n"
        "      Ease off.\n"
        "      Is it easing?\n"
        "      ● microphone open\n"
    )


def test_long_lines_are_wrapped_beside_the_name_but_not_inside_a_silence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "56")
    assert main(["say", "help my calf cramp"], small_skill) == 0
    assert (
        "coach Pull your toes up and hold for twenty seconds.\n      ⟨9 s⟩\n"
    ) in capsys.readouterr().out


def test_a_pipe_is_read_without_waiting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe_in(monkeypatch, "open cramp coach\n\n...\n")
    assert main([], small_skill) == 0
    out = capsys.readouterr().out
    assert "coach Where does it hurt?" in out
    assert "coach Your calf, or your foot?" in out
    assert "(the session ends: EXCEEDED_MAX_REPROMPTS)\n      ○ session closed\n" in out


def test_json_is_one_object_a_turn(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["alexa, ask cramp coach to start the wall stretch", "..."]
    assert main(["--json", "say", *lines], small_skill) == 0
    first, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert list(first) == ["said", "intent", "slots", "understood", "request", "response"]
    assert first["said"] == lines[0]
    assert first["intent"] == "StretchIntent"
    assert first["slots"] == {"stretch": "runners_stretch"}
    assert first["understood"] == []
    assert first["request"]["request"]["type"] == "IntentRequest"
    assert first["response"]["response"]["shouldEndSession"] is False
    assert (last["said"], last["intent"]) == (None, "SessionEndedRequest")


def test_a_broken_answer_is_told_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: object, __: object) -> dict[str, object]:
        return {"version": "1.0"}

    assert main(["say", "help my calf cramp"], broken) == 1
    out = capsys.readouterr().out
    assert "There was a problem with the requested skill's response." in out
    assert "for developers: response must be an object, not NoneType" in out
    assert main(["say", "--json", "help my calf cramp"], broken) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[0])["error"].startswith("response must")


def test_a_wav_file_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "night.wav"
    assert main(["say", "help my calf cramp", "--wav", str(file)], small_skill) == 0
    with wave.open(str(file)) as track:
        assert 20 < track.getnframes() / track.getframerate() < 27
    assert "coach Pull your toes up" in capsys.readouterr().out


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_timeline_is_drawn(
    place: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "night.svg"
    arguments = ["say", "help my calf cramp"]
    arguments[place:place] = ["--timeline", str(file)]
    assert main(arguments, small_skill) == 0
    assert file.read_text(encoding="utf-8").startswith("<svg")
    output = capsys.readouterr()
    assert "coach Pull your toes up" in output.out
    assert output.err == ""


def test_a_piped_conversation_is_drawn_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pipe_in(monkeypatch, "open cramp coach\n...\n")
    file = tmp_path / "night.svg"
    assert main(["--json", "--timeline", str(file)], small_skill) == 0
    assert file.read_text(encoding="utf-8").startswith("<svg")


def test_a_voice_without_a_player_goes_on_in_writing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["say", "--voice", "stop"], small_skill) == 0
    output = capsys.readouterr()
    assert "no sound player found" in output.err
    assert "coach Goodbye." in output.out


def test_a_voice_is_played(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    player = tmp_path / "aplay"
    player.write_text(f'#!/bin/sh\n/bin/cat "$2" >{tmp_path}/played\n')
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["say", "--voice", "stop"], small_skill) == 0
    assert (tmp_path / "played").read_bytes()[:4] == b"RIFF"
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--locale", "xx-XX"], "no interaction model for 'xx-XX' (available: "),
        (["say", "hello", "--locale", "xx-XX"], "no interaction model for 'xx-XX'"),
        (["say"], "the following arguments are required: LINE"),
        (["sing"], "invalid choice: 'sing'"),
        (["--loud"], "unrecognized arguments: --loud"),
        (["--misrouted", "1.5"], "'1.5' is no share from 0 to 1"),
        (["say", "hello", "--misrouted", "few"], "'few' is no share from 0 to 1"),
        (["say", "hello", "--wav", "/nowhere/at/all.wav"], "No such file or directory"),
        (["say", "hello", "--timeline", "night.png"], "'night.png' does not end in .svg"),
        (["say", "hello", "--timeline", "/nowhere/at/all.svg"], "No such file or directory"),
    ],
)
def test_bad_arguments_are_one_clear_line(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments, small_skill)
    error = capsys.readouterr().err
    assert stop.value.code == 2
    assert reason in error
    assert error.startswith("cramp-coach: ")
    assert error.count("\n") == 1


def test_help_explains_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert 'cramp-coach say "help my calf cramp" "no" "@12 repeat"' in out
    assert "--wav FILE" in out
    assert "--misrouted SHARE" in out
    assert "--timeline FILE.svg" in out


def test_what_a_sample_fits_is_answered_before_the_classifier_has_learned(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: object) -> None:
        raise AssertionError("it learns although a sample fits")

    monkeypatch.setattr("simulator.hearing.classifier.IntentClassifier.learn", refuse)
    assert main(["say", "help my calf cramp", "no", "what a night"], small_skill) == 0
    assert "coach Pull your toes up" in capsys.readouterr().out


STORY = "well it was the ninth lap and there it went"


def test_what_was_understood_stands_beside_the_intent(capsys: pytest.CaptureFixture[str]) -> None:
    def knowing(event: dict[str, Any], context: object) -> dict[str, Any]:
        if event["request"]["type"] == "IntentRequest":
            understood.note(("cramp", "leg:left"))
        return small_skill(event, context)

    assert main(["say", STORY, "my left leg is cramping"], knowing) == 0
    told = [line.strip() for line in capsys.readouterr().out.splitlines() if " · " in line]
    assert told == [
        "[SaidIntent · cramp, leg:left] (said as words)",
        "[ReliefIntent leg=left · cramp, leg:left] (sample)",
    ]
    assert main(["--json", "say", STORY, "..."], knowing) == 0
    turn, *_, end = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (turn["slots"], turn["understood"]) == ({"words": STORY}, ["cramp", "leg:left"])
    assert (end["said"], end["understood"]) == (None, [])


@pytest.mark.parametrize("place", [0, 1])
def test_a_share_of_the_words_can_go_astray(place: int, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["say", STORY, "help my calf cramp"]
    arguments[place:place] = ["--misrouted", "1"]
    assert main(arguments, small_skill) == 0
    out = capsys.readouterr().out
    assert "(gone astray)" in out
    assert "SaidIntent" not in out
    assert "ReliefIntent (sample)" in out


def test_the_skill_itself_tells_what_it_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "say", "my left leg is cramping"]) == 0
    assert {"cramp", "leg:left"} <= set(json.loads(capsys.readouterr().out)["understood"])


def run_real(arguments: list[str], stdin: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "simulator.console.terminal", *arguments],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_skill_itself_leads_through_the_ladder() -> None:
    run = run_real([], "ow my calf\nno\nno\nit is easing\n")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.count("you   ") == 4
    assert run.stdout.count("● microphone open") == 4
    assert "\x1b" not in run.stdout


@pytest.mark.parametrize(
    ("locale", "number"),
    [("en-US", "911"), ("en-GB", "999"), ("en-AU", "000"), ("en-CA", "911"), ("en-IN", "112")],
)
def test_a_device_in_another_country_hears_its_number(
    locale: str, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["say", "i have chest pain", "--locale", locale]) == 0
    assert f"coach Use a phone to call {number} now.\n" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_a_reader_that_goes_away_ends_it_quietly(arguments: list[str], tmp_path: Path) -> None:
    wav = tmp_path / "night.wav"
    lines = ["help my calf cramp", "no"]
    command = [sys.executable, "-m", TERMINAL, *arguments, "--wav", str(wav), "say", *lines]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
    assert wav.stat().st_size > 0


def test_a_reader_that_goes_away_ends_a_conversation_without_an_end() -> None:
    command = f"yes 'ow my calf' | {sys.executable} -m {TERMINAL} | head -n 1"
    piped = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert (piped.stdout, piped.stderr) == ("you   ow my calf\n", "")


SETTINGS = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "nowhere.ISO-8859-1"},
    {"TERM": "dumb", "PYTHONIOENCODING": "cp437"},
]


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_a_terminal_may_know_few_signs(settings: dict[str, str], arguments: list[str]) -> None:
    odd = "sa\u0142amander caf\u00e9".encode() + b" \xe9\xff"
    lines = [b"ow my calf", odd]
    for said, piped in (([b"say", *lines], b""), ([], b"\n".join(lines))):
        run = subprocess.run(
            [sys.executable, "-m", TERMINAL, *arguments, *said],
            cwd=ROOT,
            env={**os.environ, **settings},
            input=piped,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (run.returncode, run.stderr) == (0, b"")
        assert b"Keep still." in run.stdout
        if arguments:
            assert [json.loads(turn)["said"][:2] for turn in run.stdout.splitlines()] == [
                "ow",
                "sa",
            ]


@pytest.mark.parametrize("second", ["86401", "99999999999999999999", "9" * 400, "1.5" + "0" * 400])
def test_a_second_may_be_as_late_as_one_likes(
    second: str, capsys: pytest.CaptureFixture[str]
) -> None:
    late = f"@{second} no"
    assert main(["say", "help my calf cramp", *[late] * 3], small_skill) == 0
    assert capsys.readouterr().out.count("\nyou   ") == 3


def test_a_skill_that_refuses_to_start_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise ValueError("advice.toml.prevention: Offer-MustExist: there is no 'foot_bath'")

    monkeypatch.setattr("simulator.console.terminal.remembering_skill", refuse)
    assert main(["say", "ow my calf"]) == 2
    assert "refuses to start\nadvice.toml" in capsys.readouterr().err
