"""A hold counts from the middle of its announcement, so that has to be short beside the hold.

Then it lasts as long as it says within a tenth, whether the person begins at the first word of the
announcement or after its last.
"""

from collections.abc import Iterator
from typing import NamedTuple

from skill.authoring.problems import Problems
from skill.coaching.holds import LEAST_NAMED
from skill.coaching.messages.phrases import Phrase
from skill.content.model import Library, Locale
from skill.speech.speaking_time import speaking_time

LONGEST = 0.2
"""Part of a hold that its announcement may take: a tenth before its middle and one after."""
ANNOUNCING = (Phrase.HOLD, Phrase.HOLD_MORE, Phrase.KNEAD, Phrase.KNEAD_MORE)


class Announcement(NamedTuple):
    """Words that announce a hold, and for how many seconds."""

    phrase: Phrase
    text: str
    hold: int


def check(library: Library, found: Problems) -> None:
    """Report announcements that take too long beside their holds, in any locale."""
    for locale in library.locales.values():
        seconds = speaking_time(library, locale).seconds
        for phrase, text, hold in _announcements(library, locale):
            if seconds(text) > LONGEST * hold:
                path = f"locales/{locale.words}/phrases.toml.phrases.{phrase}"
                took = f"{seconds(text):.1f} s for {text!r}"
                found.add(path, "Announcement-MustBeShort", took)


def _announcements(library: Library, locale: Locale) -> Iterator[Announcement]:
    words = library.words[locale.words]
    for phrase in ANNOUNCING:
        for seconds, duration in words.seconds.items():
            if seconds >= LEAST_NAMED:
                text = words.phrases[phrase][0].format(duration=duration)
                yield Announcement(phrase, text, seconds)
