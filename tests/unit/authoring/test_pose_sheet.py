import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from skill.authoring import __main__ as commands
from skill.authoring.drawing.poses import load_poses

SVG = "{http://www.w3.org/2000/svg}"


def test_every_pose_is_drawn_and_the_page_shows_each_in_every_light(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sheet"
    assert commands.main(["poses", str(folder)]) == 0
    assert capsys.readouterr().out == f"look at {folder / 'index.html'}\n"
    page = (folder / "index.html").read_text("utf-8")
    assert sorted(path.stem for path in folder.glob("*.svg")) == sorted(load_poses())
    for name in load_poses():
        drawing = (folder / f"{name}.svg").read_text("utf-8")
        assert ET.fromstring(drawing).findtext(f"{SVG}title") == name
        section = page[page.index(f'<section id="{name}">') :].split("</section>")[0]
        shown = re.findall(r'<div class="([a-z ]+)"><svg', section)
        assert shown == ["light", "dark", "light grey", "dark grey"]


def test_motions_of_different_poses_do_not_get_mixed_up_on_one_page(tmp_path: Path) -> None:
    commands.main(["poses", str(tmp_path)])
    seen: set[str] = set()
    for path in tmp_path.glob("*.svg"):
        names = set(re.findall(r"@keyframes (\S+?){", path.read_text("utf-8")))
        assert names.isdisjoint(seen)
        seen |= names
    assert seen
