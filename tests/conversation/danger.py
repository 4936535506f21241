"""Danger signs according to the design, written independently of the content under test."""

EMERGENCY, TODAY, SOON, ROUTINE = "emergency", "today", "soon", "routine"

URGENCY = {
    "chest_pain": EMERGENCY,
    "breathless": EMERGENCY,
    "coughing_blood": EMERGENCY,
    "fainting": EMERGENCY,
    "cold_foot": EMERGENCY,
    "tight_numb": EMERGENCY,
    "heat_illness": EMERGENCY,
    "stiff_jaw": EMERGENCY,
    "dark_urine": EMERGENCY,
    "swollen_leg": TODAY,
    "swollen_pregnant": TODAY,
    "pop": TODAY,
    "long_cramp": TODAY,
    "weakness": TODAY,
    "walking_pain": SOON,
    "new_medicine": SOON,
    "frequent": ROUTINE,
    "disturbs_sleep": ROUTINE,
    "statin": ROUTINE,
    "emergency": EMERGENCY,
}

FIRST_SENTENCE = {
    EMERGENCY: "Use a phone to call {number} now.",
    TODAY: "Stop, and see a doctor today.",
    SOON: "See a doctor in the next day or two.",
    ROUTINE: "Talk to your doctor about this.",
}

MUST_SAY = {
    "cold_foot": ("Do not rub it.",),
    "tight_numb": ("Do not press it.",),
    "swollen_leg": ("Do not massage or press that leg.", "Do not stretch it.", "short of breath"),
    "swollen_pregnant": (
        "Go straight away.",
        "maternity unit",
        "Do not massage or press that leg.",
    ),
    "pop": ("Do not stretch it.", "Do not massage it.", "If you cannot walk"),
    "long_cramp": ("chest pain", "trouble breathing", "cold, numb foot"),
    "new_medicine": ("Do not stop it on your own.",),
    "statin": ("Do not stop it on your own.",),
    "emergency": (
        "chest pain",
        "trouble breathing",
        "cold or numb foot",
        "swollen, hot or red leg",
    ),
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
    "en-US": "If none can see you, go to an emergency room.",
    "en-CA": "If yours cannot see you, go to a walk-in clinic or a hospital.",
    "en-GB": "If your GP cannot see you, call NHS one one one.",
    "en-AU": "If your GP cannot see you, call eighteen hundred Medicare.",
    "en-IN": "If none can see you, go to a hospital.",
    "en-ZZ": "If none can see you, go to a hospital.",
}
"""Locale → where to go with a sign for TODAY if no doctor has time."""


def first_sentence(sign: str, locale: str) -> str:
    """The sentence with which the warning of a sign has to begin."""
    return FIRST_SENTENCE[URGENCY[sign]].format(number=NUMBERS[locale])
