"""Packs what is built for a reader into short text, and unpacks it."""

from binascii import a2b_base64, b2a_base64
from zlib import compress, decompress


def pack(data: bytes) -> str:
    """Bytes as compressed text."""
    return b2a_base64(compress(data, 9), newline=False).decode()


def unpack(packed: str) -> bytes:
    """The bytes that `pack` made text of."""
    return decompress(a2b_base64(packed))
