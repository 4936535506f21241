"""Reading a source: its parts come out as records, and what is out of shape is named."""

from pathlib import Path

import pytest

from skill.authoring.interaction_model.source import (
    ModelSource,
    SlotType,
    Value,
    read_source,
    read_sources,
)
from skill.authoring.problems import ContentError, Problems

RELIEF = "en.toml.intents.ReliefIntent"
LEFT = "en.toml.types.Leg.left"
SOURCE = """
language = "en"
locales = ["en-US", "en-GB"]
invocation_name = "cramp coach"
fallback_sensitivity = "HIGH"

[rules]
calf = "(calf|leg)"

[slots]
leg = "Leg"

[types.Leg]
routines = ["heel_drop"]

[types.Leg.right]
name = "right"
synonyms = ["right one"]

[types.Leg.left]
name = "left"
synonyms = []

[types.Stretch]
other_routines = true

[intents.ReliefIntent]
samples = ["my <calf> hurts", "my {leg} hurts"]
"""


def _read(folder: Path, text: str) -> Problems:
    (folder / "en.toml").write_text(text, encoding="utf-8")
    problems = Problems()
    read_source(folder, "en.toml", problems)
    return problems


def test_the_parts_of_a_source_are_read_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text(SOURCE, encoding="utf-8")
    problems = Problems()
    source = read_source(tmp_path, "en.toml", problems)
    assert problems == []
    assert (source.path, source.language, source.locales) == ("en.toml", "en", ("en-US", "en-GB"))
    assert (source.invocation_name, source.fallback_sensitivity) == ("cramp coach", "HIGH")
    assert (source.rules, source.slots) == ({"calf": "(calf|leg)"}, {"leg": "Leg"})
    assert source.types == {
        "Leg": SlotType(
            (Value("right", "right", ("right one",)), Value("left", "left", ())),
            ("heel_drop",),
            other_routines=False,
        ),
        "Stretch": SlotType((), (), other_routines=True),
    }
    assert source.intents == {"ReliefIntent": ("my <calf> hurts", "my {leg} hurts")}


@pytest.mark.parametrize(
    ("old", "new", "path", "rule"),
    [
        ('language = "en"', "", "en.toml.language", "Key-MustBePresent"),
        ('language = "en"', "language = 1", "en.toml.language", "Value-MustBeOfItsKind"),
        ("[rules]", "[extra]\n[rules]", "en.toml.extra", "Key-MustBeKnown"),
        ('leg = "Leg"', "leg = 1", "en.toml.slots.leg", "Value-MustBeOfItsKind"),
        ('["my <calf> hurts", ', "[1, ", f"{RELIEF}.samples", "Value-MustBeOfItsKind"),
        ("samples = [", 'sample = "ow"\nsamples = [', f"{RELIEF}.sample", "Key-MustBeKnown"),
        ('name = "left"', "", f"{LEFT}.name", "Key-MustBePresent"),
        ('name = "left"', 'name = "left"\nside = 1', f"{LEFT}.side", "Key-MustBeKnown"),
        ("= true", '= "rest"', "en.toml.types.Stretch.other_routines", "Value-MustBeOfItsKind"),
    ],
)  # fmt: skip
def test_what_is_out_of_shape_is_named(
    tmp_path: Path, old: str, new: str, path: str, rule: str
) -> None:
    assert old in SOURCE
    problems = _read(tmp_path, SOURCE.replace(old, new, 1))
    assert (path, rule) in {(problem.path, problem.rule) for problem in problems}


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    problems = _read(tmp_path, "language = 1\nextra = 2")
    assert {"en.toml.language", "en.toml.extra", "en.toml.intents"} <= {p.path for p in problems}


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    assert _read(tmp_path, "language =")[0].rule == "File-MustBeToml"


BRITISH = """
[types.Leg.left]
synonyms = ["left pin"]

[intents.ReliefIntent]
samples = ["me <calf> hurts"]
"""


def _with_british(folder: Path, text: str) -> ModelSource:
    (folder / "en.toml").write_text(SOURCE, encoding="utf-8")
    (folder / "en-GB.toml").write_text(text, encoding="utf-8")
    [source] = read_sources(folder)
    return source


def test_a_locale_adds_to_what_its_language_says(tmp_path: Path) -> None:
    source = _with_british(tmp_path, BRITISH)
    british = source.said_in("en-GB")
    assert british.path == "en-GB.toml"
    assert british.intents == {
        "ReliefIntent": ("my <calf> hurts", "my {leg} hurts", "me <calf> hurts")
    }
    assert british.types["Leg"].values == (
        Value("right", "right", ("right one",)),
        Value("left", "left", ("left pin",)),
    )
    assert british.types["Leg"].routines == ("heel_drop",)
    assert british.types["Stretch"] == source.types["Stretch"]


def test_a_locale_that_adds_nothing_says_what_its_language_does(tmp_path: Path) -> None:
    source = _with_british(tmp_path, BRITISH)
    assert source.said_in("en-US") is source


@pytest.mark.parametrize(
    ("old", "new", "path", "rule"),
    [
        ("types.Leg.left", "types.Leg.third", "types.Leg.third", "Addition-MustHaveAPlace"),
        ("types.Leg.left", "types.Arm.left", "types.Arm", "Addition-MustHaveAPlace"),
        ("ReliefIntent", "SongIntent", "intents.SongIntent", "Addition-MustHaveAPlace"),
        ("samples", "sample", "intents.ReliefIntent.samples", "Key-MustBePresent"),
        ("synonyms", 'name = "l"\nsynonyms', "types.Leg.left.name", "Key-MustBeKnown"),
        ('["left pin"]', '"left pin"', "types.Leg.left.synonyms", "Value-MustBeOfItsKind"),
        ("[types", 'language = "en"\n[types', "language", "Key-MustBeKnown"),
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
    (tmp_path / "en.toml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "en-ZZ.toml").write_text(BRITISH, encoding="utf-8")
    with pytest.raises(ContentError, match=r"en-ZZ\.toml: Locale-MustBeListed"):
        read_sources(tmp_path)
