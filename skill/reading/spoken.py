"""Words as a recognizer writes them, cut into the pieces that patterns and grammar look at.

>>> cut("My calf's gone, it isn't hot!")
('my', 'calf', 's', 'gone', 'it', 'isnt', 'hot')
"""

import re

MOST_WORDS = 40
"""Only so many words of an utterance are read."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_QUOTES = str.maketrans("\u2018\u2019`", "'''")
_CLITICS = ("'s", "'m", "'re", "'ve", "'ll", "'d")
"""Ends of words that are words of their own, which a pattern need not mention."""
_AUXILIARIES = {
    "can": "cant", "do": "dont", "does": "doesnt", "did": "didnt", "is": "isnt", "are": "arent",
    "was": "wasnt", "were": "werent", "has": "hasnt", "have": "havent", "had": "hadnt",
    "will": "wont", "would": "wouldnt", "could": "couldnt", "should": "shouldnt",
}  # fmt: skip
"""Word before "not" → the two of them as one word."""
_WHOLE = {
    "cannot": ("cant",), "im": ("i", "m"), "ive": ("i", "ve"), "youre": ("you", "re"),
    "theyre": ("they", "re"), "whats": ("what", "s"), "thats": ("that", "s"), "hes": ("he", "s"),
    "shes": ("she", "s"), "theres": ("there", "s"), "aint": ("isnt",), "its": ("it", "s"),
}  # fmt: skip
"""Words that stand for others."""


def cut(words: str) -> tuple[str, ...]:
    """The first `MOST_WORDS` words in lower case, without apostrophes; "is not" becomes "isnt"."""
    pieces: list[str] = []
    for match in _WORD.finditer(words.lower().translate(_QUOTES)):
        if len(pieces) >= MOST_WORDS:
            break
        _add(match[0], pieces)
    return tuple(pieces[:MOST_WORDS])


def _add(word: str, pieces: list[str]) -> None:
    for clitic in _CLITICS:
        if word.endswith(clitic) and word != clitic:
            pieces += [word[: -len(clitic)].replace("'", ""), clitic[1:]]
            return
    bare = word.replace("'", "")
    if bare == "not" and pieces and pieces[-1] in _AUXILIARIES:
        pieces[-1] = _AUXILIARIES[pieces[-1]]
        return
    pieces += _WHOLE.get(bare, (bare,))
