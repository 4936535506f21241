from pathlib import Path

import pytest

from skill.authoring.problems import Problems
from skill.authoring.toml import word_reader
from skill.content.word_records import Words
from tests.broken.examples import copy_content
from tests.support.one_language import OTHERS
from tests.support.rehearsal import LIBRARY

ENGLISH = LIBRARY.words["en"]
LOCALES = {key: row.language for key, row in LIBRARY.locales.items() if key not in OTHERS}
"""Some that say what their language says, and some that differ."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_content(tmp_path)


def change(folder: Path, name: str, text: str, by: str) -> list[tuple[str, str]]:
    """Change a file of the English words; returns what is then wrong with them."""
    path = folder / "locales/en" / name
    before = path.read_text("utf-8")
    assert text in before
    path.write_text(before.replace(text, by, 1), "utf-8")
    problems = Problems()
    word_reader.read(folder, LOCALES, problems)
    return [(problem.path, problem.rule) for problem in problems]


def test_one_wording_is_read_like_several() -> None:
    assert ENGLISH.phrases["ease_off"] == ("Ease off.",)
    assert len(ENGLISH.phrases["praise"]) >= 3
    assert ENGLISH.questions["screen"].ask == ("Is that leg swollen, hot or red, or did it pop?",)
    assert ENGLISH.questions["easing"].ask[0] == "Is it easing?"
    assert len(ENGLISH.questions["easing"].ask) >= 3


def test_questions_offers_and_signs_are_read() -> None:
    assert ENGLISH.questions["easing"].reprompt == "Yes, no, or worse?"
    assert ENGLISH.advice["causes"].reprompt == "Yes or no?"
    assert "ask" not in ENGLISH.advice["causes"].facts
    assert ENGLISH.warnings.urgencies["today"] == "Stop, and see a doctor today."
    assert ENGLISH.warnings.openings["long_cramp"] == "See a doctor today."
    assert ENGLISH.warnings.pregnant.keys() == {"fainting"}
    assert ENGLISH.helper_warnings.urgencies["today"] == "They need a doctor today."
    assert ENGLISH.after_hours == "If no doctor is free, go to a hospital."


def test_what_makes_somebody_safe_is_read() -> None:
    driving, stairs = ENGLISH.situations["driving"], ENGLISH.situations["stairs"]
    assert driving.person.call == "Pull over, then call {number}."
    assert (driving.ask, stairs.ask, stairs.person.make_safe) == ("Have you stopped?", "", "")


def test_words_of_a_topic_in_a_situation_are_read() -> None:
    care = ENGLISH.advice["aftercare"]
    drink = "Drink only as much as your doctor or dialysis unit allows."
    assert care.said("water", ("dialysis",)) == drink
    assert care.said("ice", ("dialysis",)) == care.facts["ice"]


def test_words_to_a_helper_are_read() -> None:
    pull = ENGLISH.routines["toes_up"]
    told = pull.said("pull", ("older", "someone_else"))
    assert told == pull.helped["older"]["pull"] != pull.situations["older"]["pull"]


def test_measures_are_found_by_number() -> None:
    assert ENGLISH.seconds[30] == "thirty seconds"
    assert ENGLISH.numbers[3] == "three"
    assert ENGLISH.legs["left"]["other_leg"] == "right leg"


def test_words_of_a_routine_are_read() -> None:
    runner = ENGLISH.routines["runners_stretch"]
    assert runner.name == "runner's stretch"
    assert "wall stretch" in runner.also_called
    assert runner.gently == "Lean in only a little."


@pytest.mark.parametrize(
    ("name", "text", "by", "path", "rule"),
    [
        ("phrases.toml", "[phrases]", "spare = 1\n[phrases]", "spare", "Key-MustBeKnown"),
        ("measures.toml", "[minutes]", "[hours]", "minutes", "Key-MustBePresent"),
        ("measures.toml", "[minutes]", "[hours]", "hours", "Key-MustBeKnown"),
        ("measures.toml", '1 = "one"', '1st = "one"', "numbers.1st", "Key-MustBeANumber"),
        ("signs.toml", "[signs]", "[sines]", "signs", "Key-MustBePresent"),
        ("measures.toml", "[minutes]", "[minutes]\n0 = 1", "minutes.0", "Value-MustBeOfItsKind"),
    ],
)
def test_words_out_of_place_are_reported(
    name: str, text: str, by: str, path: str, rule: str, folder: Path
) -> None:
    assert (f"locales/en/{name}.{path}", rule) in change(folder, name, text, by)


def test_a_routine_needs_a_name(folder: Path) -> None:
    broken = change(folder, "routines/toes_up.toml", 'name = "toe pull"', "")
    assert broken == [("locales/en/routines/toes_up.toml.name", "Key-MustBePresent")]


def test_a_missing_language_is_reported_file_by_file(folder: Path) -> None:
    problems = Problems()
    word_reader.read(folder, {"hi-IN": "hi"}, problems)
    missing = {problem.path for problem in problems if problem.rule == "File-MustExist"}
    names = ("measures", "phrases", "relief", "screens", "signs", "speech", "written")
    assert missing == {f"locales/hi/{name}.toml" for name in names}


def differences(folder: Path, text: str) -> tuple[dict[str, Words], Problems]:
    """All words when the British ones are written like this, and what is wrong with them."""
    (folder / "locales/en-GB.toml").write_text(text, "utf-8")
    problems = Problems()
    return word_reader.read(folder, LOCALES, problems), problems


def test_a_locale_says_the_words_of_its_language_and_its_own(folder: Path) -> None:
    own = (
        '[routines.towel_stretch]\nname = "flannel stretch"\n'
        '[phrases.phrases]\nround = "Lap {round}."'
    )
    found, problems = differences(folder, own)
    assert problems == []
    assert found.keys() == {LIBRARY.locales[locale].words for locale in LOCALES} | {"en", "en-GB"}
    assert found["en"] == ENGLISH
    assert found["en-GB"].routines["towel_stretch"].name == "flannel stretch"
    assert found["en-GB"].phrases == {**ENGLISH.phrases, "round": ("Lap {round}.",)}
    assert found["en-GB"].advice == ENGLISH.advice


@pytest.mark.parametrize(
    ("text", "path", "rule"),
    [
        ("[jokes]\nx = 1", "jokes", "Change-MustReplaceWords"),
        ("[routines.hop]\nname = 'hop'", "routines/hop", "Change-MustReplaceWords"),
        ("[signs.signs]\nhop = 'Hop.'", "signs.signs.hop", "Change-MustReplaceWords"),
        ("[phrases.phrases]\nup = 'Up.'", "phrases.phrases.up", "Change-MustChange"),
        (
            "[signs.urgencies]\nemergency = 'Use a phone now.'",
            "signs.urgencies.emergency",
            "Change-MustKeepPlaceholders",
        ),
        ("[phrases.phrases]\nup = 7", "phrases.phrases.up", "Value-MustBeOfItsKind"),
        ("[phrases]\nphrases = 'Up.'", "phrases.phrases", "Value-MustBeOfItsKind"),
    ],
)
def test_a_difference_has_to_be_one(text: str, path: str, rule: str, folder: Path) -> None:
    _, problems = differences(folder, text)
    assert (f"locales/en-GB.toml.{path}", rule) in [row[:2] for row in problems]


def test_a_broken_language_is_not_reported_once_more_for_each_locale(folder: Path) -> None:
    assert change(folder, "phrases.toml", 'up = "Up."', "up = 3") == [
        ("locales/en/phrases.toml.phrases.up", "Value-MustBeOfItsKind")
    ]


def test_words_of_a_locale_without_a_row_are_reported(folder: Path) -> None:
    (folder / "locales/en-ZZ.toml").write_text("[phrases.phrases]\nround = 'Lap.'", "utf-8")
    problems = Problems()
    word_reader.read(folder, LOCALES, problems)
    assert [row[:2] for row in problems] == [("locales/en-ZZ.toml", "Locale-MustBeListed")]
