"""Pictures of cards: what is served, to whom, and that none is drawn for a request."""

import os
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import resvg_py
from flask import Flask
from PIL import Image
from werkzeug.test import TestResponse

from deploy.package.icons import size_of
from skill.alexa.cards import SIZES
from skill.hosts.web import card_pictures, create_app
from skill.hosts.web.card_pictures import draw_all, every_picture
from skill.hosts.web.development import secret_path
from skill.hosts.web.pictures import pictures, warn_without_pictures
from skill.hosts.web.responses import handle_errors
from skill.screens.drawings import DRAWINGS
from skill.settings import Settings
from tests.support.clock import Clock
from tests.support.envelopes import intent

POSES = sorted(path.stem for path in Path(DRAWINGS).iterdir())
SMALL, LARGE = "toes_up-720x480.png", "toes_up-1200x800.png"
APP = ["https://ask-ifr-download.s3.amazonaws.com", "http://ask-ifr-download.s3.amazonaws.com"]
LARGEST_CARD_IMAGE = 512 * 1024
"""Bytes; https://developer.amazon.com/en-US/docs/alexa/custom-skills/include-a-card-in-your-skills-response.html"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two pictures."""
    folder = tmp_path_factory.mktemp("drawn")
    for name in (SMALL, LARGE):
        every_picture()[name].draw(folder)
    return folder


@pytest.fixture
def app(folder: Path) -> Flask:
    app = Flask("test", static_folder=None)
    handle_errors(app, lambda _: None)
    app.register_blueprint(pictures(folder))
    return app


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, Any]]:
    """Counts what is drawn, by drawing and width."""
    counts: Counter[tuple[str, Any]] = Counter()
    draw = resvg_py.svg_to_bytes

    def counting(**options: Any) -> Any:
        counts[options["svg_string"], options.get("width")] += 1
        return draw(**options)

    monkeypatch.setattr(resvg_py, "svg_to_bytes", counting)
    return counts


def get(app: Flask, name: str = SMALL, **headers: str) -> TestResponse:
    return app.test_client().get(f"/pictures/{name}", headers=headers)


def pixels(image: bytes) -> Any:
    """Rows of red, green and blue, and of how opaque it is if that differs; each from 0 to 1."""
    return np.asarray(Image.open(BytesIO(image), formats=["png"])) / 255


@pytest.mark.parametrize(("name", "size"), [(SMALL, (720, 480)), (LARGE, (1200, 800))])
def test_a_pose_is_served_in_both_sizes_of_a_card(
    app: Flask, name: str, size: tuple[int, int]
) -> None:
    answer = get(app, name)
    assert answer.status_code == 200
    assert answer.content_type == "image/png"
    assert size_of(answer.data) == size


def test_every_pose_has_its_pictures_and_none_is_too_large_for_a_card() -> None:
    found = every_picture()
    assert sorted(found) == sorted(
        f"{pose}-{width}x{height}.png" for pose in POSES for width, height in SIZES
    )
    for name, picture in found.items():
        assert len(picture.image()) <= LARGEST_CARD_IMAGE, name


@pytest.mark.parametrize("pose", POSES)
def test_a_picture_has_a_light_background_of_its_own_and_something_dark_on_it(pose: str) -> None:
    seen = pixels(every_picture()[f"{pose}-720x480.png"].image())
    assert seen.shape[2] == 3 or seen[:, :, 3].min() == 1.0
    assert seen[0, 0, :3].min() > 0.9
    assert (seen[:, :, :3] < 0.5).mean() > 0.005


def test_whoever_has_a_picture_keeps_it_for_a_day_and_asks_for_changes_after(app: Flask) -> None:
    first = get(app)
    assert first.headers["Cache-Control"] == "public, max-age=86400"
    again = get(app, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "public, max-age=86400"
    other = get(app, LARGE, **{"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
    assert other.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("origin", APP)
def test_the_pages_of_the_app_may_read_pictures(app: Flask, origin: str) -> None:
    answer = get(app, Origin=origin)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == origin
    tag = answer.headers["ETag"]
    kept = get(app, Origin=origin, **{"If-None-Match": tag})
    assert kept.status_code == 304
    assert kept.headers["Access-Control-Allow-Origin"] == origin


@pytest.mark.parametrize("origin", ["https://coach.test", "null", f"{APP[0]}.coach.test", ""])
def test_other_pages_are_not_let_in(app: Flask, origin: str) -> None:
    answer = get(app, Origin=origin)
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_whether_a_page_may_read_a_picture_is_kept_for_that_page_alone(app: Flask) -> None:
    for answer in (get(app), get(app, Origin=APP[0]), get(app, Origin="https://coach.test")):
        assert answer.headers["Vary"] == "Origin"


@pytest.mark.parametrize(
    "name",
    [
        "toes_up.png",
        "toes_up-720x480",
        "toes_up-720x480.svg",
        "toes_up-480x720.png",
        "toes_up-721x480.png",
        "toes_up-0720x480.png",
        "Toes_up-720x480.png",
        "no_such_pose-720x480.png",
        "-720x480.png",
        "",
        "../toes_up-720x480.png",
        "x/toes_up-720x480.png",
        "toes_up-720x480.png/",
        "%00.png",
        "%ff.png",
    ],
)
def test_other_names_are_not_found(app: Flask, name: str) -> None:
    answer = get(app, name)
    assert (answer.status_code, answer.data) == (404, b"Not Found\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_pictures_are_only_read(app: Flask, method: str) -> None:
    answer = app.test_client().open(f"/pictures/{SMALL}", method=method)
    assert (answer.status_code, answer.data) == (405, b"Method Not Allowed\n")


def test_answering_draws_nothing(app: Flask, drawn: Counter[tuple[str, Any]]) -> None:
    assert get(app).status_code == 200
    told = Settings(pictures="https://coach.test/pictures")
    coach = create_app(told, clock=Clock(), development=True)
    client, path = coach.test_client(), f"{secret_path(coach)}/"
    assert client.post(path, json=intent("ReliefIntent")).status_code == 200
    assert not drawn


def test_what_is_drawn_is_drawn_once_and_again_when_its_pose_has_changed(
    drawn: Counter[tuple[str, Any]], tmp_path: Path
) -> None:
    picture = every_picture()[SMALL]
    pose = tmp_path / "toes_up.svg"
    pose.write_bytes(picture.drawing.read_bytes())
    own = picture._replace(drawing=pose)
    assert [own.draw(tmp_path) for _ in range(3)] == [True, False, False]
    later = pose.stat().st_mtime + 60
    os.utime(pose, (later, later))
    assert own.draw(tmp_path)
    assert (tmp_path / SMALL).read_bytes() == picture.image()
    assert {path.name for path in tmp_path.iterdir()} == {pose.name, SMALL}


def test_a_picture_without_a_pose_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {SMALL: every_picture()[SMALL]}
    monkeypatch.setattr(card_pictures, "every_picture", lambda: few)
    (tmp_path / "a_pose_of_old-720x480.png").write_bytes(b"PNG")
    assert draw_all(tmp_path) == 1
    assert draw_all(tmp_path) == 0
    assert [path.name for path in tmp_path.iterdir()] == [SMALL]


def test_who_names_pictures_that_are_not_drawn_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    warn_without_pictures(tmp_path / "none")
    assert len(caplog.messages) == 1
    (tmp_path / SMALL).write_bytes(b"PNG")
    warn_without_pictures(tmp_path)
    assert len(caplog.messages) == 1
