"""The words that a screen shows with a step: of the person, the leg and what is said, as spoken."""

from collections.abc import Sequence
from functools import lru_cache

from skill.coaching.messages.replies import Guide
from skill.content.choices import Side
from skill.content.model import Library
from skill.content.word_records import LEG_LABEL, Words
from skill.record import Record
from skill.speech.render import instruction_keys

CACHE_SIZE = 512
"""Steps whose words are cached; the content has some hundreds, each situation counted."""


class Captions(Record):
    """What is shown with a step for as long as it lasts."""

    name: str
    """What its routine is called."""
    leg: str
    """Name of the leg; empty if the person named none."""
    caption: str
    """What is to be done, in a few words that fit the spoken ones."""
    caution: str
    """The first caution in what is said; empty for none."""


def captions(guide: Guide, library: Library, key: str) -> Captions:
    """What is shown with a step, in the words that have this key."""
    keys = instruction_keys(guide)
    return _captions(guide.routine, keys, guide.situations, guide.side, library, key)


@lru_cache(CACHE_SIZE)
def _captions(
    routine: str,
    keys: tuple[str, ...],
    situations: tuple[str, ...],
    side: Side,
    library: Library,
    key: str,
) -> Captions:
    words = library.words[key]
    spoken = words.routines[routine]
    said = " ".join(spoken.said(each, situations) for each in (*keys, "after"))
    cautions = words.screens.cautions.items()
    return Captions(
        name=spoken.shown.name or spoken.title,
        leg="" if side is Side.UNNAMED else _capital(words.legs[side][LEG_LABEL]),
        caption=caption_of(routine, keys[0], situations, side, words),
        caution=next((shown for warned, shown in cautions if warned in said), ""),
    )


def caption_of(routine: str, step: str, situations: Sequence[str], side: Side, words: Words) -> str:
    """The caption of a step of a routine, for the words that are said there."""
    spoken = words.routines[routine]
    text = spoken.shown.caption(step, spoken.telling(step, situations))
    return _capital(text.format(**words.legs[side]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
