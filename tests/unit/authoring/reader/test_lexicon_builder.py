from skill.authoring.reader.lexicon_builder import GRAMMAR
from skill.reading.reading import Kind
from tests.support.small_lexicon import Written, build, every_pattern, lexicon, lexicon_of


def tried_for(*words: str, among: tuple[str, ...], written: Written) -> list[bool]:
    """For each word, whether a pattern is tried wherever it is said."""
    built = build(written, *among)
    symbols, _, _ = built.patterns.partition("\n")
    known = lexicon_of(built)
    return [any(symbol in symbols for symbol in known.symbols(word)) for word in words]


def test_the_same_sources_make_the_same_lexicon() -> None:
    assert build() == build()


def test_every_list_of_grammar_has_a_symbol() -> None:
    assert tuple(lexicon().grammar) == GRAMMAR


def test_the_same_entries_are_one_symbol_in_whatever_order() -> None:
    known = lexicon({"cramp": {"said": ("(a|b) x", "(b|a) y", "x")}})
    terms = [term for one in every_pattern(known) for term in one.terms]
    ((alternatives, x), (same, _)) = (term for term in terms if len(term) == 2)
    assert alternatives == same
    assert [x] in terms


def test_a_list_is_replaced_by_all_that_it_holds() -> None:
    known = lexicon(
        {"cramp": {"said": ("<hot>",)}}, hot=("hot", "<warm>"), warm=("warm up", "mild*")
    )
    ((element,),) = every_pattern(known)[0].terms
    (phrase,) = known.phrases("warm", {"up"})
    assert known.symbols("hot") == known.symbols("mildest") == phrase.symbols == element.symbol


def test_what_may_be_left_out_makes_two_patterns_of_one_meaning() -> None:
    patterns = every_pattern(lexicon({"cramp": {"said": ("[red] hot",), "unless": ("hot dog",)}}))
    assert {(one.kind, one.id) for one in patterns} == {(Kind.CRAMP, "")}
    assert sorted((one.grade.excludes, len(one.terms[0])) for one in patterns) == [
        (False, 1),
        (False, 2),
        (True, 2),
    ]


def test_a_gap_stays_with_its_element() -> None:
    (pattern,) = every_pattern(lexicon({"cramp": {"said": ("a .. b & c",)}}))
    first, second = pattern.terms
    assert [element.gap for element in first] == [0, 4]
    assert [element.gap for element in second] == [0]


def test_a_pattern_is_tried_where_its_rarest_word_is_said() -> None:
    written: Written = {"cramp": {"said": ("often rarely", "often seldom", "often never*")}}
    said = ("often often", "often rarely", "often seldom", "often nevermore") * 2
    words = ("often", "rarely", "seldom", "nevermore")
    assert tried_for(*words, among=said, written=written) == [False, True, True, True]


def test_a_pattern_of_words_that_were_never_said_is_tried_too() -> None:
    written: Written = {"cramp": {"said": ("unheard of",)}}
    tried = tried_for("unheard", "of", among=("something else",), written=written)
    assert any(tried)
