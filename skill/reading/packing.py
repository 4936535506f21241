"""The built file of a reader: blocks, each compressed by itself and read only when it is needed.

Tables are columns of keys and of values, each one long text, since that is what loads fastest.

>>> table(columns({"ow": "1 2", "calf": "3"}))
{'ow': '1 2', 'calf': '3'}
>>> Blocks(pack([b"ow", b"calf"]))[1]
b'calf'
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from zlib import compress, decompress

SEPARATOR = "|"
"""Stands between the entries of a column, and in none of them."""
_LENGTH = 4
"""Bytes of a number in the heading: how many blocks there are, then how long each is."""


def pack(blocks: Sequence[bytes]) -> bytes:
    """The file."""
    packed = [compress(block, 9) for block in blocks]
    heading = [len(packed), *map(len, packed)]
    return b"".join([*(number.to_bytes(_LENGTH) for number in heading), *packed])


class Blocks:
    """The blocks of a file, each unpacked when it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Read the heading of what `pack` made."""
        end = _LENGTH * (1 + int.from_bytes(data[:_LENGTH]))
        lengths = (
            int.from_bytes(data[place : place + _LENGTH]) for place in range(_LENGTH, end, _LENGTH)
        )
        self._data = data
        self._ends = list(accumulate(lengths, initial=end))

    def __getitem__(self, number: int) -> bytes:
        """A block by its number, from 0."""
        return decompress(self._data[self._ends[number] : self._ends[number + 1]])

    def __iter__(self) -> Iterator[bytes]:
        """All blocks."""
        return (self[number] for number in range(len(self._ends) - 1))


def columns(entries: Mapping[str, str]) -> list[str]:
    """A table as two columns."""
    return [SEPARATOR.join(entries.keys()), SEPARATOR.join(entries.values())]


def table(packed: Sequence[str]) -> dict[str, str]:
    """The table of two columns."""
    keys, values = (column.split(SEPARATOR) if column else [] for column in packed)
    return dict(zip(keys, values, strict=True))
