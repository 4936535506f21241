import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.reading.packing import SEPARATOR, Blocks, columns, pack, table

KEYS = st.text(st.characters(codec="utf-8", exclude_characters=SEPARATOR), min_size=1)
TABLES = st.dictionaries(KEYS, KEYS)


@given(st.lists(st.binary()))
def test_what_was_packed_is_unpacked(blocks: list[bytes]) -> None:
    unpacked = Blocks(pack(blocks))
    assert list(unpacked) == blocks
    assert [unpacked[number] for number in range(len(blocks))] == blocks


def test_there_is_no_block_after_the_last() -> None:
    with pytest.raises(IndexError):
        Blocks(pack([b"calf"]))[1]


def test_a_block_is_read_without_the_others() -> None:
    packed = pack([b"ow", b"calf"])
    damaged = packed[:-4] + b"\0\0\0\0"
    assert Blocks(damaged)[0] == b"ow"


@given(TABLES)
def test_a_table_survives_as_two_columns(entries: dict[str, str]) -> None:
    packed = columns(entries)
    assert table(json.loads(json.dumps(packed))) == entries
    assert len(packed) == 2


def test_what_is_packed_is_short_and_the_same_each_time() -> None:
    blocks = [b"cramp" * 1000, bytes(100_000)]
    assert len(pack(blocks)) < 1000
    assert pack(blocks) == pack(blocks)
