"""Reads words: finds every meaning in them, and how certain each is."""

import os
from functools import cache

from skill.reading.certainty import settled
from skill.reading.corrections import corrected
from skill.reading.guess import Guesser, guesser_of
from skill.reading.lexicon import Lexicon
from skill.reading.matching import Utterance
from skill.reading.packing import unpack
from skill.reading.reading import Reading
from skill.reading.scopes import scopes, without_cries
from skill.reading.spoken import cut
from skill.reading.weighing import weighed

BUILT = os.path.join(os.path.dirname(__file__), "built")
"""The folder of the built files, one a language."""
SUFFIX = ".reader"


class Reader:
    """Reads the words of one language."""

    def __init__(self, lexicon: Lexicon, guesser: Guesser) -> None:
        """Take what was built for the language."""
        self._lexicon = lexicon
        self._guesser = guesser

    def read(self, words: str) -> Reading:
        """Everything that words mean; at most the first 40 words are read."""
        said = cut(words)
        if not said:
            return Reading()
        utterance = Utterance(said, self._lexicon)
        core, around = without_cries(utterance), scopes(utterance)
        guess = self._guesser.guess(said[core.start : core.end])
        patterns = weighed(utterance, core, around)
        patterns = patterns._replace(found=corrected(patterns.found, utterance))
        meanings = settled(patterns, guess, around, len(said))
        return Reading(meanings, patterns.denied, unsure=bool(utterance.of("unsure")))


@cache
def reader_of(language: str) -> Reader | None:
    """The reader of a language, loaded at its first use; None if there is none."""
    path = os.path.join(BUILT, f"{language}{SUFFIX}")
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        built = unpack(file.read())
    return Reader(Lexicon(built.lexicon), guesser_of(built.tokens, built.weights))
