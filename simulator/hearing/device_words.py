"""What an Echo itself understands in each language, as it is written in `device_words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

DEVICE_WORDS = Path(__file__).with_name("device_words.toml")


def words_of_device(language: str) -> Mapping[str, Any]:
    """The table of a language; empty for one that is not written."""
    return _written().get(language, {})


@cache
def _written() -> dict[str, Mapping[str, Any]]:
    return tomllib.loads(DEVICE_WORDS.read_text(encoding="utf-8"))
