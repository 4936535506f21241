"""What changed since a signed edition, and editions that cannot be read."""

import json
import subprocess
from pathlib import Path

import pytest

from skill.authoring import __main__ as commands
from skill.authoring.book.changes import Edit, Kind, changes
from skill.authoring.book.content import Book, compared
from skill.authoring.book.editions import BookError, Edition, edition_of, read_saved, save
from skill.authoring.book.since import BUILT, edition_since
from skill.authoring.library import load_library
from tests.broken.examples import copy_content

GONE = "en/phrases/once"


@pytest.fixture
def paths(edition: Edition) -> tuple[str, str]:
    """Two texts of the routines."""
    first, second, *_ = (path for path in edition.sentences if path.startswith("en/routines/"))
    return first, second


@pytest.fixture
def signed(edition: Edition, paths: tuple[str, str]) -> Edition:
    """An edition in which one text was missing, one different, and one too many."""
    added, changed = paths
    before = dict(edition.sentences)
    del before[added]
    before[changed] = "Pull hard. " + before[changed]
    before[GONE] = "It was said once."
    return edition._replace(sentences=before)


def test_exactly_what_changed_is_listed(
    signed: Edition, edition: Edition, book: Book, paths: tuple[str, str]
) -> None:
    added, changed = paths
    since = compared(book, "spring", signed, edition).since
    assert since is not None
    assert {(one.path, one.kind) for one in since.sentences} == {
        (added, Kind.ADDED),
        (changed, Kind.CHANGED),
        (GONE, Kind.REMOVED),
    }
    assert since.structure == ()
    (step,) = (one for one in since.sentences if one.path == changed)
    assert step.edits == (
        Edit(Kind.REMOVED, "Pull hard.", ""),
        Edit(Kind.KEPT, edition.sentences[changed], edition.sentences[changed]),
    )


def test_a_longer_hold_is_a_change_too(tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    before = edition_of(load_library(content))
    held = "standard = 30"
    path = next(
        one for one in (content / "routines").glob("*.toml") if held in one.read_text("utf-8")
    )
    text = path.read_text("utf-8").replace(held, "standard = 35", 1)
    path.write_text(text, "utf-8")
    after = edition_of(load_library(content))
    assert changes(before.sentences, after.sentences) == ()
    (change,) = changes(before.structure, after.structure)
    assert change.path.startswith(f"structure/routines/{path.stem}/steps/")
    assert after.fingerprint != before.fingerprint


def test_another_way_on_the_ladder_is_a_change_though_no_word_differs(
    edition: Edition, book: Book
) -> None:
    place = "ladder/bed/toes_up"
    assert "not → lean" in edition.ladder[place]
    earlier = edition.ladder[place].replace("not → lean", "not → press")
    before = edition._replace(ladder={**edition.ladder, place: earlier})
    since = compared(book, "spring", before, edition).since
    assert since is not None
    (change,) = since.structure
    assert change.path == place
    assert before.fingerprint != edition.fingerprint


def test_an_edition_that_was_not_walked_is_compared_by_its_texts(
    edition: Edition, book: Book, tmp_path: Path
) -> None:
    path = tmp_path / "book.json"
    save(edition._replace(ladder={}), path)
    data = json.loads(path.read_text("utf-8"))
    del data["ladder"]
    path.write_text(json.dumps(data), "utf-8")
    since = compared(book, "spring", read_saved(path), edition).since
    assert since is not None
    assert since.structure == ()


def test_a_saved_edition_is_read_as_it_was(tmp_path: Path, edition: Edition) -> None:
    path = tmp_path / "book.json"
    save(edition, path)
    assert read_saved(path) == edition
    assert read_saved(path).fingerprint == edition.fingerprint


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one commit, in which a phrase is another."""
    built = tmp_path / BUILT
    built.mkdir(parents=True)
    for path in (commands.ROOT / BUILT).glob("*.json"):
        (built / path.name).write_text(path.read_text("utf-8"), "utf-8")
    words = json.loads((built / "en.json").read_text("utf-8"))
    words["phrases"] = {"swap": ["Swap."]}
    (built / "en.json").write_text(json.dumps(words), "utf-8")
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "signed")
    return tmp_path


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def test_a_revision_is_what_was_said_then(project: Path, edition: Edition) -> None:
    before = edition_since("HEAD", project)
    phrases = {path: text for path, text in before.sentences.items() if "/phrases/" in path}
    assert {path: text for path, text in phrases.items() if path.startswith("en/")} == {
        "en/phrases/swap": "Swap."
    }
    (change,) = changes(phrases, {**phrases, "en/phrases/swap": "Now swap legs."})
    assert change.edits == (Edit(Kind.CHANGED, "Swap.", "Now swap legs."),)
    assert before.structure.keys() & edition.structure.keys()


@pytest.mark.parametrize("since", ["spring", "--all", "spring.json", "HEAD^{tree}:x"])
def test_what_is_neither_file_nor_revision_is_named(since: str, project: Path) -> None:
    with pytest.raises(BookError, match="neither a saved book nor a revision"):
        edition_since(since, project)


def test_a_revision_without_content_is_named(tmp_path: Path) -> None:
    _git(tmp_path, "init", "--quiet")
    commit = ("commit", "-qm", "empty", "--allow-empty")
    _git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@b.c", *commit)
    with pytest.raises(BookError, match="has no built content"):
        edition_since("HEAD", tmp_path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("not json", "is no saved book: "),
        ("[]", "of version 1"),
        ('{"version": 0, "sentences": {}, "structure": {}}', "of version 1"),
        ('{"version": 1, "sentences": {}}', "texts by path"),
        ('{"version": 1, "sentences": {"en/a": 1}, "structure": {}}', "texts by path"),
    ],
)
def test_a_file_that_is_no_book_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    path.write_text(text, "utf-8")
    with pytest.raises(BookError, match=reason):
        edition_since(str(path), tmp_path)


def test_without_git_a_saved_book_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BookError, match="git was not found"):
        edition_since("HEAD", tmp_path)


def test_the_command_says_what_is_wrong_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["book", "--since", "spring", "--folder", str(tmp_path / "book")]) == 1
    assert capsys.readouterr().out == "'spring' is neither a saved book nor a revision of git\n"
    assert not (tmp_path / "book").exists()
