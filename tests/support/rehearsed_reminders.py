"""A fake of Alexa's reminders: returns a fixed result and records the calls."""

from skill.coaching.messages.effects import EffectError, Reminder, Result
from skill.coaching.messages.schedule import Schedule
from skill.coaching.ports import Access


class RehearsedReminders:
    """A fake of both ports: the service, and one person's reminders."""

    def __init__(self, result: Result = None) -> None:
        """Return `result` from every call; unless it is an error, `set` returns the reminder."""
        self.result = result
        self.asked: list[tuple[object, ...]] = []

    def of(self, access: Access, now: float) -> "RehearsedReminders":
        """Record the access; returns itself."""
        self.asked.append((*access, now))
        return self

    def set(self, schedule: Schedule, text: str, locale: str) -> Reminder | EffectError:
        """Record the call; returns the new reminder, or the error."""
        self.asked.append(("set", schedule, text, locale))
        return self.result if isinstance(self.result, EffectError) else Reminder("token", schedule)

    def cancel(self) -> Result:
        """Record the call; returns the result."""
        self.asked.append(("cancel",))
        return self.result

    def find(self) -> Result:
        """Record the call; returns the result."""
        self.asked.append(("find",))
        return self.result
