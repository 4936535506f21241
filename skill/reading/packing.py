"""The built file of a reader: compressed text and the weights of the guesser.

Tables are columns of keys and of values, each one long text, since that is what loads fastest.

>>> table(columns({"ow": "1 2", "calf": "3"}))
{'ow': '1 2', 'calf': '3'}
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from zlib import compress, decompress

SEPARATOR = "|"
"""Stands between the entries of a column, and in none of them."""
_LENGTH = 4
"""Bytes that say how long the compressed text is."""


class Built(NamedTuple):
    """What a built file holds."""

    lexicon: Mapping[str, Any]
    tokens: Sequence[str]
    """The meanings that the guesser knows."""
    weights: bytes


def pack(built: Built) -> bytes:
    """The file."""
    values = {"lexicon": built.lexicon, "tokens": built.tokens}
    text = compress(json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode(), 9)
    return len(text).to_bytes(_LENGTH) + text + compress(built.weights, 9)


def unpack(data: bytes) -> Built:
    """What `pack` made a file of."""
    end = _LENGTH + int.from_bytes(data[:_LENGTH])
    values = json.loads(decompress(data[_LENGTH:end]))
    return Built(values["lexicon"], values["tokens"], decompress(data[end:]))


def columns(entries: Mapping[str, str]) -> list[str]:
    """A table as two columns."""
    return [SEPARATOR.join(entries.keys()), SEPARATOR.join(entries.values())]


def table(packed: Sequence[str]) -> dict[str, str]:
    """The table of two columns."""
    keys, values = (column.split(SEPARATOR) if column else [] for column in packed)
    return dict(zip(keys, values, strict=True))
