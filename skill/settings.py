"""What the environment says; the only reader of it."""

import os
from collections.abc import Mapping
from typing import NamedTuple, Self


class Settings(NamedTuple):
    """How this installation is set up."""

    skill_id: str = ""
    """The id that requests must carry; empty accepts every one, for trying things out."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the variables that begin with CRAMP_COACH_."""
        return cls(skill_id=environment.get("CRAMP_COACH_SKILL_ID", "").strip())
