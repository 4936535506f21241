"""The words that the coach's own questions suggest for danger signs are recognized as such."""

import pytest

from simulator.device.exchange_json import slot_ids
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Certainty, Recognizer
from tests.conversation.conftest import LOCALES

HEARD_AS = {
    "swollen_leg": ("swollen", "hot", "red", "purple"),
    "cold_foot": ("cold", "numb", "white"),
}
SAID = ("{}", "it's {}", "it is {}", "yes it's {}", "it's gone {}", "it's a bit {}", "now it's {}")


@pytest.fixture(scope="module", params=LOCALES)
def recognizer(request: pytest.FixtureRequest) -> Recognizer:
    return Recognizer(load_model(request.param))


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(
    ("sign", "word"), [(sign, word) for sign, words in HEARD_AS.items() for word in words]
)
def test_the_word_is_heard_as_its_sign(
    sign: str, word: str, said: str, recognizer: Recognizer
) -> None:
    heard = recognizer.recognize(said.format(word))
    assert (heard.intent, heard.certainty) == ("RedFlagIntent", Certainty.EXACT)
    assert slot_ids(heard) == {"sign": sign}
