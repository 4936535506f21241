"""Splits text into sentences, for speech and screens."""

import re
from functools import lru_cache

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, split after `.`, `?` or `!`."""
    return tuple(_SENTENCE_END.split(text))
