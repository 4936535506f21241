"""No Python names a language, and none holds words of one: a language is data.

Addresses and examples in docstrings and comments are no concern of it, and nor are tests.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from unicode_rbnf import RbnfEngine

from tests.support.repository import CODE, ROOT, modules

ALEXAS = frozenset({"ar", "de", "en", "es", "fr", "hi", "it", "ja", "nl", "pt"})
"""Languages that Alexa speaks. Other ids, such as `id` and `no`, are more often something else."""
KNOWN = frozenset(name.partition("_")[0] for name in RbnfEngine.get_supported_languages())
"""Languages of the Unicode consortium's list; with a country behind, they are nothing else."""
LOCALE = re.compile(r"([a-z]{2,3})[-_][A-Z]{2}")
FEWEST_WORDS = 3
"""Small words of a language that make a list of them; fewer are names that happen to be words."""
LETTERS = re.compile("a-z")
"""Letters of English alone, in a regular expression."""
OF_ADDRESSES_AND_IDS = {
    "skill/adapters/reminders/reminder_json.py": "names of time zones",
    "skill/adapters/stores/store_factory.py": "names of tables",
    "skill/authoring/language/skeleton.py": "ids of locales",
    "skill/coaching/messages/schedule.py": "how a reminder is stored",
    "skill/settings.py": "hosts of addresses",
}
"""Modules with such an expression, and what it finds, which is never spoken."""


@cache
def small_words() -> frozenset[str]:
    """Articles, prepositions and conjunctions of any language, if Amazon's rules name them."""
    found: set[str] = set()
    for path in (ROOT / "interaction_models/source").glob("*/amazon.toml"):
        lists = tomllib.loads(path.read_text("utf-8"))
        found |= {*lists["small_words"], *lists["connectors"]}
    return frozenset(found)


@cache
def sentences() -> frozenset[str]:
    """Everything with more than one word that is said or shown in any language."""
    paths = (ROOT / "skill/content/locales").rglob("*.toml")
    said = [path for path in paths if "reader" not in path.parts]
    texts = {text for path in said for text in _texts(tomllib.loads(path.read_text("utf-8")))}
    return frozenset(text for text in texts if " " in text.strip())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def faults(source: str) -> Iterator[str]:
    """What a module says that belongs to a language, with its line."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in docstrings and (fault := _fault(node.value)):
                yield f"{node.lineno}: {fault}: {node.value}"
        elif (
            isinstance(node, ast.expr)
            and len(words := _listed(node) & small_words()) >= FEWEST_WORDS
        ):
            yield f"{node.lineno}: a list of words: {', '.join(sorted(words))}"


def _fault(text: str) -> str:
    locale = LOCALE.fullmatch(text)
    if text in ALEXAS or (locale and locale[1] in KNOWN):
        return "a language"
    return "words that are said" if text in sentences() else ""


def _listed(node: ast.expr) -> set[str]:
    """The texts of a list, tuple or set, or the keys of a table."""
    elements: list[ast.expr] = []
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        elements = node.elts
    elif isinstance(node, ast.Dict):
        elements = [key for key in node.keys if key]
    texts = (one.value for one in elements if isinstance(one, ast.Constant))
    return {text for text in texts if isinstance(text, str)}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", modules(CODE), ids=name)
def test_a_module_knows_no_language(path: Path) -> None:
    assert list(faults(path.read_text("utf-8"))) == []


def test_no_regular_expression_on_what_is_spoken_knows_the_letters_of_english_alone() -> None:
    found = {
        name(path)
        for path in modules(CODE)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if LETTERS.search(node.value)
    }
    assert found == OF_ADDRESSES_AND_IDS.keys()


@pytest.mark.parametrize(
    "line",
    [
        'if language == "en": pass',
        "number = {'de': 'eins'}.get(language)",
        'locale = locale or "en-US"',
        'EMOTIONS = {"ja-JP"}',
        'name = f"{locale}" if locale != "pt_BR" else ""',
        'if words[0] in ("to", "about", "for"): pass',
        'joined = {"and": 1, "with": 2, "if": 3}',
        'if said == "Ease off.": pass',
    ],
)
def test_somebody_who_adds_a_language_in_python_is_told(line: str) -> None:
    assert len(list(faults(line))) >= 1


@pytest.mark.parametrize(
    "line",
    [
        '"""As in en-US: https://developer.amazon.com/en-US/docs."""',
        'row["id"], row["no"], row["ms"]',
        'key = "to"',
        'SIDES = ("left", "right", "both")',
        'VERSION = "HTTP-OK"',
    ],
)
def test_what_only_looks_like_a_language_is_let_be(line: str) -> None:
    assert list(faults(line)) == []
