"""Every danger sign: its urgency, its first sentence, and what must not be left out."""

import pytest

from skill.alexa.skill import CoachSkill
from skill.content.model import Library
from tests.conversation.conftest import LOCALES
from tests.conversation.danger import (
    NUMBERS,
    OWN_HELP,
    TODAY,
    URGENCY,
    first_sentence,
)
from tests.conversation.designed import designed
from tests.conversation.exploring import BEGAN
from tests.conversation.inputs import Act, envelope
from tests.conversation.rendered import listen


def _warning(skill: CoachSkill, sign: str, locale: str = "en-US") -> str:
    act = Act("RedFlagIntent", (("sign", sign),))
    answer = skill.handle(envelope(act, {}, BEGAN, locale), None)
    return listen(answer["response"], locale).text.replace(" .", ".")


def test_every_sign_of_the_content_is_one_of_the_design(library: Library) -> None:
    assert set(library.signs) | {"emergency"} == set(URGENCY)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sign", URGENCY)
def test_the_first_sentence_says_what_to_do(sign: str, locale: str, skill: CoachSkill) -> None:
    assert _warning(skill, sign, locale).startswith(first_sentence(sign, locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_what_must_not_be_left_out_is_said(locale: str, skill: CoachSkill) -> None:
    for sign, texts in designed(locale).warnings["must_say"].items():
        warning = _warning(skill, sign, locale)
        assert [words for words in texts if words not in warning] == []


@pytest.mark.parametrize("locale", NUMBERS)
def test_the_number_is_the_one_of_the_locale(locale: str, skill: CoachSkill) -> None:
    first = first_sentence("chest_pain", locale)
    assert NUMBERS[locale] in first
    assert _warning(skill, "chest_pain", locale).startswith(first)


@pytest.mark.parametrize("locale", [*LOCALES, "en-ZZ"])
@pytest.mark.parametrize("sign", URGENCY)
def test_what_has_to_be_seen_today_can_be_seen_after_hours(
    sign: str, locale: str, skill: CoachSkill
) -> None:
    after_hours = designed(locale).warnings["after_hours"][locale]
    elsewhere = URGENCY[sign] == TODAY and sign not in OWN_HELP
    assert _warning(skill, sign, locale).endswith(after_hours) is elsewhere


def test_every_locale_has_a_number() -> None:
    assert LOCALES.keys() <= NUMBERS.keys()
