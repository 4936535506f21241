from hypothesis import given
from hypothesis import strategies as st

from skill.reading.packing import pack, unpack


@given(st.binary())
def test_what_was_packed_is_unpacked(data: bytes) -> None:
    assert unpack(pack(data)) == data


def test_what_is_packed_is_short_text_on_one_line() -> None:
    packed = pack(b"cramp " * 10_000)
    assert packed.isascii()
    assert len(packed.splitlines()) == 1
    assert len(packed) < 1000
