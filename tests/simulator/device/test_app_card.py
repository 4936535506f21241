from typing import Any

import pytest

from simulator.device.app_card import Card
from simulator.device.response import InvalidResponseError, parse_response

SMALL, LARGE = "https://pictures.test/wall-720x480.png", "https://pictures.test/wall-1200x800.png"


def answer_with(card: Any) -> dict[str, Any]:
    return {"version": "1.0", "response": {"card": card}}


def standard(**parts: Any) -> dict[str, Any]:
    return {"type": "Standard", "title": "Wall stretch", "text": "Lean in.", **parts}


@pytest.mark.parametrize(
    ("card", "read"),
    [
        (None, None),
        ({"type": "LinkAccount"}, Card("LinkAccount")),
        ({"type": "Simple", "content": "Hold."}, Card("Simple", "", "Hold.")),
        (standard(), Card("Standard", "Wall stretch", "Lean in.")),
        (
            standard(image={"largeImageUrl": LARGE, "smallImageUrl": SMALL}),
            Card("Standard", "Wall stretch", "Lean in.", (SMALL, LARGE)),
        ),
        (
            standard(image={"smallImageUrl": SMALL}),
            Card("Standard", "Wall stretch", "Lean in.", (SMALL,)),
        ),
        (standard(title="t" * 4000, text="x" * 4000), Card("Standard", "t" * 4000, "x" * 4000)),
    ],
)
def test_a_card_is_read(card: object, read: Card | None) -> None:
    assert parse_response(answer_with(card)).card == read


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        (standard(title="t" * 4000, text="x" * 4001), "8001 characters"),
        (standard(title=7), "must be text"),
        (standard(image="wall.png"), "smallImageUrl and largeImageUrl only"),
        (standard(image={"imageUrl": SMALL}), "smallImageUrl and largeImageUrl only"),
        (standard(image={"smallImageUrl": "http://pictures.test/a.png"}), "https address"),
        (standard(image={"smallImageUrl": 7}), "https address"),
        (standard(image={"largeImageUrl": "https://a.test/" + "a" * 2000}), "2015 characters"),
    ],
)
def test_a_card_that_alexa_refuses_is_refused(card: object, reason: str) -> None:
    with pytest.raises(InvalidResponseError, match=reason):
        parse_response(answer_with(card))
