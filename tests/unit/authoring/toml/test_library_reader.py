from pathlib import Path

import pytest

from skill.authoring.library import load_library, read_library
from skill.authoring.problems import ContentError, in_order
from skill.authoring.toml.strict_toml import CONTENT
from skill.content.choices import Act, Ending, Manner, Pace, Urgency
from skill.content.routine_records import Dose
from tests.broken.examples import copy_content
from tests.support.one_language import OTHERS
from tests.support.rehearsal import LIBRARY


def test_a_routine_is_read_with_its_steps() -> None:
    routine = LIBRARY.routines["towel_stretch"]
    assert (routine.id, routine.each_leg, routine.offered) == ("towel_stretch", True, True)
    assert routine.then == "prevention"
    first, *_, last = routine.steps
    assert (first.id, first.manner, first.seconds) == ("leg_out", None, {})
    assert last.manner is Manner.HOLD
    assert last.seconds == {Pace.GENTLE: 10, Pace.STANDARD: 30, Pace.LONGER: 45}
    assert last.careful == Dose(10, 3)
    assert last.pause == 0


def test_a_routine_of_parts_is_read() -> None:
    parts = LIBRARY.routines["daily_routine"].parts
    assert [(part.routine, part.rounds) for part in parts] == [
        ("ankle_stretch", 1),
        ("runners_stretch", 3),
    ]


def test_the_ladder_is_read() -> None:
    ladder = LIBRARY.ladder
    assert (ladder.rounds, ladder.minutes, ladder.aftercare) == (3, 10, "aftercare")
    toes_up, lean, press, ankle, _ = ladder.rungs
    assert toes_up.routines == ("toes_up",)
    assert lean.routines == ("runners_stretch", "stand_on_it", "towel_stretch")
    assert (lean.acts, press.acts) == ((Act.STRETCH,), ())
    assert (toes_up.until_eased, press.until_eased) == (True, False)
    assert (toes_up.asks_if_gone, ankle.asks_if_gone) == (False, True)


def test_situations_are_read_with_what_they_forbid() -> None:
    pregnant = LIBRARY.situations["pregnant"]
    assert pregnant.forbids == (Act.STAND, Act.POINT, Act.PRESS, Act.KNEAD)
    assert (pregnant.careful, pregnant.lasts, pregnant.seated) == (True, True, False)
    assert LIBRARY.situations["driving"].safe_from == "toes_up"
    assert LIBRARY.situations["baby"].advice == "children.baby"


def test_each_topic_is_read_with_its_narrower_questions() -> None:
    how_long = LIBRARY.advice["how_long"]
    assert how_long.answer == ("passes", "stretch", "long")
    assert how_long.questions["by_itself"] == ("by_itself", "stretch", "long")
    assert how_long.facts["by_itself"] == ("nhs_leg_cramps", "nhs_inform_leg_cramps")
    assert how_long.poses["again"] == "toes_up"


def test_a_step_is_read_with_the_words_that_end_it() -> None:
    endings = {row.id: row.steps[-1].ending for row in LIBRARY.routines.values() if row.steps}
    assert endings["toes_up"] is Ending.EASE_OFF
    assert endings["runners_stretch"] is Ending.COME_UP
    assert endings["thumb_pressure"] is endings["calf_massage"] is Ending.REST_HANDS
    assert endings["ankle_stretch"] is Ending.REST


def test_signs_are_read_with_their_urgency() -> None:
    assert LIBRARY.signs["chest_pain"].urgency is Urgency.EMERGENCY
    assert type(LIBRARY.signs["pop"].urgency) is Urgency
    assert LIBRARY.signs["swollen_leg"].becomes["pregnant"] == "swollen_pregnant"


def test_a_folder_given_is_read_in_place_of_our_own(tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    ladder = content / "ladder.toml"
    ladder.write_text(ladder.read_text("utf-8").replace("minutes = 10", "minutes = 9"), "utf-8")
    assert load_library(content).ladder.minutes == 9


def test_content_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    (content / "ladder.toml").unlink()
    library, problems = read_library(content)
    assert library.routines.keys() == LIBRARY.routines.keys()
    assert problems
    with pytest.raises(ContentError) as refusal:
        load_library(content)
    assert refusal.value.problems == in_order(problems)


@pytest.mark.parametrize("name", ["locales/locales.toml", "sources.toml", "situations.toml"])
def test_a_missing_file_is_refused_and_nothing_else_raised(name: str, tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    (content / name).unlink()
    with pytest.raises(ContentError, match=f"{name}: File-MustExist"):
        load_library(content)


LEFT_OUT = {"poses", "reader", *OTHERS}
"""Folders and files of the content that are not read for the library, or like those of English."""
FILES = sorted(
    path.relative_to(CONTENT).as_posix()
    for path in CONTENT.rglob("*.toml")
    if LEFT_OUT.isdisjoint((path.stem, *path.relative_to(CONTENT).parts))
)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_garbage_is_refused_and_nothing_else_raised(name: str, tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    (content / name).write_text('id = []\nsteps = 3\nrungs = [3]\nname = 1\n[x]\ny = "z"', "utf-8")
    with pytest.raises(ContentError):
        load_library(content)
