"""A sign is heard in whatever state, behind whatever cry and before whatever else is said."""

from itertools import product

import pytest

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import Advise, Guide
from skill.coaching.state.outcome import Outcome
from skill.content.choices import Urgency
from tests.support.heard_words import MOMENTS, Moment, answer, checks, says, warned
from tests.support.rehearsal import LIBRARY

SIGNS = {
    "chest_pain": "i have chest pain",
    "breathless": "i can't breathe",
    "coughing_blood": "i'm coughing up blood",
    "heart_racing": "my heart is racing",
    "fainting": "i'm going to pass out",
    "cold_foot": "my foot has gone cold and white",
    "tight_numb": "my calf is rock hard and my foot is numb",
    "heat_illness": "i've got heat stroke",
    "long_heat_cramp": "i've been cramping in the heat for over an hour",
    "stiff_jaw": "my jaw is stiff",
    "dark_urine": "my urine is dark brown",
    "bladder": "i've lost control of my bladder",
    "unresponsive": "he won't wake up",
    "seizure": "he's having a seizure",
    "stroke": "one side of my face is drooping",
    "emergency": "call an ambulance",
    "swollen_leg": "my calf is swollen and hot",
    "swollen_pregnant": "i'm pregnant and my leg is swollen and red",
    "tender_vein": "there's a hard tender vein in my calf",
    "calf_pain_days": "my left calf has ached for three days",
    "spreading_redness": "the redness is spreading up my leg",
    "arm_belly_cramps": "i've got cramps in my arms and belly as well",
    "pop": "something popped in my calf",
    "cast": "my leg is in plaster and it's cramping",
    "long_cramp": "the cramp has lasted for half an hour",
    "weakness": "my leg has gone weak",
    "walking_pain": "my calf hurts when i walk and stops when i rest",
    "new_medicine": "it started with my new medicine",
    "frequent": "i get cramps every single day",
    "disturbs_sleep": "the cramps keep me awake at night",
    "statin": "i take a statin",
}
"""Sign → plain words for it."""
LEAD_INS = (
    "ow", "wait", "oh my god", "stop", "hang on a second", "no", "okay so", "listen", "help",
    "fuck", "um", "please", "actually", "bloody hell", "sorry",
)  # fmt: skip
TAILS = ("", "right now", "and it's scary", "what do i do", "help me please")
CAN_WAIT = (Urgency.SOON, Urgency.ROUTINE)


def urgency(sign: str) -> Urgency:
    """How urgent a sign is; one that the content does not know is most urgent."""
    known = LIBRARY.signs.get(sign)
    return known.urgency if known else Urgency.EMERGENCY


def is_met(sign: str, outcome: Outcome) -> bool:
    """Whether an answer warns of this sign or one like it, or asks for it.

    A sign that can wait may wait for the cramp that was named with it, or be answered by advice.
    """
    warning = warned(outcome)
    helps = any(isinstance(reply, Guide | Advise) for reply in outcome.replies)
    waits = helps or outcome.ask is not None
    if warning is not None:
        return urgency(warning) is urgency(sign)
    return checks(outcome) or (waits and urgency(sign) in CAN_WAIT)


@pytest.mark.parametrize(("name", "moment"), MOMENTS.items(), ids=MOMENTS)
@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_behind_a_cry_and_before_a_question_is_met(
    sign: str, name: str, moment: Moment
) -> None:
    lost = []
    for lead_in, tail in product(LEAD_INS, TAILS):
        words = f"{lead_in} {SIGNS[sign]} {tail}".strip()
        outcome = answer(words, moment)
        praised = says(outcome, Phrase.PRAISE) or says(outcome, Phrase.MISSED)
        if praised or not is_met(sign, outcome):
            lost.append(words)
    assert lost == []


def test_every_sign_of_the_content_has_words() -> None:
    assert LIBRARY.signs.keys() <= SIGNS.keys()


@pytest.mark.parametrize(("name", "moment"), MOMENTS.items(), ids=MOMENTS)
@pytest.mark.parametrize("sign", SIGNS)
def test_plain_words_for_a_sign_are_believed(sign: str, name: str, moment: Moment) -> None:
    outcome = answer(SIGNS[sign], moment)
    assert urgency(sign) in CAN_WAIT or warned(outcome) is not None
    assert is_met(sign, outcome)
