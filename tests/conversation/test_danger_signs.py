"""Every danger sign: its urgency, its first sentence, and what must not be left out."""

import pytest

from skill.alexa.skill import CoachSkill
from skill.content.model import Library
from tests.conversation.conftest import LOCALES
from tests.conversation.danger import (
    AFTER_HOURS,
    MUST_SAY,
    NUMBERS,
    OWN_HELP,
    TODAY,
    URGENCY,
    first_sentence,
)
from tests.conversation.exploring import BEGAN
from tests.conversation.inputs import Act, envelope
from tests.conversation.rendered import listen


def _warning(skill: CoachSkill, sign: str, locale: str = "en-US") -> str:
    act = Act("RedFlagIntent", (("sign", sign),))
    answer = skill.handle(envelope(act, {}, BEGAN, locale), None)
    return listen(answer["response"]).text.replace(" .", ".")


def test_every_sign_of_the_content_is_one_of_the_design(library: Library) -> None:
    assert set(library.signs) | {"emergency"} == set(URGENCY)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sign", URGENCY)
def test_the_first_sentence_says_what_to_do(sign: str, locale: str, skill: CoachSkill) -> None:
    assert _warning(skill, sign, locale).startswith(first_sentence(sign, locale))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sign", MUST_SAY)
def test_what_must_not_be_left_out_is_said(sign: str, locale: str, skill: CoachSkill) -> None:
    warning = _warning(skill, sign, locale)
    assert [words for words in MUST_SAY[sign] if words not in warning] == []


@pytest.mark.parametrize("locale", NUMBERS)
def test_the_number_is_the_one_of_the_locale(locale: str, skill: CoachSkill) -> None:
    first = f"Use a phone to call {NUMBERS[locale]} now."
    assert _warning(skill, "chest_pain", locale).startswith(first)


@pytest.mark.parametrize("locale", AFTER_HOURS)
@pytest.mark.parametrize("sign", URGENCY)
def test_what_has_to_be_seen_today_can_be_seen_after_hours(
    sign: str, locale: str, skill: CoachSkill
) -> None:
    elsewhere = URGENCY[sign] == TODAY and sign not in OWN_HELP
    assert _warning(skill, sign, locale).endswith(AFTER_HOURS[locale]) is elsewhere


def test_every_locale_has_a_number_and_a_place_after_hours() -> None:
    assert LOCALES.keys() <= NUMBERS.keys() & AFTER_HOURS.keys()
