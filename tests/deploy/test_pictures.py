"""What is uploaded to the bucket: the pictures that the web host serves, and nothing else."""

from pathlib import Path

import pytest
from flask import Flask

from deploy import pictures
from skill.alexa.cards import SIZES
from skill.hosts.web.card_pictures import draw_all
from skill.hosts.web.pictures import pictures as served
from skill.screens.drawings import DRAWINGS

POSES = [path.stem for path in Path(DRAWINGS).iterdir()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build") / "pictures"
    folder.mkdir()
    (folder / "a_pose_of_old-720x480.png").write_bytes(b"PNG")
    pictures.main(folder)
    return folder


def test_every_pose_is_there_in_every_size_and_what_was_there_is_gone(folder: Path) -> None:
    wanted = {f"{pose}-{width}x{height}.png" for pose in POSES for width, height in SIZES}
    assert {path.name for path in folder.iterdir()} == wanted


def test_the_bucket_gets_what_the_web_host_serves(folder: Path, tmp_path: Path) -> None:
    draw_all(tmp_path)
    app = Flask("test", static_folder=None)
    app.register_blueprint(served(tmp_path))
    for path in sorted(folder.iterdir())[:6]:
        assert app.test_client().get(f"/pictures/{path.name}").data == path.read_bytes()


def test_each_is_named_when_it_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pictures.main(tmp_path / "new" / "pictures")
    lines = capsys.readouterr().out.splitlines()
    count = len(SIZES) * len(POSES)
    assert len(lines) == count
    assert lines[0].split()[:3] == ["1", "of", str(count)]
    assert lines[-1].split()[:3] == [str(count), "of", str(count)]
    for line, path in zip(lines, (tmp_path / "new" / "pictures").iterdir(), strict=True):
        assert path.suffix == ".png"
        assert line.endswith(" kB")
