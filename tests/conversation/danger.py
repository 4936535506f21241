"""Danger signs according to the design, written independently of the content under test."""

import re
from collections.abc import Collection

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

FIRST_SENTENCE = {
    EMERGENCY: "Use a phone to call {number} now.",
    MATERNITY: "Go to your maternity unit now.",
    TODAY: "Stop, and see a doctor today.",
    SOON: "See a doctor in the next day or two.",
    ROUTINE: "Talk to your doctor about this.",
}
OWN_FIRST_SENTENCE = {
    "long_cramp": "See a doctor today.",
    "cast": "Contact your hospital now.",
}
"""Sign → its first sentence, where it is not that of its urgency."""
IN_PREGNANCY = {
    "swollen_leg": "swollen_pregnant",
    "tender_vein": "swollen_pregnant",
    "calf_pain_days": "swollen_pregnant",
}
"""Sign → what it is in pregnancy and after a birth."""
PREGNANT = ("pregnant", "after_birth")

FIRST_IN = {
    "roadside": ("If you can, get out on the side away from the traffic",),
    "driving": ("Pull over",),
    "swimming": ("Hold the side.",),
    "ladder": ("Hold on.",),
    "cycling": ("Get off the bike",),
    "treadmill": ("Stop the belt.", "Step off first."),
    "stairs": ("Hold on. Sit on a step", "Sit on a step."),
    "bathroom": ("Sit down",),
}
"""Situation → with which words the warning of a sign that cannot wait begins there."""
FIRST_TO_HELPERS_IN = {
    "roadside": ("If you can, get them out on the side away from the traffic",),
    "driving": ("Pull over",),
    "swimming": ("Shout for help. Get them out of the water.", "Get them out of the water."),
    "ladder": ("Have them hold on. Help them come down",),
    "cycling": ("Help them off the bike",),
    "treadmill": ("Stop the belt. Help them off",),
    "stairs": ("Keep them from falling", "Sit them down on a step."),
    "bathroom": ("Keep their head up.", "Sit them down."),
}
"""The same, said to somebody who helps."""
ON_FIRM_GROUND = re.compile(
    r"Lie |Lay |Sit up|Sit with|Raise|Keep (still|the leg|them|it warm|hard)|Let them|Help them sit"
    r"|Go somewhere|Move them|Loosen|Put |Rest |Roll |Check that|Push on|Note the|Take off"
)
"""Matches what nobody can do in the water or on a ladder."""
ONCE_SAFE = re.compile(r"Once (you|they|the water) [a-z ]+, do this\.")
"""Matches what has to be said before that in a place that is not safe."""

MUST_SAY = {
    "cold_foot": ("Do not rub it.",),
    "tight_numb": ("Do not press it.",),
    "unresponsive": ("Check that they breathe.", "on their side", "Gasping is not breathing."),
    "heat_illness": ("somewhere cool", "Loosen your clothes.", "wet cloths"),
    "fainting": ("Lie down.", "Raise your legs."),
    "swollen_leg": (
        "Do not massage or press that leg.",
        "Do not stretch it.",
        "If you cannot walk",
        "short of breath",
        "Keep the leg raised.",
    ),
    "swollen_pregnant": ("Do not massage or press that leg.", "short of breath"),
    "tender_vein": ("Do not press or massage it.",),
    "calf_pain_days": ("Do not press or massage it.",),
    "spreading_redness": ("Do not press that leg.",),
    "pop": (
        "Do not stretch it.",
        "Do not massage it.",
        "If you cannot walk",
        "Keep the leg raised.",
    ),
    "cast": ("Do not pull or press it.", "numb, tight or blue"),
    "long_cramp": (
        "chest pain",
        "trouble breathing",
        "cold, numb foot",
        "Keep the toes gently up.",
        "Keep it warm.",
        "Do not press it.",
    ),
    "new_medicine": ("Do not stop it on your own.",),
    "statin": ("Do not stop it on your own.",),
    "emergency": ("Stop stretching.", "Do not press or rub that leg."),
}
"""Sign → texts that its warning has to contain in addition to the first sentence."""

NUMBERS = {
    "en-US": "911",
    "en-CA": "911",
    "en-GB": "999",
    "en-AU": "000",
    "en-IN": "112",
    "en-ZZ": "your local emergency number",
    "de-DE": "your local emergency number",
}

AFTER_HOURS = {
    "en-US": "If no doctor is free, go to an emergency room.",
    "en-CA": "If no doctor is free, try a walk-in or hospital.",
    "en-GB": "If no GP is free, call NHS one one one.",
    "en-AU": "If no GP is free, call eighteen hundred Medicare.",
    "en-IN": "If no doctor is free, go to a hospital.",
    "en-ZZ": "If no doctor is free, go to a hospital.",
}
"""Locale → where to go with a sign for TODAY if no doctor has time."""


OWN_HELP = ("cast", "pop", "swollen_leg")
"""Signs for TODAY whose own words say where to go."""


def first_sentence(sign: str, locale: str) -> str:
    """The sentence with which the warning of a sign has to begin."""
    usual = FIRST_SENTENCE[URGENCY[sign]]
    return OWN_FIRST_SENTENCE.get(sign, usual).format(number=NUMBERS[locale])


def begins_rightly(text: str, sign: str, situations: Collection[str], locale: str) -> bool:
    """Whether the warning of a sign begins as it has to in these situations.

    To somebody who helps, only an emergency begins with the same words, if the place is safe.
    """
    pregnant = not set(PREGNANT).isdisjoint(situations)
    meant = IN_PREGNANCY.get(sign, sign) if pregnant else sign
    helped = "someone_else" in situations
    first_in = FIRST_TO_HELPERS_IN if helped else FIRST_IN
    unsafe = [words for place, words in first_in.items() if place in situations]
    if unsafe and URGENCY[meant] not in CAN_WAIT:
        return any(text.startswith(words) for words in unsafe) and _waits(text)
    told = helped and URGENCY[meant] != EMERGENCY
    return told or text.startswith(first_sentence(meant, locale))


def _waits(text: str) -> bool:
    """Whether what is done on firm ground is told only after the person is there."""
    first = text.split(". ", 2)[-1]  # what makes them safe may be sitting down
    once, deed = ONCE_SAFE.search(first), ON_FIRM_GROUND.search(first)
    return deed is None or (once is not None and once.start() < deed.start())
