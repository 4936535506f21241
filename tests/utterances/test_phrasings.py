"""The held-out phrasings: well-formed, known labels, enough of each, none of them a sample."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from skill.authoring.interaction_model.letters import is_lower, is_spoken

FOLDER = Path(__file__).parent
MODELS = FOLDER.parents[1] / "interaction_models"
USUAL = "en-US"
LOCALES = sorted(path.stem for path in FOLDER.glob("*.tsv"))

LEAST_LINES = (
    ("ReliefIntent", 155),
    ("RedFlagIntent", 125),
    ("StretchIntent", 45),
    ("PressureIntent", 35),
    ("IceHeatIntent", 30),
    ("PreventionIntent", 50),
    ("CauseIntent", 40),
    ("DoctorIntent", 30),
    ("HoldTimeIntent", 20),
    ("SuppliesIntent", 15),
    ("HistoryIntent", 20),
    ("PrivacyIntent", 25),
    ("EasingIntent", 25),
    ("StillHurtsIntent", 20),
    ("WorseIntent", 15),
    ("PaceIntent", 20),
    ("TimeLeftIntent", 7),
    ("AMAZON.YesIntent", 5),
    ("AMAZON.NoIntent", 4),
    ("AMAZON.NextIntent", 9),
    ("AMAZON.PreviousIntent", 9),
    ("AMAZON.RepeatIntent", 8),
    ("AMAZON.PauseIntent", 5),
    ("AMAZON.ResumeIntent", 5),
    ("AMAZON.StartOverIntent", 3),
    ("AMAZON.HelpIntent", 4),
    ("AMAZON.StopIntent", 6),
    ("AMAZON.CancelIntent", 3),
    ("AMAZON.NavigateHomeIntent", 2),
    ("AMAZON.FallbackIntent", 80),
)
LEAST_TOTAL = 700
LEAST_OF_ANOTHER_LOCALE = 40
MOST_WORDS = 25


def _rows(locale: str) -> list[list[str]]:
    with (FOLDER / f"{locale}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module", params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def rows(locale: str) -> list[list[str]]:
    return _rows(locale)


@pytest.fixture(scope="module")
def phrasings(rows: list[list[str]]) -> list[str]:
    return [row[0] for row in rows[1:]]


def test_the_header_names_the_columns(rows: list[list[str]]) -> None:
    assert rows[0] == ["utterance", "intent"]


def test_every_line_has_two_columns(rows: list[list[str]]) -> None:
    assert [row for row in rows if len(row) != 2] == []


def test_every_label_is_an_intent_of_the_skill(rows: list[list[str]]) -> None:
    intents = {intent for intent, _ in LEAST_LINES}
    assert [row for row in rows[1:] if row[-1] not in intents] == []


def test_no_phrasing_comes_twice(phrasings: list[str]) -> None:
    seen = Counter(phrasing.lower().strip() for phrasing in phrasings)
    assert [phrasing for phrasing, times in seen.items() if times > 1] == []


def test_phrasings_are_written_as_a_recogniser_gives_them(phrasings: list[str]) -> None:
    assert [text for text in phrasings if not (is_spoken(text) and is_lower(text))] == []


def test_no_phrasing_is_longer_than_one_breath(phrasings: list[str]) -> None:
    assert [text for text in phrasings if len(text.split()) > MOST_WORDS] == []


def test_there_are_enough_phrasings(phrasings: list[str], locale: str) -> None:
    assert len(phrasings) >= (LEAST_TOTAL if locale == USUAL else LEAST_OF_ANOTHER_LOCALE)


def test_every_locale_has_phrasings() -> None:
    assert {path.stem for path in MODELS.glob("*.json")} == set(LOCALES)


def test_no_phrasing_is_in_two_files() -> None:
    seen = Counter(row[0] for locale in LOCALES for row in _rows(locale)[1:])
    assert [phrasing for phrasing, times in seen.items() if times > 1] == []


@pytest.mark.parametrize(("intent", "least"), LEAST_LINES)
def test_every_intent_has_enough_phrasings(intent: str, least: int) -> None:
    assert sum(row[-1] == intent for row in _rows(USUAL)[1:]) >= least


def test_no_phrasing_is_a_sample_of_the_model(phrasings: list[str], locale: str) -> None:
    model = json.loads((MODELS / f"{locale}.json").read_text(encoding="utf-8"))
    intents = model["interactionModel"]["languageModel"]["intents"]
    samples = {sample.lower().strip() for intent in intents for sample in intent.get("samples", [])}
    assert [text for text in phrasings if text in samples] == []
