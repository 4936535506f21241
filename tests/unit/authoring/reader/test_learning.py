from skill.authoring.reader.learning import BUCKETS, train
from skill.reading.guess import Guesser

SAID = [
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


EXAMPLES = [(words.split(), token) for words, token in SAID]


def test_the_same_examples_make_the_same_model() -> None:
    assert train(EXAMPLES) == train(EXAMPLES)


def test_a_model_tells_the_meanings_of_its_examples_and_of_words_like_them() -> None:
    model = train(EXAMPLES)
    guesser = Guesser(model.tokens, model.weights)
    assert model.tokens == ["feel:eased", "nothing", "wish:remind"]
    for words, token in EXAMPLES:
        guess = guesser.guess(words)
        assert (guess.token, guess.lead > 0) == (token, True)
    assert guesser.guess(["letting", "go"]).token == "feel:eased"
    assert guesser.guess(["an", "alarm", "please"]).token == "wish:remind"


def test_every_bucket_and_what_is_always_added_have_few_weights() -> None:
    weights = train(EXAMPLES).weights
    assert len(weights.counts) == BUCKETS + 1
    assert sum(weights.counts) == len(weights.tokens) == len(weights.values)
    assert sum(weights.counts) < BUCKETS / 10
