"""Danger signs one by one: how urgent, what is said first, what must not be left out."""

import pytest

from skill.alexa.skill import CoachSkill
from skill.content.model import Library
from tests.conversation.alphabet import Act, envelope
from tests.conversation.danger import FIRST_SENTENCE, MUST_SAY, NUMBERS, URGENCY
from tests.conversation.exploring import BEGAN
from tests.conversation.heard import listen


def _warning(skill: CoachSkill, sign: str, locale: str = "en-US") -> str:
    act = Act("RedFlagIntent", () if sign == "unknown" else (("sign", sign),))
    answer = skill.handle(envelope(act, {}, BEGAN, locale), None)
    return listen(answer["response"]).text.replace(" .", ".")


def test_every_sign_of_the_content_is_one_of_the_design(library: Library) -> None:
    assert set(library.signs) | {"unknown"} == set(URGENCY)


@pytest.mark.parametrize("sign", URGENCY)
def test_the_first_sentence_says_what_to_do(sign: str, skill: CoachSkill) -> None:
    assert _warning(skill, sign).startswith(FIRST_SENTENCE[URGENCY[sign]])


@pytest.mark.parametrize("sign", MUST_SAY)
def test_what_must_not_be_left_out_is_said(sign: str, skill: CoachSkill) -> None:
    warning = _warning(skill, sign)
    assert [words for words in MUST_SAY[sign] if words not in warning] == []


@pytest.mark.parametrize("locale", NUMBERS)
def test_the_number_is_the_one_of_the_locale(locale: str, skill: CoachSkill) -> None:
    first = f"Use a phone to call {NUMBERS[locale]} now."
    assert _warning(skill, "chest_pain", locale).startswith(first)
