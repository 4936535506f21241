import json

from hypothesis import given
from hypothesis import strategies as st

from skill.reading.packing import SEPARATOR, Built, columns, pack, table, unpack

TEXT = st.text(st.characters(codec="utf-8", exclude_characters=SEPARATOR))
KEYS = st.text(st.characters(codec="utf-8", exclude_characters=SEPARATOR), min_size=1)
TABLES = st.dictionaries(KEYS, KEYS)


@given(TABLES, st.lists(TEXT), st.binary())
def test_what_was_packed_is_unpacked(
    lexicon: dict[str, str], tokens: list[str], weights: bytes
) -> None:
    assert unpack(pack(Built(lexicon, tokens, weights))) == Built(lexicon, tokens, weights)


@given(TABLES)
def test_a_table_survives_as_two_columns(entries: dict[str, str]) -> None:
    packed = columns(entries)
    assert table(json.loads(json.dumps(packed))) == entries
    assert len(packed) == 2


def test_what_is_packed_is_short_and_the_same_each_time() -> None:
    built = Built({"words": columns({"cramp" * 1000: "calf" * 1000})}, ["cramp"], bytes(100_000))
    assert len(pack(built)) < 1000
    assert pack(built) == pack(built)
