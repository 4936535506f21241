"""The files that the reader loads: built from their sources, and never from broken ones."""

import json
import shutil
from pathlib import Path

import pytest

from skill.authoring.problems import ContentError
from skill.authoring.reader.built_readers import VALUES, out_of_date, write_readers
from skill.authoring.reader.sources import FOLDER, LANGUAGE
from skill.reading.packing import Blocks, pack
from skill.reading.reader import SUFFIX
from tests.support.repository import ROOT
from tests.support.small_lexicon import LISTS


def lists(**more: tuple[str, ...]) -> str:
    return "[lists]\n" + "".join(
        f"{name} = {json.dumps(words)}\n" for name, words in {**LISTS, **more}.items()
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real interaction models and a few words, and nothing built yet."""
    source = tmp_path / FOLDER.format("en")
    source.mkdir(parents=True)
    shutil.copy(ROOT / FOLDER.format("en") / LANGUAGE, source)
    for name in ("lists", "meanings", "phrases"):
        (source / name).mkdir()
    (source / "lists" / "all.toml").write_text(lists(), encoding="utf-8")
    (source / "meanings" / "yes.toml").write_text('["yes"]\nsaid = ["yes"]', encoding="utf-8")
    phrases = '["nothing"]\nphrases = ["hello", "lovely day"]'
    (source / "phrases" / "all.toml").write_text(phrases, encoding="utf-8")
    (tmp_path / "skill" / "content" / "locales" / "README.md").touch()
    models = tmp_path / "interaction_models"
    models.mkdir()
    shutil.copy(ROOT / "interaction_models" / "en-US.json", models)
    return tmp_path


def built(project: Path) -> Path:
    return project / "skill" / "reading" / "built" / f"en{SUFFIX}"


def test_a_missing_reader_is_written_once_and_the_same_each_time(project: Path) -> None:
    assert out_of_date(project) == [built(project)]
    assert write_readers(project) == [built(project)]
    written = built(project).read_bytes()
    assert out_of_date(project) == []
    built(project).unlink()
    write_readers(project)
    assert built(project).read_bytes() == written


@pytest.mark.parametrize(("by", "is_kept"), [(1, True), (-1, True), (2, False), (-2, False)])
def test_a_weight_that_another_machine_rounded_is_no_change(
    project: Path, by: int, is_kept: bool
) -> None:
    write_readers(project)
    blocks = list(Blocks(built(project).read_bytes()))
    first, *others = blocks[VALUES]
    blocks[VALUES] = bytes([(first + by) % 256, *others])
    built(project).write_bytes(pack(blocks))
    assert (out_of_date(project) == []) is is_kept


def test_a_reader_that_no_source_makes_is_removed(project: Path) -> None:
    stray = built(project).with_name(f"xx{SUFFIX}")
    stray.parent.mkdir(parents=True)
    stray.write_text("{}", encoding="utf-8")
    assert set(write_readers(project)) == {stray, built(project)}
    assert not stray.exists()


def test_a_broken_source_writes_nothing(project: Path) -> None:
    source = project / FOLDER.format("en") / "meanings" / "yes.toml"
    source.write_text('["yes"]\nsaid = ["(yes"]', encoding="utf-8")
    with pytest.raises(ContentError, match=r"meanings/yes\.toml\.yes: Pattern-MustBeReadable"):
        write_readers(project)
    assert not built(project).exists()
