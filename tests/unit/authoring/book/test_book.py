"""The book holds all that is said, and every source of it."""

import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from skill.authoring import __main__ as commands
from skill.authoring import chromium
from skill.authoring.book import printing, writing
from skill.authoring.book.comments import comments
from skill.authoring.book.content import Book, compared
from skill.authoring.book.editions import Edition
from skill.authoring.book.fillers import times
from skill.authoring.book.page import PAPERS, page
from skill.authoring.toml.strict_toml import CONTENT
from skill.content.model import Library
from skill.content.sentences import sentences
from tests.support.repository import ROOT
from tests.validators.html import html_problems

TRANSCRIPTS = ROOT / "tests" / "transcripts"


def test_every_sentence_of_the_words_is_in_the_book(
    book: Book, edition: Edition, written: Library, read: str
) -> None:
    said = {
        path: text
        for path, text in edition.sentences.items()
        if re.split("[/-]", path)[0] == book.language and not path.startswith("en/clock/")
    }
    assert said
    missing = {
        path: sentence
        for path, text in said.items()
        for sentence in sentences(as_spoken(text, path.partition("/")[0], book, written))
        if " ".join(sentence.split()) not in read
    }
    assert missing == {}


def as_spoken(text: str, place: str, book: Book, written: Library) -> str:
    """A text of a language or of one of its locales, its placeholders filled as in the book."""
    own = {"number": written.locales[place].number_in_words} if place in written.locales else {}
    return text.format(**{**book.fillers, **own})


def test_every_template_of_a_time_is_shown_by_an_example(written: Library, read: str) -> None:
    words = written.words["en"]
    assert {name for name, text in words.clock._asdict().items() if "{" in text} == set(
        times(words)
    )
    for example in times(words).values():
        assert example in read


def test_nobody_has_to_read_braces_ids_or_markup(read: str) -> None:
    prose = re.sub(r"https?://\S+", "", read)
    assert re.findall(r"\S*(?:[{}`]|</|\w_\w)\S*", prose) == []


def test_what_golden_conversations_say_is_in_the_book(edition: Edition) -> None:
    patterns = {
        re.sub(r"\\{\w+\\}", ".+", re.escape(sentence))
        for text in edition.sentences.values()
        for sentence in sentences(text)
    }
    in_the_book = re.compile("|".join(sorted(patterns, key=len, reverse=True)))
    spoken = {line for path in TRANSCRIPTS.rglob("*.txt") for line in spoken_lines(path)}
    assert len(spoken) > 100
    assert {line for line in spoken if not in_the_book.fullmatch(line)} == set()


def spoken_lines(path: Path) -> Iterator[str]:
    """What the coach says in a golden conversation, its pauses left out."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("< ", "? ")):
            yield re.sub(r"\s*⟨.*?⟩", "", line[2:]).strip()


def test_every_source_is_there_with_title_and_address(written: Library, read: str) -> None:
    for source in written.sources.values():
        assert source.title in read
        assert source.url in read
        assert source.original in read


def test_all_that_rests_on_sources_says_when_it_was_compared_with_them(
    written: Library, printed: str
) -> None:
    dates = [
        written.ladder.reviewed_on,
        *(routine.reviewed_on for routine in written.routines.values()),
        *(topic.reviewed_on for topic in written.advice.values()),
        *(sign.reviewed_on for sign in written.signs.values()),
    ]
    for noted in dates:
        day = date.fromisoformat(noted)
        assert f"{day.day} {day:%B %Y}" in printed
    assert printed.count("Last compared with its sources") >= len(dates)


@pytest.mark.parametrize("name", ["signs.toml", "ladder.toml", "situations.toml"])
def test_what_the_writers_noted_is_there(name: str, read: str) -> None:
    noted = [one for one in comments(CONTENT / name) if "(" not in one.text and "_" not in one.text]
    shown = [one.text for one in noted if one.text.rstrip(".") in read]
    assert len(shown) >= len(noted) - 1  # but for what a file says to its writers


def test_every_signed_chapter_has_a_box_and_the_language_has_one(book: Book, printed: str) -> None:
    signed = [section for section in book.sections if section.signed]
    assert printed.count("Clinician, name") == len(signed) > 3
    assert printed.count("Native reader, name") == 1
    assert printed.count(f"Edition {book.fingerprint}.") == len(signed) + 1


def test_the_ladder_is_drawn_with_every_rung_and_answer(written: Library, printed: str) -> None:
    svg = re.search(r'<svg class="diagram".*?</svg>', printed, re.DOTALL)
    assert svg
    drawn = ET.fromstring(svg[0])
    boxes = [one for one in drawn.iter("rect") if one.get("class") == "rung"]
    assert len(boxes) == len(written.ladder.rungs)
    shown = " ".join(text for text in drawn.itertext())
    for answer in ("eased", "not", "gone", "worse", "grips again"):
        assert answer in shown


def test_the_page_is_sound_html_with_and_without_changes(
    book: Book, edition: Edition, printed: str
) -> None:
    before = edition._replace(sentences={**edition.sentences, "en/phrases/gone": "It was said."})
    changed = page(compared(book, "spring.json", before, edition), date(2026, 11, 28))
    assert html_problems([printed, changed]) == []


def test_a_book_is_written_with_its_edition(
    written: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # A second library that equals the first would be compared with it at every look-up.
    monkeypatch.setattr(writing, "load_library", lambda content: written)
    monkeypatch.setattr(writing, "print_pages", lambda pages: iter(["printed"]))
    assert commands.main(["book", "--language", "en", "--folder", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"wrote {tmp_path / 'book-en.html'}",
        f"wrote {tmp_path / 'book.json'}",
        "printed",
    ]
    saved = str(tmp_path / "book.json")
    assert commands.main(["book", "--since", saved, "--folder", str(tmp_path)]) == 0
    assert "Nothing changed." in (tmp_path / "book-en.html").read_text("utf-8")


@pytest.mark.parametrize("paper", PAPERS)
def test_it_is_printed_on_the_paper_that_is_asked_for(
    paper: str, written: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "load_library", lambda content: written)
    monkeypatch.setattr(writing, "print_pages", lambda pages: iter(()))
    assert commands.main(["book", "--paper", paper, "--folder", str(tmp_path)]) == 0
    assert f"size: {paper};" in (tmp_path / "book-en.html").read_text("utf-8")


def test_a_folder_that_cannot_be_made_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert commands.main(["book", "--folder", str(tmp_path / "file" / "book")]) == 1
    assert "file" in capsys.readouterr().out


def test_an_unknown_language_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["book", "--language", "xx", "--folder", str(tmp_path)]) == 1
    assert "there is no language 'xx'" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_without_a_browser_the_page_stays_and_what_to_do_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "found", lambda playwright: None)
    (line,) = printing.print_pages([tmp_path / "book.html"])
    assert line == f"The PDF was left out: {chromium.MISSING}."


def test_a_browser_that_does_not_start_leaves_the_page_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "nowhere"))
    (line,) = printing.print_pages([tmp_path / "book.html"])
    assert line.startswith("The PDF was left out: ")
    assert "nowhere" in line


def test_the_book_is_no_part_of_the_repository() -> None:
    ignored = subprocess.run(
        ["git", "check-ignore", "build/book/book-en.html"], cwd=commands.ROOT, check=False
    )
    assert ignored.returncode == 0
