"""Reminders without Alexa: what comes of each effect is set, and what was asked is noted."""

from skill.coaching.messages.effects import EffectError, Reminder, Result
from skill.coaching.messages.schedule import Schedule
from skill.coaching.ports import Access


class RehearsedReminders:
    """Everybody's reminders, and those of one person at the same time."""

    def __init__(self, result: Result = None) -> None:
        """Answer every effect with this; without any trouble, a reminder is set as wanted."""
        self.result = result
        self.asked: list[tuple[object, ...]] = []

    def of(self, access: Access, now: float) -> "RehearsedReminders":
        """Those of anybody."""
        self.asked.append((*access, now))
        return self

    def set(self, schedule: Schedule, text: str, locale: str) -> Reminder | EffectError:
        """Note what was wanted."""
        self.asked.append(("set", schedule, text, locale))
        return self.result if isinstance(self.result, EffectError) else Reminder("token", schedule)

    def cancel(self) -> Result:
        """Note that it was wanted."""
        self.asked.append(("cancel",))
        return self.result

    def find(self) -> Result:
        """Note that it was wanted."""
        self.asked.append(("find",))
        return self.result
