"""What a request changes in the rows of its account: pure functions of what is stored there."""

from collections.abc import Callable

from skill.coaching.state.household import EVERYBODY, Household, Kept
from skill.coaching.state.memory import Memory, Place, Profile, merged
from skill.record import Record

DAY = 86_400.0
PROFILE_SECONDS = 180 * DAY
"""How long a profile is kept after its last use."""
REFRESH_SECONDS = 30 * DAY
"""A profile in use is written again when it is this old, to prolong its expiry."""


def without_reminders(stored: Household, is_gone: Callable[[str], bool]) -> Household:
    """The profiles without the tokens of reminders of which `is_gone` says so."""
    return stored._replace(
        people={one: _without_reminder(kept, is_gone) for one, kept in stored.people.items()}
    )


def _without_reminder(kept: Kept, is_gone: Callable[[str], bool]) -> Kept:
    record = kept.record
    if isinstance(record, Profile) and record.reminder and is_gone(record.reminder):
        return kept._replace(record=record._replace(reminder=""))
    return kept


class Changes(Record):
    """What a conversation knew and knows of a person.

    What was erased since it began stays erased: each method then returns what is stored.
    """

    person: str
    before: Memory
    after: Memory
    now: float
    """Seconds since the epoch."""
    mark: float
    """The mark of what this request erases."""

    def place(self, stored: Household) -> Household:
        """Keep the place that expires later; without one, all walks of the person are over."""
        here = self.after.place
        if self._is_erased(stored) or here == self.before.place:
            return stored
        if here is None:
            return stored.erasing([self.person], self.mark)
        there = stored.record(Place, self.person, self.now)
        if there is not None and there.until > here.until:
            return stored
        return stored.keeping(self.person, here, here.until)

    def all_over(self, stored: Household) -> Household:
        """All walks of everybody are over; if that is known, it stays as it is."""
        known = 0.0 < stored.marks.get(EVERYBODY, 0.0) <= self.after.mark
        if known and not stored.people:
            return stored
        return stored.erasing([EVERYBODY], self.mark)

    def profile(self, stored: Household) -> Household:
        """Write what changed in this conversation, and leave the rest as it is stored."""
        there = stored.record(Profile, self.person, self.now)
        ends = self.now + PROFILE_SECONDS
        is_fresh = there is None or stored.ends_of(self.person) > ends - REFRESH_SECONDS
        is_same = self.before.profile == self.after.profile
        if (is_same and is_fresh) or self._is_erased(stored):
            return stored
        changed = merged(self.before.profile, self.after.profile, there or Profile())
        return stored.keeping(self.person, changed, ends)

    def _is_erased(self, stored: Household) -> bool:
        return stored.erased_at(self.person) > self.after.mark
