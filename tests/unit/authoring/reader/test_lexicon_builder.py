import json

from skill.authoring.problems import Problems
from skill.authoring.reader.lexicon_builder import GRAMMAR, build_lexicon
from skill.reading.lexicon import Lexicon
from skill.reading.reading import Kind
from tests.support.small_lexicon import MEANINGS, Written, sources


def text(meanings: Written = MEANINGS, *utterances: str, **lists: tuple[str, ...]) -> str:
    """The lexicon as it is written to a file."""
    problems = Problems()
    built = build_lexicon(sources(meanings, **lists), utterances, problems)
    assert problems == []
    return json.dumps(built)


def build(meanings: Written = MEANINGS, *utterances: str, **lists: tuple[str, ...]) -> Lexicon:
    return Lexicon(json.loads(text(meanings, *utterances, **lists)))


def tried(known: Lexicon, word: str) -> list[int]:
    """Numbers of the patterns that are tried where this word is said."""
    return sorted(number for symbol in known.symbols(word) for number in known.tries(symbol))


def test_the_same_sources_make_the_same_lexicon() -> None:
    assert text() == text()


def test_every_list_of_grammar_has_a_symbol() -> None:
    assert tuple(build().grammar) == GRAMMAR


def test_the_same_entries_are_one_symbol_in_whatever_order() -> None:
    known = build({"cramp": {"said": ("(a|b) x", "(b|a) y", "x")}})
    (first,), (second,), (third,) = (known.pattern(number).terms for number in range(3))
    assert first[0] == second[0]
    assert first[1] == third[0]


def test_a_list_is_replaced_by_all_that_it_holds() -> None:
    known = build({"cramp": {"said": ("<hot>",)}}, hot=("hot", "<warm>"), warm=("warm up", "mild*"))
    ((element,),) = known.pattern(0).terms
    (phrase,) = known.phrases("warm", {"up"})
    assert list(known.symbols("hot")) == [element.symbol]
    assert list(known.symbols("mildest")) == [element.symbol]
    assert list(phrase.symbols) == [element.symbol]


def test_what_may_be_left_out_makes_two_patterns_of_one_meaning() -> None:
    known = build({"cramp": {"said": ("[red] hot",), "unless": ("hot dog",)}})
    patterns = [known.pattern(number) for number in range(3)]
    assert {(one.kind, one.id) for one in patterns} == {(Kind.CRAMP, "")}
    assert [one.grade.excludes for one in patterns] == [False, False, True]
    assert [len(one.terms[0]) for one in patterns] == [1, 2, 2]


def test_a_gap_stays_with_its_element() -> None:
    first, second = build({"cramp": {"said": ("a .. b & c",)}}).pattern(0).terms
    assert [element.gap for element in first] == [0, 4]
    assert [element.gap for element in second] == [0]


def test_a_pattern_is_tried_where_its_rarest_word_is_said() -> None:
    written: Written = {"cramp": {"said": ("often rarely", "often <seldom>", "often never*")}}
    said = ("often often", "often rarely", "often seldom", "often nevermore") * 2
    known = build(written, *said, seldom=("seldom", "hardly"))
    assert tried(known, "often") == []
    assert tried(known, "rarely") == [0]
    assert tried(known, "hardly") == [1]
    assert tried(known, "nevermore") == [2]


def test_a_pattern_of_words_that_were_never_said_is_tried_too() -> None:
    known = build({"cramp": {"said": ("unheard of",)}}, "something else")
    assert tried(known, "unheard") + tried(known, "of") == [0]
