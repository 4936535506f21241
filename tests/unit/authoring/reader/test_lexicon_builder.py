import json
from typing import Any

from skill.authoring.problems import Problems
from skill.authoring.reader.lexicon_builder import GRAMMAR, build_lexicon
from tests.support.small_lexicon import MEANINGS, Written, sources


def build(
    meanings: Written = MEANINGS, *utterances: str, **lists: tuple[str, ...]
) -> dict[str, Any]:
    problems = Problems()
    built = build_lexicon(sources(meanings, **lists), utterances, problems)
    assert problems == []
    return built


def test_the_same_sources_make_the_same_lexicon() -> None:
    assert json.dumps(build()) == json.dumps(build())


def test_every_list_of_grammar_has_a_symbol() -> None:
    assert tuple(build()["grammar"]) == GRAMMAR


def test_the_same_entries_are_one_symbol_in_whatever_order() -> None:
    built = build({"cramp": {"said": ("(a|b) x", "(b|a) y", "x")}})
    first, second, third = (row.split(" ")[2] for row in built["patterns"])
    assert first.split(",")[0] == second.split(",")[0]
    assert first.split(",")[1] == third


def test_a_list_is_replaced_by_all_that_it_holds() -> None:
    built = build({"cramp": {"said": ("<hot>",)}}, hot=("hot", "<warm>"), warm=("warm up", "mild*"))
    _, _, symbol = built["patterns"][0].split(" ")
    assert symbol in built["words"]["hot"].split()
    assert symbol in built["phrases"]["warm"]["up"]["up"].split()
    assert symbol in built["beginnings"]["mild"].split()


def test_what_may_be_left_out_makes_two_patterns_of_one_meaning() -> None:
    built = build({"cramp": {"said": ("[red] hot",), "unless": ("hot dog",)}})
    assert [row.split(" ")[:2] for row in built["patterns"]] == [["0", "0"], ["0", "0"], ["0", "2"]]
    assert built["meanings"] == [("cramp", "")]


def test_a_gap_is_written_with_its_element() -> None:
    built = build({"cramp": {"said": ("a .. b & c",)}})
    _, _, terms = built["patterns"][0].split(" ")
    first, second = terms.split(";")
    assert first.split(",")[1].endswith("+4")
    assert "+" not in second


def test_a_pattern_is_tried_where_its_rarest_word_is_said() -> None:
    written: Written = {"cramp": {"said": ("often rarely", "often <seldom>", "often seldom*")}}
    said = ("often often rarely", "often seldom at all", "often seldom ever")
    built = build(written, *said, seldom=("seldom at all", "rarely"))
    symbols = [row.split(" ")[2].split(",") for row in built["patterns"]]
    often = symbols[0][0]
    assert str(often) not in map(str, built["tries"])
    assert {str(symbol): text for symbol, text in built["tries"].items()} == {
        row[1]: str(number) for number, row in enumerate(symbols)
    }


def test_every_pattern_is_tried_somewhere() -> None:
    built = build()
    tried = [int(number) for text in built["tries"].values() for number in text.split()]
    assert sorted(tried) == list(range(len(built["patterns"])))
