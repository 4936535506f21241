"""What is deployed to Lambda: started by Amazon's own runtime client, and looked into."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from deploy import lambda_build, wheels
from deploy.local_lambda import FunctionError, LocalLambda, running
from deploy.wheels import FUNCTION, LOCK, ROOT
from simulator.device.request_json import intent_request, resolved_slot
from skill.alexa.cards import SIZES
from skill.hosts.web.card_pictures import every_picture
from skill.reading.reader import SUFFIX
from tests.support.envelopes import ANOTHER_SKILL, intent, on_screen, request, spoken
from tests.support.rehearsal import LIBRARY

HANDLER = "skill.hosts.aws_lambda.handler"
LAUNCH = request("LaunchRequest")
OWN_ID = {"CRAMP_COACH_SKILL_ID": LAUNCH["context"]["System"]["application"]["applicationId"]}
LARGEST = 16e6
AARCH64 = 183
"""https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html, e_machine."""

WHERE_MODULES_COME_FROM = """
import importlib, json, pkgutil, sys
import skill
names = [module.name for module in pkgutil.walk_packages(skill.__path__, "skill.")]
for name in names:
    importlib.import_module(name)
files = [getattr(module, "__file__", None) for module in sys.modules.values()]
json.dump({"names": names, "files": [file for file in files if file]}, sys.stdout)
"""


@pytest.fixture
def coach(function: Path, client: Path) -> Iterator[LocalLambda]:
    with running(function, HANDLER, client, OWN_ID) as started:
        yield started


def test_it_answers_a_launch(coach: LocalLambda) -> None:
    answer = coach.invoke(LAUNCH)
    assert answer.kind == "response"
    assert "cramp" in spoken(answer.body)
    assert answer.body["response"]["shouldEndSession"] is False


def test_a_screen_is_shown_a_drawing_that_comes_with_the_code(coach: LocalLambda) -> None:
    answer = coach.invoke(on_screen(intent("ReliefIntent")))
    (directive,) = answer.body["response"]["directives"]
    assert directive["type"] == "Alexa.Presentation.APL.RenderDocument"
    assert "toes_up" in directive["document"]["graphics"]


def test_a_card_names_pictures_that_are_drawn(function: Path, client: Path) -> None:
    told = {**OWN_ID, "CRAMP_COACH_PICTURES": "https://coach.test/pictures"}
    with running(function, HANDLER, client, told) as coach:
        card = coach.invoke(intent("ReliefIntent")).body["response"]["card"]
    addresses = {card["image"]["smallImageUrl"], card["image"]["largeImageUrl"]}
    names = {address.removeprefix("https://coach.test/pictures/") for address in addresses}
    assert len(names) == len(SIZES)
    assert names <= every_picture().keys()


def test_its_log_is_lines_of_json(coach: LocalLambda) -> None:
    coach.invoke(LAUNCH)
    coach.invoke(b"no JSON")
    assert coach.invoke(LAUNCH).kind == "response"
    lines = [json.loads(line) for line in coach.log().splitlines()]
    assert [line["level"] for line in lines] == ["INFO", "ERROR", "INFO"]
    assert lines[0]["request"] == "LaunchRequest"


WARMUP = {"source": "serverless-plugin-warmup"}


@pytest.mark.parametrize("event", [None, [], "help", {"a": 1}, WARMUP], ids=repr)
def test_what_is_no_request_of_alexas_is_answered_quietly(
    coach: LocalLambda, event: object
) -> None:
    coach.invoke(LAUNCH)
    before = coach.log()
    quiet = coach.invoke(event)
    assert (quiet.kind, quiet.body) == ("response", {"version": "1.0", "response": {}})
    assert coach.log() == before
    assert coach.invoke(LAUNCH).kind == "response"


def test_a_request_for_nobody_is_refused_and_the_next_answered(coach: LocalLambda) -> None:
    refused = coach.invoke({"request": {"type": 3}})
    assert (refused.kind, refused.body["errorType"]) == ("error", "WrongSkillError")
    assert coach.invoke(LAUNCH).kind == "response"


def test_an_answer_that_alexa_refused_is_a_warning_and_a_metric(coach: LocalLambda) -> None:
    error = {"type": "INVALID_RESPONSE", "message": "SECRET"}
    coach.invoke(request("SessionEndedRequest", reason="ERROR", error=error))
    line = json.loads(coach.log().splitlines()[-1])
    assert (line["level"], line["type"], line["reason"]) == ("WARNING", error["type"], "ERROR")
    assert line["AnswersRefused"] == 1
    assert "SECRET" not in coach.log()


def test_a_request_for_another_skill_is_refused_and_the_next_answered(coach: LocalLambda) -> None:
    application = {"applicationId": ANOTHER_SKILL}
    refused = coach.invoke(LAUNCH | {"context": {"System": {"application": application}}})
    assert (refused.kind, refused.body["errorType"]) == ("error", "WrongSkillError")
    assert coach.invoke(LAUNCH).kind == "response"


def test_a_function_that_cannot_start_says_why(function: Path, client: Path) -> None:
    wrong = {"CRAMP_COACH_STORE_TIMEOUT_MS": "a while"}
    with running(function, HANDLER, client, wrong) as started:
        told = started.invoke(LAUNCH)
        assert (told.kind, told.body["errorType"]) == ("error", "SettingsError")
        with pytest.raises(FunctionError, match="CRAMP_COACH_STORE_TIMEOUT_MS"):
            started.invoke(LAUNCH)


def test_every_module_runs_on_nothing_but_the_folder(function: Path) -> None:
    seen = subprocess.run(
        [sys.executable, "-S", "-s", "-c", WHERE_MODULES_COME_FROM],
        cwd=function,
        env={},
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = json.loads(seen.stdout)
    sources = {
        path.relative_to(function).with_suffix("") for path in function.rglob("skill/**/*.py")
    }
    packed = {".".join(source.parts).removesuffix(".__init__") for source in sources}
    assert {"skill", *loaded["names"]} == packed
    own = (str(function), str(Path(json.__file__).parents[1]))
    assert [file for file in loaded["files"] if not file.startswith(own)] == []
    assert [file for file in loaded["files"] if "site-packages" in file] == []


def test_it_holds_the_locked_packages_and_the_skill_and_nothing_else(function: Path) -> None:
    locked = re.findall(r"^([a-z0-9-]+)==([\w.]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    distributions = {f"{name.replace('-', '_')}-{version}.dist-info" for name, version in locked}
    assert {path.name for path in function.glob("*.dist-info")} == distributions
    modules = {path.name for path in function.iterdir()} - distributions - {"__pycache__"}
    declared = {
        Path(line.partition(",")[0]).parts[0]
        for record in function.glob("*.dist-info/RECORD")
        for line in record.read_text(encoding="utf-8").splitlines()
    }
    assert modules - {"skill"} <= declared


def test_the_skill_in_it_is_whole_but_for_what_is_left_out(function: Path) -> None:
    skill = ROOT / "skill"
    whole = {path.relative_to(skill) for path in lambda_build.files(skill) if not is_cache(path)}
    packed = {
        path.relative_to(function / "skill")
        for path in lambda_build.files(function / "skill")
        if not is_cache(path)
    }
    left_out = {path for path in whole if is_left_out(path)}
    assert packed == whole - left_out
    for name in lambda_build.LEFT_OUT:
        assert any(path.is_relative_to(name) for path in left_out), name


def test_the_reader_comes_as_built_without_what_it_was_built_from(function: Path) -> None:
    reading = function / "skill" / "reading"
    modules = {path.name for path in (ROOT / "skill" / "reading").glob("*.py")}
    assert {path.name for path in reading.glob("*.py")} == modules
    readers = {f"{language}{SUFFIX}" for language in LIBRARY.languages}
    assert {path.name for path in (reading / "built").iterdir()} == readers
    assert {path.name for path in reading.iterdir() if path.is_dir()} == {"__pycache__", "built"}
    for learns in ("numpy", "scipy", "sklearn"):
        assert list(function.glob(f"{learns}*")) == []


def test_it_reads_words(coach: LocalLambda) -> None:
    words = resolved_slot("words", "Said", "oh god my chest feels like somebody sits on it")
    said = intent_request("SaidIntent", {"words": words})
    answer = coach.invoke(request(said.pop("type"), **said))
    assert answer.kind == "response"
    assert spoken(answer.body).startswith("Use a phone to call")


def is_cache(path: Path) -> bool:
    return path.parent.name == "__pycache__"


def is_left_out(path: Path) -> bool:
    named = any(path.is_relative_to(name) for name in lambda_build.LEFT_OUT)
    return named or path.suffix == ".toml"


def test_everything_is_compiled_and_is_never_compared_with_its_source(function: Path) -> None:
    sources = list(function.rglob("*.py"))
    assert len(sources) > 500
    for source in sources:
        name = f"{source.stem}.{sys.implementation.cache_tag}.pyc"
        compiled = (source.parent / "__pycache__" / name).read_bytes()
        # https://peps.python.org/pep-0552/: hash-based, and not to be checked.
        assert int.from_bytes(compiled[4:8], "little") == 0b01, source
        assert str(function).encode() not in compiled, source


def test_the_archive_is_the_same_after_every_build(function: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    lambda_build.build(again)
    archives = [tmp_path / "once.zip", tmp_path / "twice.zip"]
    for folder, archive in zip([function, again], archives, strict=True):
        lambda_build.pack(folder, archive)
    once, twice = (archive.read_bytes() for archive in archives)
    assert once == twice


def test_the_archive_holds_the_folder_for_everybody_to_read(function: Path, tmp_path: Path) -> None:
    archive = tmp_path / "lambda.zip"
    lambda_build.pack(function, archive)
    with ZipFile(archive) as packed:
        assert {info.external_attr >> 16 for info in packed.infolist()} == {0o100644}
        packed.extractall(tmp_path / "unpacked")
    unpacked = tmp_path / "unpacked"
    content = {
        path.relative_to(function): path.read_bytes() for path in lambda_build.files(function)
    }
    assert content == {
        path.relative_to(unpacked): path.read_bytes() for path in lambda_build.files(unpacked)
    }
    print(lambda_build.sizes(function, archive))  # noqa: T201 - shown by -rP
    assert lambda_build.size(function) < LARGEST


def test_packages_are_chosen_for_the_functions_processor_and_python(tmp_path: Path) -> None:
    wheels.install(tmp_path, FUNCTION)
    compiled = list(tmp_path.rglob("*.so"))
    assert compiled
    for library in compiled:
        assert int.from_bytes(library.read_bytes()[18:20], "little") == AARCH64
        assert f"cpython-{FUNCTION.python.replace('.', '')}-aarch64" in library.name


def test_a_package_that_is_not_the_locked_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    forged = tmp_path / "wheels"
    forged.mkdir()
    for wheel in wheels.WHEELS.iterdir():
        (forged / wheel.name).write_bytes(wheel.read_bytes() + b"\0" * wheel.name.startswith("six"))
    monkeypatch.setattr(wheels, "WHEELS", forged)
    with pytest.raises(subprocess.CalledProcessError):
        wheels.install(tmp_path / "function")
    assert "HASHES" in capfd.readouterr().err


def test_it_is_not_built_by_another_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lambda_build, "FUNCTION", FUNCTION._replace(python="3.99"))
    with pytest.raises(SystemExit, match=re.escape("make lambda PYTHON=python3.99")):
        lambda_build.main()
