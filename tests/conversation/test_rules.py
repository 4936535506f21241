"""Every rule for turns and screens, checked with every act in every state."""

import pytest

from tests.conversation.conftest import LOCALES
from tests.conversation.rules import ANSWER_RULES, SPEECH_RULES, TURN_RULES
from tests.conversation.screen_rules import SHOWN_RULES
from tests.conversation.survey import Survey
from tests.conversation.visiting import USUAL
from tests.validators.ssml import ssml_problems

RULES = (*SPEECH_RULES, *TURN_RULES, *ANSWER_RULES, *SHOWN_RULES)


@pytest.mark.parametrize("rule", [rule.__name__ for rule in RULES])
def test_every_turn(rule: str, survey: Survey) -> None:
    found = survey.broken[rule]
    assert not found, "\n".join([f"{len(found)} of {survey.turns} turns:", *found[:5]])


def test_every_state_that_is_left_can_be_gone_on_with(survey: Survey) -> None:
    assert survey.unusable == 0


def test_the_survey_is_as_wide_as_it_says(survey: Survey) -> None:
    print(  # noqa: T201 - shown by -rP
        f"{survey.turns} turns in {len(survey.states)} states, "
        f"{survey.elsewhere} in other locales, {survey.on_screens} on screens"
    )
    assert len(survey.states) > 2_000
    assert survey.turns > 150_000
    assert survey.on_screens > 1_000
    assert survey.elsewhere > 1_000 * len(LOCALES.keys() - {USUAL})


@pytest.mark.parametrize("locale", LOCALES)
def test_a_second_opinion_finds_no_fault_in_any_ssml(locale: str, survey: Survey) -> None:
    assert ssml_problems(sorted(survey.ssml[locale]), locale) == []
