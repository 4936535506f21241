"""What the environment says; the only reader of it."""

import os
from collections.abc import Mapping
from typing import NamedTuple, Self

LONGEST_PATIENCE = 2.0
"""Seconds that nobody waits for a store, whatever is set."""


class SettingsError(ValueError):
    """A variable that cannot be used; the message names it."""


class Settings(NamedTuple):
    """How this installation is set up."""

    skill_id: str = ""
    """The id that requests must carry; empty accepts every one, for trying things out."""
    store: str = ""
    """Where people are remembered, as a URL; empty leaves it to the host."""
    store_patience: float = 0.3
    """Seconds that one request waits for the store in all."""
    trust_roots: str = ""
    """PEM file of the authorities that may vouch for Amazon; empty takes certifi's."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the variables that begin with CRAMP_COACH_.

        Raises:
            SettingsError: One of them cannot be used.
        """
        return cls(
            skill_id=environment.get("CRAMP_COACH_SKILL_ID", "").strip(),
            store=environment.get("CRAMP_COACH_STORE", "").strip(),
            store_patience=_patience(environment.get("CRAMP_COACH_STORE_PATIENCE_MS", "300")),
            trust_roots=environment.get("CRAMP_COACH_TRUST_ROOTS", "").strip(),
        )


def _patience(milliseconds: str) -> float:
    longest = round(LONGEST_PATIENCE * 1000)
    try:
        number = int(milliseconds)
    except ValueError:
        number = 0
    if not 1 <= number <= longest:
        raise SettingsError(f"CRAMP_COACH_STORE_PATIENCE_MS: not a number from 1 to {longest}")
    return number / 1000
