"""The rows of an account: one for places and one for profiles, as they were read."""

from collections.abc import Mapping

from skill.adapters.stores.store import Row
from skill.coaching.state.household import Household, from_text
from skill.coaching.state.memory import Place, Profile
from skill.json_records import DecodeError

PLACE, PROFILE = "place", "profile"
KINDS: Mapping[str, type[Place | Profile]] = {PLACE: Place, PROFILE: Profile}
"""Kind of row → what it holds of each person."""
UNREADABLE_SUFFIX = ".unreadable"
"""Appended to the kind of a row that cannot be decoded, when it is set aside instead of lost."""
_NEXT_MARK = 0.001
"""Seconds between two marks at least."""
EMPTY = Household()


class AccountRows:
    """The rows of an account, as they were read for one attempt."""

    def __init__(self, rows: Mapping[str, Row], now: float) -> None:
        self.now = now
        self.live = {kind: row for kind, row in rows.items() if row.expires > now}
        self._households = {kind: _decoded(kind, self.live.get(kind)) for kind in KINDS}

    def household(self, kind: str) -> Household:
        """What a row holds; nothing if it is missing or cannot be decoded."""
        return self._households[kind] or EMPTY

    def is_unreadable(self, kind: str) -> bool:
        """Whether a row is there and cannot be decoded."""
        return kind in self.live and self._households[kind] is None

    def mark_after(self, known: float) -> float:
        """A mark that is later than all there are and the one known, whatever the clocks say."""
        last = max(self.household(kind).last_mark for kind in KINDS)
        return max(self.now, max(last, known) + _NEXT_MARK)

    @property
    def set_aside(self) -> Mapping[str, Row]:
        """Rows that could not be decoded earlier."""
        return {kind: row for kind, row in self.live.items() if kind.endswith(UNREADABLE_SUFFIX)}


def _decoded(kind: str, row: Row | None) -> Household | None:
    if row is None:
        return None
    try:
        return from_text(KINDS[kind], row.data, row.expires)
    except DecodeError:
        return None
