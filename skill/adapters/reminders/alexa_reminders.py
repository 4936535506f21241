"""Reminders through Alexa's service, without ever failing a person or keeping them waiting.

What it takes is loaded with the first errand: most sessions are not about reminders, and a function
that starts cold is waited for.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from skill.coaching.ports import Access, Reminders

if TYPE_CHECKING:
    from skill.adapters.reminders.personal_reminders import ReminderClient

TIMEOUT = 1.8
"""Seconds that one person's request waits for the service in all."""


class AlexaReminders:
    """Everybody's reminders; may be used by several threads."""

    def __init__(self, timeout: float = TIMEOUT, clock: Callable[[], float] = monotonic) -> None:
        """Wait no longer than `timeout` seconds for one person's request."""
        self.timeout = timeout
        self._clock = clock
        self._lock = Lock()
        self._loaded: ReminderClient | None = None

    def of(self, access: Access, now: float) -> Reminders:
        """Those of the person who made a request at `now`, in seconds since the epoch."""
        until = self._clock() + self.timeout
        from skill.adapters.reminders.personal_reminders import PersonalReminders  # noqa: PLC0415

        return PersonalReminders(self._service(), access, now, until)

    def _service(self) -> "ReminderClient":
        from skill.adapters.reminders.personal_reminders import ReminderClient  # noqa: PLC0415

        with self._lock:
            self._loaded = self._loaded or ReminderClient(self._clock)
            return self._loaded
