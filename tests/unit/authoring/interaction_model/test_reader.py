"""Reading a source: its parts come out as records, and what is out of shape is named."""

from pathlib import Path

import pytest

from skill.authoring.interaction_model.amazon_words import AmazonWords
from skill.authoring.interaction_model.reader import read_source, read_sources
from skill.authoring.interaction_model.source import ModelSource, SlotType, Value
from skill.authoring.problems import ContentError, Problems

AMAZON = "en/amazon.toml"
MODEL, RELIEF, LEG = "en/model.toml", "en/intents/ReliefIntent.toml", "en/slot_types/Leg.toml"
STRETCH, BOTH = "en/slot_types/Stretch.toml", "en/slot_types/Leg/both.toml"
FILES = {
    MODEL: """
locales = ["en-US", "en-GB"]
invocation_name = "cramp coach"
fallback_sensitivity = "HIGH"
slot_types = ["Stretch"]
intents = ["StretchIntent"]

[rules]
calf = "(calf|leg)"
""",
    AMAZON: """
spaces = false
name = { fewest = 1, most = 3 }
sentence = { fewest = 8, most = 40 }
launch_words = ["open"]
skill_words = ["skill"]
small_words = ["the"]
connectors = ["por"]
no_connectors = ["por qué"]
wake_words = ["alexa"]
sensitivities = []
""",
    LEG: """
slots = ["leg", "other_leg"]
routines = ["heel_drop"]
files = ["toes"]

[right]
name = "right"
synonyms = ["right one"]

[left]
name = "left"
synonyms = []
""",
    BOTH: '[both]\nname = "both"\nsynonyms = []',
    "en/slot_types/Leg/toes.toml": '[toes]\nname = "toes"\nsynonyms = []',
    STRETCH: 'slots = ["stretch"]\nother_routines = true',
    "en/intents/AMAZON.YesIntent.toml": 'samples = ["yes"]',
    RELIEF: 'samples = ["my <calf> hurts", "my {leg} hurts"]',
    "en/intents/StretchIntent.toml": 'samples = ["the {stretch}"]',
}


def _write(root: Path, changed: dict[str, str]) -> None:
    """The files of a source, some of them otherwise or besides."""
    for name, text in (FILES | changed).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _read(root: Path, changed: dict[str, str]) -> Problems:
    _write(root, changed)
    problems = Problems()
    read_source(root, "en", problems)
    return problems


def _altered(file: str, old: str, new: str) -> dict[str, str]:
    assert old in FILES[file]
    return {file: FILES[file].replace(old, new, 1)}


def test_the_parts_of_a_source_are_read(tmp_path: Path) -> None:
    _write(tmp_path, {})
    problems = Problems()
    source = read_source(tmp_path, "en", problems)
    assert problems == []
    assert (source.path, source.language, source.locales) == ("en", "en", ("en-US", "en-GB"))
    assert (source.invocation_name, source.fallback_sensitivity) == ("cramp coach", "HIGH")
    assert source.rules == {"calf": "(calf|leg)"}
    assert source.slots == {"leg": "Leg", "other_leg": "Leg", "stretch": "Stretch"}
    assert source.types["Stretch"] == SlotType(("stretch",), other_routines=True)
    assert source.types["Leg"].routines == ("heel_drop",)
    assert source.intents["ReliefIntent"] == ("my <calf> hurts", "my {leg} hurts")


def test_what_amazon_asks_of_the_words_is_read(tmp_path: Path) -> None:
    _write(tmp_path, {})
    assert read_source(tmp_path, "en", Problems()).amazon == AmazonWords(
        spaces=False,
        name=range(1, 4),
        sentence=range(8, 41),
        launch_words=frozenset({"open"}),
        skill_words=frozenset({"skill"}),
        small_words=frozenset({"the"}),
        connectors=frozenset({"por"}),
        no_connectors=("por qué",),
        wake_words=frozenset({"alexa"}),
        sensitivities=(),
    )


def test_a_language_may_have_no_sensitivity(tmp_path: Path) -> None:
    _write(tmp_path, _altered(MODEL, 'fallback_sensitivity = "HIGH"', ""))
    assert read_source(tmp_path, "en", Problems()).fallback_sensitivity == ""


def test_what_is_listed_comes_first_and_the_others_follow_by_name(tmp_path: Path) -> None:
    _write(tmp_path, {})
    source = read_source(tmp_path, "en", Problems())
    assert list(source.types) == ["Stretch", "Leg"]
    assert list(source.intents) == ["StretchIntent", "AMAZON.YesIntent", "ReliefIntent"]


def test_a_slot_type_may_be_spread_over_the_files_of_a_folder(tmp_path: Path) -> None:
    _write(tmp_path, {})
    assert read_source(tmp_path, "en", Problems()).types["Leg"].values == (
        Value("right", "right", ("right one",)),
        Value("left", "left", ()),
        Value("toes", "toes", ()),
        Value("both", "both", ()),
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "path", "rule"),
    [
        (MODEL, 'locales = ["en-US", "en-GB"]', "", f"{MODEL}.locales", "Key-MustBePresent"),
        (MODEL, '["en-US", "en-GB"]', '"en"', f"{MODEL}.locales", "Value-MustBeOfItsKind"),
        (MODEL, "[rules]", "[extra]\n[rules]", f"{MODEL}.extra", "Key-MustBeKnown"),
        (MODEL, "locales =", "locales", MODEL, "File-MustBeToml"),
        (MODEL, '"StretchIntent"', '"Song"', "en/intents/Song.toml", "File-MustExist"),
        (AMAZON, 'connectors = ["por"]', "", f"{AMAZON}.connectors", "Key-MustBePresent"),
        (AMAZON, "fewest = 1", "few = 1", f"{AMAZON}.name.few", "Key-MustBeKnown"),
        (AMAZON, "spaces", "gaps", f"{AMAZON}.gaps", "Key-MustBeKnown"),
        (LEG, '"toes"', '"feet"', "en/slot_types/Leg/feet.toml", "File-MustExist"),
        (LEG, 'slots = ["leg", "other_leg"]', "", f"{LEG}.slots", "Key-MustBePresent"),
        (LEG, 'name = "left"', "", f"{LEG}.left.name", "Key-MustBePresent"),
        (LEG, 'name = "left"', 'name = "l"\nside = 1', f"{LEG}.left.side", "Key-MustBeKnown"),
        (LEG, "files", "pages", f"{LEG}.pages", "Value-MustBeOfItsKind"),
        (STRETCH, "= true", '= "rest"', f"{STRETCH}.other_routines", "Value-MustBeOfItsKind"),
        (STRETCH, '"stretch"', '"leg"', LEG, "Slot-MustHaveOneType"),
        (BOTH, "[both]", "[left]", f"{BOTH}.left", "Value-MustBeUnique"),
        (RELIEF, '["my <calf> hurts", ', "[1, ", f"{RELIEF}.samples", "Value-MustBeOfItsKind"),
        (RELIEF, "samples", 'sample = "ow"\nsamples', f"{RELIEF}.sample", "Key-MustBeKnown"),
    ],
)  # fmt: skip
def test_what_is_out_of_shape_is_named(
    tmp_path: Path, file: str, old: str, new: str, path: str, rule: str
) -> None:
    problems = _read(tmp_path, _altered(file, old, new))
    assert (path, rule) in {(problem.path, problem.rule) for problem in problems}


@pytest.mark.parametrize(
    "name", ["en/ReliefIntent.toml", "en/intents/new/ReliefIntent.toml", "en/slot_types/Arm/a.toml"]
)
def test_a_file_in_the_wrong_place_is_named(tmp_path: Path, name: str) -> None:
    (problem,) = _read(tmp_path, {name: "samples = []"})
    assert (problem.path, problem.rule) == (name, "File-MustBeKnown")


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    problems = _read(tmp_path, {MODEL: "locales = 1\nextra = 2", RELIEF: "", LEG: ""})
    named = {f"{MODEL}.locales", f"{MODEL}.extra", f"{RELIEF}.samples", f"{LEG}.slots"}
    assert named <= {problem.path for problem in problems}


BRITISH = """
[slot_types.Leg.left]
synonyms = ["left pin"]

[intents.ReliefIntent]
samples = ["me <calf> hurts"]
"""


def _with_british(root: Path, text: str) -> ModelSource:
    _write(root, {"en-GB.toml": text})
    [source] = read_sources(root)
    return source


def test_a_locale_adds_to_what_its_language_says(tmp_path: Path) -> None:
    source = _with_british(tmp_path, BRITISH)
    british = source.for_locale("en-GB")
    assert british.intents == {
        **source.intents,
        "ReliefIntent": ("my <calf> hurts", "my {leg} hurts", "me <calf> hurts"),
    }
    assert british.types["Leg"].values[1] == Value("left", "left", ("left pin",))
    assert british.types["Leg"].values[2:] == source.types["Leg"].values[2:]
    assert british.slots == source.slots
    assert british.types["Stretch"] == source.types["Stretch"]


def test_a_locale_that_adds_nothing_says_what_its_language_does(tmp_path: Path) -> None:
    source = _with_british(tmp_path, BRITISH)
    assert source.for_locale("en-US") is source


def test_a_place_is_in_the_folder_of_the_language_or_in_the_file_of_the_locale(
    tmp_path: Path,
) -> None:
    source = _with_british(tmp_path, BRITISH)
    assert source.place("intents/ReliefIntent") == RELIEF
    british = source.for_locale("en-GB").place("intents/ReliefIntent")
    assert british == "en-GB.toml.intents.ReliefIntent"


@pytest.mark.parametrize(
    ("old", "new", "path", "rule"),
    [
        ("Leg.left", "Leg.third", "slot_types.Leg.third", "Addition-MustHaveAPlace"),
        ("Leg.left", "Arm.left", "slot_types.Arm", "Addition-MustHaveAPlace"),
        ("ReliefIntent", "SongIntent", "intents.SongIntent", "Addition-MustHaveAPlace"),
        ("samples", "sample", "intents.ReliefIntent.samples", "Key-MustBePresent"),
        ("synonyms", 'name = "l"\nsynonyms', "slot_types.Leg.left.name", "Key-MustBeKnown"),
        ('["left pin"]', '"left pin"', "slot_types.Leg.left.synonyms", "Value-MustBeOfItsKind"),
        ("[slot_types", 'language = "en"\n[slot_types', "language", "Key-MustBeKnown"),
    ],
)
def test_what_a_locale_cannot_add_is_named(
    tmp_path: Path, old: str, new: str, path: str, rule: str
) -> None:
    assert old in BRITISH
    with pytest.raises(ContentError) as caught:
        _with_british(tmp_path, BRITISH.replace(old, new, 1))
    found = {(problem.path, problem.rule) for problem in caught.value.problems}
    assert (f"en-GB.toml.{path}", rule) in found


def test_a_locale_has_to_be_listed_by_its_language(tmp_path: Path) -> None:
    _write(tmp_path, {"en-ZZ.toml": BRITISH})
    with pytest.raises(ContentError, match=r"en-ZZ\.toml: Locale-MustBeListed"):
        read_sources(tmp_path)
