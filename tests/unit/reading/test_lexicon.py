from skill.reading.lexicon import GRADES, Element, Grade, Phrase
from skill.reading.reading import Kind
from tests.support.small_lexicon import LEXICON, every_pattern, lexicon


def test_a_word_is_every_symbol_that_holds_it() -> None:
    known = lexicon({"cramp": {"said": ("sore & calf & (calf|leg)",)}})
    assert len(known.symbols("sore")) == len(known.symbols("leg")) == 1
    assert len(known.symbols("calf")) == 2
    assert known.symbols("unheard") == ""


def test_a_word_is_the_symbol_of_each_of_its_beginnings() -> None:
    known = lexicon({"cramp": {"said": ("cra*", "cramp*", "cramping")}})
    assert len(known.symbols("cramping")) == 3
    assert len(known.symbols("cramps")) == 2
    assert len(known.symbols("crab")) == 1
    assert known.symbols("cr") == ""


def test_phrases_are_looked_up_by_their_first_two_words() -> None:
    known = lexicon({"cramp": {"said": ("(hot|burning up now)",)}})
    symbol = known.symbols("hot")
    assert known.phrases("burning", {"up"}) == [Phrase(["up", "now"], symbol)]
    assert known.phrases("burning", {"now"}) == []
    assert known.phrases("up", {"now"}) == []


def test_a_pattern_is_tried_where_all_of_its_symbols_stand() -> None:
    calf, swollen, popped = (
        frozenset(LEXICON.symbols(word)) for word in ("calf", "swollen", "popped")
    )
    assert [one.id for one in LEXICON.patterns(popped)] == ["pop"]
    assert list(LEXICON.patterns(calf)) == []
    sure = [one for one in LEXICON.patterns(calf | swollen) if one.grade.certain]
    assert [one.id for one in sure] == ["swollen_leg"]


def test_a_pattern_knows_its_meaning_its_grade_and_its_terms() -> None:
    known = lexicon({"sign:coughing_blood": {"perhaps": ("cough* .. blood & red",)}})
    (pattern,) = every_pattern(known)
    cough, blood, red = map(known.symbols, ("coughing", "blood", "red"))
    assert pattern.kind is Kind.SIGN
    assert pattern.id == "coughing_blood"
    assert pattern.grade == Grade(certain=False)
    assert pattern.terms == [[Element(cough, 0), Element(blood, 4)], [Element(red, 0)]]
    assert every_pattern(known)[0] is pattern


def test_only_what_was_said_is_certain() -> None:
    assert [name for name, grade in GRADES.items() if grade.certain] == ["said"]
    assert [name for name, grade in GRADES.items() if grade.excludes] == ["unless"]
