"""Cards for the app: with a drawing only where one has an address."""

import json

from skill.alexa.cards import card
from skill.app import build_skill
from skill.screens.app_card import AppCard
from skill.settings import MAX_PICTURES_ADDRESS, Settings
from tests.support.envelopes import Envelope, ask, intent
from tests.support.rehearsal import LIBRARY, NIGHT

ADDRESS = "https://coach.example/pictures"
PICTURED = build_skill(Settings(pictures=ADDRESS), library=LIBRARY, clock=lambda: NIGHT)


def shown(envelope: Envelope) -> Envelope:
    answer: Envelope = ask(envelope, PICTURED)["response"]["card"]
    return answer


def test_a_card_shows_the_step_in_two_sizes() -> None:
    card = shown(intent("ReliefIntent"))
    assert (card["type"], card["title"]) == ("Standard", "Toe pull")
    assert card["text"].startswith("Keep still.")
    assert card["image"] == {
        "smallImageUrl": f"{ADDRESS}/toes_up-720x480.png",
        "largeImageUrl": f"{ADDRESS}/toes_up-1200x800.png",
    }


def test_what_has_no_drawing_is_text_alone() -> None:
    assert shown(intent("CauseIntent"))["type"] == "Simple"


def test_the_text_is_the_same_with_a_drawing_and_without() -> None:
    without = ask(intent("ReliefIntent"))["response"]["card"]
    assert without == {
        "type": "Simple",
        "title": "Toe pull",
        "content": shown(intent("ReliefIntent"))["text"],
    }


def test_what_is_about_no_stretch_or_topic_has_the_name_of_the_skill() -> None:
    assert shown(intent("AMAZON.StopIntent"))["title"] == "Cramp Coach"


def test_an_answer_that_only_asks_has_no_card() -> None:
    asking = ask(intent("StretchIntent", stretch="calf_massage"), PICTURED)["response"]
    assert "swollen" in asking["outputSpeech"]["ssml"]
    assert "card" not in asking


def test_a_card_with_the_longest_address_keeps_within_alexas_limits() -> None:
    address = "https://coach.example/" + "p" * (MAX_PICTURES_ADDRESS - 22)
    longest = max(LIBRARY.words["en"].screens.captions, key=len)
    longest_card = card(AppCard("Title", "text", longest), address)
    assert longest_card
    image = longest_card["image"]
    assert image.keys() == {"smallImageUrl", "largeImageUrl"}
    assert max(map(len, image.values())) <= 2000
    assert len(json.dumps(shown(intent("StretchIntent", stretch="runners_stretch")))) < 8000
