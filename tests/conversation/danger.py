"""Danger signs according to the design, written independently of the content under test."""

import re
from collections.abc import Collection

from tests.conversation.designed import designed

EMERGENCY, MATERNITY, TODAY, SOON, ROUTINE = "emergency", "maternity", "today", "soon", "routine"

URGENCY = {
    "chest_pain": EMERGENCY,
    "breathless": EMERGENCY,
    "coughing_blood": EMERGENCY,
    "heart_racing": EMERGENCY,
    "fainting": EMERGENCY,
    "unresponsive": EMERGENCY,
    "seizure": EMERGENCY,
    "stroke": EMERGENCY,
    "bladder": EMERGENCY,
    "cold_foot": EMERGENCY,
    "tight_numb": EMERGENCY,
    "heat_illness": EMERGENCY,
    "long_heat_cramp": EMERGENCY,
    "stiff_jaw": EMERGENCY,
    "dark_urine": EMERGENCY,
    "swollen_pregnant": MATERNITY,
    "swollen_leg": TODAY,
    "tender_vein": TODAY,
    "calf_pain_days": TODAY,
    "spreading_redness": TODAY,
    "arm_belly_cramps": TODAY,
    "pop": TODAY,
    "cast": TODAY,
    "long_cramp": TODAY,
    "weakness": TODAY,
    "walking_pain": SOON,
    "new_medicine": SOON,
    "frequent": ROUTINE,
    "disturbs_sleep": ROUTINE,
    "statin": ROUTINE,
    "emergency": EMERGENCY,
}
CAN_WAIT = (SOON, ROUTINE)
"""Urgencies that never stop an acute cramp."""

IN_PREGNANCY = {
    "swollen_leg": "swollen_pregnant",
    "tender_vein": "swollen_pregnant",
    "calf_pain_days": "swollen_pregnant",
}
"""Sign → what it is in pregnancy and after a birth."""
PREGNANT = ("pregnant", "after_birth")

NUMBERS = {
    "en-US": "911",
    "en-CA": "911",
    "en-GB": "999",
    "en-AU": "000",
    "en-IN": "112",
    "de-DE": "112",
    "es-ES": "112",
    "es-MX": "911",
    "es-US": "911",
    "pt-BR": "192",
    "nl-NL": "112",
    "it-IT": "112",
    "fr-FR": "le quinze",
    "fr-CA": "le neuf un un",
    "en-ZZ": "your local emergency number",
    "hi-IN": "your local emergency number",
}

OWN_HELP = ("cast", "pop", "swollen_leg")
"""Signs for TODAY whose own words say where to go."""


def first_sentence(sign: str, locale: str) -> str:
    """The sentence with which the warning of a sign has to begin."""
    told = designed(locale).warnings
    usual: str = told["own_first"].get(sign, told["first"][URGENCY[sign]])
    return usual.format(number=NUMBERS[locale])


def begins_rightly(text: str, sign: str, situations: Collection[str], locale: str) -> bool:
    """Whether the warning of a sign begins as it has to in these situations.

    To somebody who helps, only an emergency begins with the same words, if the place is safe.
    """
    pregnant = not set(PREGNANT).isdisjoint(situations)
    meant = IN_PREGNANCY.get(sign, sign) if pregnant else sign
    helped = "someone_else" in situations
    first_in = designed(locale).warnings["first_to_helpers_in" if helped else "first_in"]
    unsafe = tuple(one for place in situations for one in first_in.get(place, ()))
    if unsafe and URGENCY[meant] not in CAN_WAIT:
        return text.startswith(unsafe) and _waits(text, locale)
    told = helped and URGENCY[meant] != EMERGENCY
    return told or text.startswith(first_sentence(meant, locale))


def _waits(text: str, locale: str) -> bool:
    """Whether what is done on firm ground is told only after the person is there."""
    first = text.split(". ", 2)[-1]  # what makes them safe may be sitting down
    told = designed(locale).warnings
    once, deed = re.search(told["once_safe"], first), re.search(told["on_firm_ground"], first)
    return deed is None or (once is not None and once.start() < deed.start())
