"""Words that mean nothing here move nothing, end nothing and please nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.coaching.conversation import respond
from skill.coaching.messages.phrases import Phrase
from tests.support.heard_words import MOMENTS, OTHER_MOMENTS, Moment, event, says, warned
from tests.support.rehearsal import LIBRARY

_TEXT = """
table chair window curtain carpet lamp kettle teapot spoon fork saucer plate cupboard drawer shelf
candle vase picture mirror clock basket bucket broom hammer screw ladle paint brush pencil
paper letter envelope stamp parcel magazine newspaper library novel poem story chapter teacher
school lesson maths history geography pupil student college village town city market bakery butcher
grocer florist tailor cobbler carpenter plumber farmer sailor soldier painter singer actor writer
lawyer judge king queen prince castle tower palace museum theatre cinema concert orchestra violin
piano trumpet flute guitar drum melody lyric opera ballet sculpture garden flower rose tulip daisy
meadow forest oak maple willow birch leaf branch river lake island valley hill mountain desert
canyon volcano glacier cloud rainbow thunder breeze sunshine autumn winter summer april october
tuesday thursday sparrow robin eagle pigeon parrot rabbit squirrel hedgehog badger otter tiger lion
elephant giraffe zebra camel donkey sheep goat cow pig hen duck goose butterfly beetle spider
orange yellow silver golden wooden plastic leather cotton velvet woollen jumper jacket coat
scarf glove hat cheese butter bread biscuit pudding pancake omelette soup salad lettuce carrot
onion pumpkin pear plum cherry grape melon honey jam coffee cinnamon vanilla pepper suitcase ticket
station train bus tram harbour ferry bridge tunnel planet comet galaxy rocket satellite telescope
puzzle riddle kite balloon marble doll puppet circus clown juggler lantern ribbon button thimble
"""
WORDS = tuple(_TEXT.split())
"""Everyday words without a meaning here."""
SALAD = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
EVERY_MOMENT = {**MOMENTS, **OTHER_MOMENTS}


@pytest.mark.parametrize("name", EVERY_MOMENT)
@given(words=SALAD)
@settings(max_examples=60)
def test_words_without_meaning_change_nothing(name: str, words: str) -> None:
    assert_unmoved(words, EVERY_MOMENT[name])


def assert_unmoved(words: str, moment: Moment) -> None:
    """No talk closed, nobody praised or warned; the place and the pace are the same."""
    context = moment.context
    outcome = respond(moment.state, event(words, moment), LIBRARY, moment.now)
    assert outcome.ask is not None
    assert not says(outcome, Phrase.PRAISE)
    assert warned(outcome) is None
    assert outcome.effect is None
    assert outcome.state.profile == moment.state.profile
    if moment.state.walk is not None:
        assert outcome.state.walk == context.walk


@pytest.mark.parametrize("name", EVERY_MOMENT)
def test_a_word_without_meaning_changes_nothing(name: str) -> None:
    for word in WORDS:
        assert_unmoved(word, EVERY_MOMENT[name])


def test_there_are_many_words() -> None:
    assert len(set(WORDS)) > 200
