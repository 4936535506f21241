"""A language is data alone: a reader is built and loaded for one that nobody speaks.

It has shortened words before and after others, a negation of two words of which one follows what
it denies, verbs of two parts, accents that a recognizer may leave out, and a second script.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from skill.authoring.reader.built_readers import write_readers
from skill.authoring.reader.lexicon_builder import GRAMMAR
from skill.authoring.reader.sources import FOLDER
from skill.reading.reader import SUFFIX, Reader, reader_in
from skill.reading.reading import Reading

LANGUAGE = """
endings = ["'qo"]
beginnings = ["z'", "jix'"]
kept = ["vé"]

[instead]
zuv = "z uv"
"est ne" = "estne"

[letters]
a = "áâ"
e = "é"
i = "í"
o = "ó"
ss = "ß"

[reach]
denying = 3
denying_before = 2
clearing = 2
"""
LISTS = {
    "small": ("z", "jix", "qo", "est", "mu"),
    "denying": ("ne", "estne"),
    "denying_before": ("ke", "ke mu"),
    "no": ("nâ",),
    "subjects": ("uv",),
    "resuming": ("<subjects>",),
    "breaking": ("drok",),
    "clauses": ("uv", "éz"),
    "supposing": ("xí",),
    "correcting": ("drok nâ",),
    "persons": ("uv",),
    "calf": ("bóruk", "बोरुक"),
}
MEANINGS = {
    "cramp": ("dísma*", "<calf> .. krimpat"),
    "sign:swollen_leg": ("<calf> & pelóß", "<calf> hut .. offa"),
    "sign:pop": ("knárk",),
    "feel:eased": ("lasat",),
    "leg:left": ("vaso",),
    "leg:right": ("dero",),
    "yes": ("vé",),
    "no": ("nâ",),
}
PHRASES = {
    "cramp": ("dísma z'bóruk", "uv dísma", "bóruk krimpat", "z'dísma vaso", "dismat dero"),
    "sign:swollen_leg": ("z'bóruk pelóß", "pelóß bóruk'qo", "bóruk hut offa", "uv pelóß bóruk"),
    "sign:pop": ("knárk", "uv knárk bóruk", "z'knárk mu"),
    "feel:eased": ("lasat", "est lasat", "dísma lasat"),
    "nothing": ("tolo miku", "miku fan tolo", "fan fan", "tolo"),
}
MODEL = {
    "intents": [{"name": "AMAZON.YesIntent", "slots": [], "samples": ["vé"]}],
    "types": [{"name": "Sign", "values": [{"id": "pop", "name": {"value": "knárk"}}]}],
}


def toml(name: str, entries: dict[str, tuple[str, ...]]) -> str:
    """Tables of one list each."""
    return "".join(
        f"[{json.dumps(token)}]\n{name} = {json.dumps(words, ensure_ascii=False)}\n"
        for token, words in entries.items()
    )


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The reader of the language, as it is built and loaded."""
    root = tmp_path_factory.mktemp("project")
    sources = root / FOLDER.format("qq")
    lists: dict[str, Any] = {**dict.fromkeys(GRAMMAR, ()), **LISTS}
    written = "".join(f"{name} = {json.dumps(lists[name])}\n" for name in lists)
    write(sources / "language.toml", LANGUAGE)
    write(sources / "lists" / "all.toml", f"[lists]\n{written}")
    write(sources / "meanings" / "all.toml", toml("said", MEANINGS))
    write(sources / "phrases" / "all.toml", toml("phrases", PHRASES))
    model = {"interactionModel": {"languageModel": MODEL}}
    write(root / "interaction_models" / "qq-QQ.json", json.dumps(model))
    (built,) = write_readers(root)
    assert built.name == f"qq{SUFFIX}"
    return reader_in(built.read_bytes())


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def said(reading: Reading) -> set[str]:
    return {one.token for one in reading.meanings}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("dísma z'bóruk vaso", {"cramp", "leg:left"}),
        ("disma z'boruk vaso", {"cramp", "leg:left"}),
        ("Jix'z'dísmat!", {"cramp"}),
        ("boruk'qo mu krimpat", {"cramp"}),
        ("बोरुक krimpat", {"cramp"}),
        ("z\u2019bóruk peloss", {"sign:swollen_leg"}),
        ("pelóß est z'boruk", {"sign:swollen_leg"}),
        ("boruk hut sela offa", {"sign:swollen_leg"}),
        ("knark", {"sign:pop"}),
        ("vé", {"yes"}),
        ("vaso drok nâ dero", {"leg:right", "no"}),
        ("tolo miku", set()),
    ],
)
def test_what_is_said_is_found_with_accents_or_without(
    reader: Reader, words: str, meant: set[str]
) -> None:
    assert said(reader.read(words)) == meant


@pytest.mark.parametrize(
    "words",
    [
        "ne knárk",
        "est ne knark",
        "knark ke",
        "knárk ke mu",
        "ne knark ke",
        "est ne mu knark ke",
        "knark ke drok lasat",
        "nâ ne knark",
    ],
)
def test_a_denial_before_or_after_or_both_is_one_denial(reader: Reader, words: str) -> None:
    reading = reader.read(words)
    assert "sign:pop" not in said(reading)
    assert [one.token for one in reading.denied] == ["sign:pop"]


@pytest.mark.parametrize(
    ("words", "told", "denied"),
    [
        ("knark ke drok boruk peloss", "sign:swollen_leg", "sign:pop"),
        ("knark ke éz dismat", "cramp", "sign:pop"),
        ("ne dismat zuv knark", "sign:pop", "cramp"),
        ("dismat ke uv knark", "sign:pop", "cramp"),
    ],
)
def test_a_denial_ends_where_something_new_begins(
    reader: Reader, words: str, told: str, denied: str
) -> None:
    reading = reader.read(words)
    assert told in said(reading)
    assert [one.token for one in reading.denied] == [denied]


def test_who_denies_that_it_eases_has_not_said_that_it_does(reader: Reader) -> None:
    assert "feel:eased" in said(reader.read("lasat"))
    assert "feel:eased" not in said(reader.read("lasat ke"))
    assert "feel:eased" not in said(reader.read("ne lasat"))


def test_an_answer_before_something_new_denies_nothing(reader: Reader) -> None:
    reading = reader.read("nâ uv knark")
    assert {"no", "sign:pop"} <= said(reading)


def test_what_is_only_supposed_is_not_told(reader: Reader) -> None:
    assert "sign:pop" not in said(reader.read("xi uv knark"))


def test_an_accent_that_tells_words_apart_is_kept(reader: Reader) -> None:
    assert said(reader.read("ve")) == set()
