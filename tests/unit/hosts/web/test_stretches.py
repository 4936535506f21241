"""The sheet of stretches: it has every stretch, in the words that are said, and its cautions."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from skill.coaching.messages.events import StretchAsked
from skill.coaching.state.circumstances import allowed
from skill.content.choices import Pace
from skill.content.library import load_library
from skill.content.routine_records import Routine
from skill.content.sentences import sentences
from skill.hosts.web.stretches import DRAWINGS, Sheet, Stretch, sheet
from skill.hosts.web.stretches_page import STYLE, policy, stretches, stretches_page
from tests.support.rehearsal import LIBRARY, Rehearsal
from tests.validators.html import html_problems

OFFERED = [one for one in LIBRARY.routines.values() if one.offered]
WITH_STEPS = [one for one in OFFERED if one.steps]
AT_ONCE = [one for one in WITH_STEPS if not one.needs_screen]
"""Those whose first answer is not a question."""
LOCALES = list(LIBRARY.locales)


_MARKUP = re.compile(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", re.DOTALL)


def written(locale: str = "en-US") -> Sheet:
    return sheet(load_library(), LIBRARY.locales[locale])


def of(routine: Routine) -> Stretch:
    """What the sheet has of a routine."""
    (found,) = (
        one
        for one in written().stretches
        if one.name.lower() == LIBRARY.words["en"].routines[routine.id].name
    )
    return found


@pytest.fixture
def client() -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(stretches())
    return app.test_client()


def test_it_has_everything_that_can_be_asked_for_once() -> None:
    assert len(written().stretches) == len(OFFERED)
    assert len({one.name for one in written().stretches}) == len(OFFERED)


@pytest.mark.parametrize("routine", AT_ONCE, ids=lambda one: one.id)
def test_the_steps_are_in_the_words_that_are_said(routine: Routine) -> None:
    said = Rehearsal(StretchAsked(routine.id)).speech.text
    for step in of(routine).steps:
        assert step.text in said


@pytest.mark.parametrize("routine", WITH_STEPS, ids=lambda one: one.id)
def test_each_step_has_its_drawing_and_each_hold_its_time(routine: Routine) -> None:
    for step, shown in zip(routine.steps, of(routine).steps, strict=True):
        assert shown.drawing == (DRAWINGS / f"{step.pose}.svg").read_text("utf-8")
        held = [f"{step.seconds[Pace.STANDARD]} seconds"] if step.manner else []
        assert list(shown.times[-1:]) == held


def test_movements_that_are_counted_say_how_often() -> None:
    assert of(LIBRARY.routines["ankle_stretch"]).steps[-1].times == ("10 times", "40 seconds")


def test_a_routine_of_several_stretches_names_them() -> None:
    parts = of(LIBRARY.routines["daily_routine"]).parts
    assert [(part.name, part.times) for part in parts] == [
        ("Ankle stretch", ""),
        ("Runner's stretch", "3 times"),
    ]


@pytest.mark.parametrize("routine", OFFERED, ids=lambda one: one.id)
def test_whoever_must_not_do_it_is_sent_to_what_they_may_do(routine: Routine) -> None:
    words = LIBRARY.words["en"]
    cautions = of(routine).cautions
    for situation, who in words.written.situations.items():
        other = allowed(routine.id, (situation,), LIBRARY)
        told = [text for text in cautions if re.search(rf"\b{who}\b.*:", text)]
        expected = [] if other == routine.id else [f"{words.routines[other].name} instead."]
        assert [text.partition(": ")[2] for text in told] == expected


@pytest.mark.parametrize("routine", OFFERED, ids=lambda one: one.id)
def test_where_hands_are_laid_on_a_calf_it_says_which_never(routine: Routine) -> None:
    warns = "Never press or rub a leg that is swollen, hot or red." in of(routine).cautions
    assert warns is routine.needs_screen


def test_in_a_cramp_it_has_the_first_movement_which_suits_everybody() -> None:
    relief = written().relief
    (step,) = relief.steps
    assert step.text.startswith("Keep still. Pull your toes up")
    assert (relief.after, relief.cautions) == ("Keep holding if it still grips.", ())


@pytest.mark.parametrize("locale", LOCALES)
def test_what_needs_a_doctor_is_told_as_in_the_country(locale: str) -> None:
    signs = " ".join(written(locale).signs)
    number = LIBRARY.locales[locale].number_in_words
    assert (f"Call {number} now" if locale.startswith("en-") else number) in signs
    assert ("GP" in signs) is (locale in {"en-GB", "en-AU"})


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_left_to_fill_in(locale: str) -> None:
    text = _MARKUP.sub(" ", stretches_page(locale))
    assert not re.search(r"[{}]|\w_\w|None", text)
    assert all(len(one.split()) <= 30 for one in sentences(" ".join(text.split())))


def test_another_checker_finds_nothing_wrong() -> None:
    assert html_problems([stretches_page(locale) for locale in LOCALES]) == []


def test_the_page_needs_no_other_file(client: FlaskClient) -> None:
    answer = client.get("/stretches/en-GB")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert f"<style>{STYLE}</style>" in answer.text
    assert answer.headers["Content-Security-Policy"] == policy()
    assert not re.search(r"<script|<link|<img|\ssrc=|\sstyle=|url\(|@import", answer.text)


def test_it_leads_to_the_sheets_of_the_other_countries(client: FlaskClient) -> None:
    others = re.findall(r'href="([^"]+)"', client.get("/stretches/en-GB").text)
    assert {*others} == {*LOCALES} - {"en-GB"}
    assert {client.get(f"/stretches/{other}").status_code for other in others} == {200}


@pytest.mark.parametrize("path", ["", "/", "/en", "/hi-IN", "/en-gb", "/en-GB/", "/../privacy"])
def test_there_is_no_other_sheet(client: FlaskClient, path: str) -> None:
    assert client.get(f"/stretches{path}").status_code == 404
