"""Who says that there is no sign is neither warned nor asked about it."""

import pytest

from tests.support.heard_words import MOMENTS, Moment, answer, checks, warned
from tests.support.rehearsal import LIBRARY


def noun(words: str) -> tuple[str, ...]:
    """Eight ways to say that one does not have something."""
    return (
        f"no {words}",
        f"i don't have {words}",
        f"i haven't got any {words}",
        f"there's no {words}",
        f"there isn't any {words}",
        f"i'm not having {words}",
        f"no i don't have any {words}",
        f"without {words}",
    )


def state(subject: str, words: str) -> tuple[str, ...]:
    """Eight ways to say that something is not so."""
    return (
        f"{subject} isn't {words}",
        f"{subject} is not {words}",
        f"{subject}'s not {words}",
        f"no {subject} isn't {words}",
        f"i don't think {subject} is {words}",
        f"not {words}",
        f"{subject} isn't {words} at all",
        f"{subject} was never {words}",
    )


def act(words: str, past: str, doing: str) -> tuple[str, ...]:
    """Eight ways to say that one did not do something, and does not."""
    return (
        f"i didn't {words}",
        f"i don't {words}",
        f"i haven't {past}",
        f"i'm not {doing}",
        f"i am not {doing}",
        f"i never {words}",
        f"no i'm not {doing}",
        f"no i haven't {past}",
    )


DENIALS = {
    "chest_pain": noun("chest pain"),
    "breathless": (*noun("trouble breathing")[:4], *state("i", "breathless")[1:5]),
    "coughing_blood": act("cough up blood", "coughed up any blood", "coughing up blood"),
    "heart_racing": state("my heart", "racing"),
    "fainting": act("faint", "fainted", "going to faint"),
    "cold_foot": state("my foot", "cold"),
    "tight_numb": state("my foot", "numb"),
    "heat_illness": (*noun("heat stroke")[:6], "i'm not overheated", "i don't feel confused"),
    "long_heat_cramp": noun("heat cramps"),
    "stiff_jaw": state("my jaw", "stiff"),
    "dark_urine": state("my urine", "dark"),
    "bladder": act("wet myself", "wet myself", "wetting myself"),
    "unresponsive": state("he", "unconscious"),
    "seizure": act("have a seizure", "had a seizure", "having a seizure"),
    "stroke": state("my face", "drooping"),
    "emergency": (
        "don't call an ambulance",
        "i don't need an ambulance",
        "no ambulance",
        "no need for an ambulance",
        "it's not an emergency",
        "this isn't an emergency",
        "i'm not having a heart attack",
        "it's not a stroke",
    ),
    "swollen_leg": state("it", "swollen"),
    "swollen_pregnant": tuple(f"i'm pregnant but {words}" for words in state("it", "swollen")),
    "calf_pain_days": noun("pain in one calf for days"),
    "tender_vein": (*noun("tender vein")[:5], *state("the vein", "tender")[:3]),
    "spreading_redness": (*state("the redness", "spreading")[:5], *noun("infection")[:3]),
    "arm_belly_cramps": noun("cramps in my arms or belly"),
    "cast": noun("cramp under my cast"),
    "pop": (
        "nothing popped",
        "it didn't pop",
        "i didn't feel a pop",
        "i didn't hear a pop",
        "there was no pop",
        "no pop",
        "i don't think anything popped",
        "it hasn't popped",
    ),
    "weakness": state("my leg", "weak"),
    "walking_pain": (
        "it doesn't hurt when i walk",
        "it never hurts when i walk",
        "it isn't sore when i walk",
        "walking doesn't hurt",
        "no pain when i walk",
        "i don't have pain when i walk",
        "it's not painful walking",
        "i haven't got any pain walking",
    ),
    "new_medicine": noun("new medicine"),
    "statin": (
        "i don't take statins",
        "i'm not on a statin",
        "i'm not taking statins",
        "no statins",
        "i never took a statin",
        "i am not on statins",
        "i haven't been taking statins",
        "i'm not on any statin",
    ),
}
"""Sign → eight ways to say that it is not so."""
NOT_DENIED = {"long_cramp", "frequent", "disturbs_sleep"}
"""Signs of which nobody speaks who does not have them."""


@pytest.mark.parametrize(("name", "moment"), MOMENTS.items(), ids=MOMENTS)
@pytest.mark.parametrize("sign", DENIALS)
def test_a_denied_sign_is_no_sign(sign: str, name: str, moment: Moment) -> None:
    outcomes = {words: answer(words, moment) for words in DENIALS[sign]}
    wrong = [
        words
        for words, outcome in outcomes.items()
        if warned(outcome) is not None or checks(outcome)
    ]
    assert wrong == []


def test_every_sign_is_denied_in_eight_ways() -> None:
    assert LIBRARY.signs.keys() <= DENIALS.keys() | NOT_DENIED
    assert {len(set(ways)) for ways in DENIALS.values()} == {8}


@pytest.mark.parametrize(
    "words",
    [
        "no chest pain and i can breathe fine",
        "it isn't hot and it isn't swollen",
        "my foot isn't cold or numb or pale",
        "no swelling no redness no heat",
        "i don't have chest pain or trouble breathing",
        "neither hot nor swollen",
    ],
)
def test_several_signs_are_denied_at_once(words: str) -> None:
    for moment in MOMENTS.values():
        outcome = answer(words, moment)
        assert warned(outcome) is None
        assert not checks(outcome)


@pytest.mark.parametrize(
    "words",
    [
        "no chest pain but i can't breathe",
        "it isn't swollen but my foot is numb and cold",
        "i'm not dizzy i have chest pain",
    ],
)
def test_what_is_not_denied_stays_a_sign(words: str) -> None:
    for moment in MOMENTS.values():
        outcome = answer(words, moment)
        assert warned(outcome) is not None or checks(outcome)
