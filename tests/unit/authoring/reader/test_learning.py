from skill.authoring.reader.learning import BUCKETS, train
from skill.reading.guess import guesser_of
from skill.reading.spoken import cut

EXAMPLES = [
    ("it's letting go now", "feel:eased"),
    ("the cramp is letting go", "feel:eased"),
    ("it let go at last", "feel:eased"),
    ("set an alarm for me", "wish:remind"),
    ("an alarm every evening please", "wish:remind"),
    ("wake me with an alarm", "wish:remind"),
    ("what a lovely day", "nothing"),
    ("my neighbour has a lovely dog", "nothing"),
    ("the day was long", "nothing"),
]


def test_the_same_examples_make_the_same_model() -> None:
    assert train(EXAMPLES) == train(EXAMPLES)


def test_a_model_tells_the_meanings_of_its_examples_and_of_words_like_them() -> None:
    model = train(EXAMPLES)
    guesser = guesser_of(model.tokens, model.weights)
    assert model.tokens == ["feel:eased", "nothing", "wish:remind"]
    for words, token in EXAMPLES:
        guess = guesser.guess(cut(words))
        assert (guess.token, guess.lead > 0) == (token, True)
    assert guesser.guess(cut("letting go")).token == "feel:eased"
    assert guesser.guess(cut("an alarm please")).token == "wish:remind"


def test_every_bucket_and_the_last_row_have_a_weight_for_each_meaning() -> None:
    model = train(EXAMPLES)
    assert len(model.weights) == (BUCKETS + 1) * len(model.tokens)
