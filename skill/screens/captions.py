"""The words that a screen shows with a step: of the person, the leg and what is said, as spoken."""

from collections.abc import Sequence

from skill.coaching.messages.replies import Guide
from skill.content.choices import Side
from skill.content.word_records import Words
from skill.speech.render import instruction


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def caption(guide: Guide, words: Words) -> str:
    """What is to be done, in a few words that fit the spoken ones."""
    return caption_of(guide.routine, guide.step.id, guide.situations, guide.side, words)


def caption_of(routine: str, step: str, situations: Sequence[str], side: Side, words: Words) -> str:
    """The same for a step of a routine, wherever it is done."""
    spoken = words.routines[routine]
    text = spoken.shown.caption(step, spoken.telling(step, situations))
    return capital(text.format(**words.legs[side]))


def caution(guide: Guide, words: Words) -> str:
    """The first caution in what is said with a step; empty for none."""
    after = words.routines[guide.routine].said("after", guide.situations)
    spoken = " ".join((*instruction(guide, words), after))
    cautions = words.screens.cautions.items()
    return next((shown for said, shown in cautions if said in spoken), "")


def name_of(routine: str, words: Words) -> str:
    """What a routine is called where it is shown."""
    spoken = words.routines[routine]
    return spoken.shown.name or capital(spoken.name)
