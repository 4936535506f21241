from pathlib import Path

from skill.authoring.problems import Problem, Problems
from skill.authoring.reader.sources import GRADES, read_sources
from skill.reading import lexicon
from skill.reading.lexicon import Reach
from skill.reading.spoken import Spoken

LANGUAGE_FILE = """
endings = ["'s"]
beginnings = ["l'"]
kept = ["sí"]
[instead]
"est-ce" = "l'est"
[letters]
e = "éè"
[reach]
denying = 5
denying_before = 4
clearing = 3
"""


def write(folder: Path, language: str = LANGUAGE_FILE, **files: str) -> Path:
    """Files of the folder of a language; `lists_a` is `lists/a.toml`."""
    for name, text in {"language": language, **files}.items():
        path = folder / "en" / f"{name.replace('_', '/', 1)}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "en"


def test_lists_meanings_and_phrases_are_read_from_all_files(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        lists_body='[lists]\ncalf = ["calf", "cuff"]',
        lists_signs='[lists]\nhot = ["hot"]',
        meanings_leg='["leg:left"]\nsaid = ["left"]\n["leg:right"]\nunless = ["right now"]',
        phrases_a='["yes"]\nphrases = ["why ever not"]',
        phrases_b='["yes"]\nphrases = ["go on then"]\n["nothing"]\nphrases = ["hm"]',
    )
    problems = Problems()
    sources = read_sources(folder, problems)
    assert problems == []
    assert sources.lists == {"calf": ("calf", "cuff"), "hot": ("hot",)}
    assert [(one.path, one.token) for one in sources.meanings] == [
        ("meanings/leg.toml.leg:left", "leg:left"),
        ("meanings/leg.toml.leg:right", "leg:right"),
    ]
    assert sources.meanings[0].by_grade == {"said": ("left",), "perhaps": (), "unless": ()}
    assert sources.phrases == {"yes": ("why ever not", "go on then"), "nothing": ("hm",)}


def test_how_words_are_cut_and_how_far_denials_reach_is_read(tmp_path: Path) -> None:
    problems = Problems()
    sources = read_sources(write(tmp_path), problems)
    assert problems == []
    assert sources.spoken == Spoken(
        ("'s",), ("l'",), ("sí",), {"est ce": "l est"}, {"é": "e", "è": "e"}
    )
    assert sources.reach == Reach(denying=5, denying_before=4, clearing=3)


def test_a_language_that_leaves_something_out_or_adds_something_is_a_problem(
    tmp_path: Path,
) -> None:
    problems = Problems()
    read_sources(write(tmp_path, language="begins = []"), problems)
    rules = {one.rule for one in problems}
    assert rules == {"Key-MustBePresent", "Key-MustBeKnown"}


def test_a_list_of_two_files_is_a_problem(tmp_path: Path) -> None:
    twice = '[lists]\nhot = ["hot"]'
    problems = Problems()
    read_sources(write(tmp_path, lists_a=twice, lists_b=twice), problems)
    assert problems == [Problem("lists/b.toml", "List-MustBeUnique", "hot")]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    problems = Problems()
    sources = read_sources(write(tmp_path, lists_a="[lists", meanings_b="x = 1"), problems)
    rules = {(one.path, one.rule) for one in problems}
    assert ("lists/a.toml", "File-MustBeToml") in rules
    assert ("meanings/b.toml.x", "Value-MustBeOfItsKind") in rules
    assert sources.lists == {}


def test_a_list_of_patterns_with_an_unknown_name_is_a_problem(tmp_path: Path) -> None:
    problems = Problems()
    read_sources(write(tmp_path, meanings_a='["yes"]\nsayed = ["yes"]'), problems)
    assert [one.rule for one in problems] == ["Key-MustBeKnown"]


def test_the_writer_and_the_reader_know_the_same_lists_of_patterns() -> None:
    assert tuple(lexicon.GRADES) == GRADES
