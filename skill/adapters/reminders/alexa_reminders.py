"""Reminders through Alexa's service, without ever failing a person or keeping them waiting.

What it takes is loaded with the first effect: most sessions are not about reminders, and a person
waits while a function starts cold.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from skill.adapters.deadline import Deadline
from skill.coaching.ports import Access, Reminders
from skill.settings import DIRECT, Proxy

if TYPE_CHECKING:
    from skill.adapters.reminders.personal_reminders import ReminderClient

TIMEOUT = 1.8
"""Seconds that one person's request waits for the service in all."""


class AlexaReminders:
    """Everybody's reminders; may be used by several threads."""

    def __init__(
        self,
        proxy: Proxy = DIRECT,
        timeout: float = TIMEOUT,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Take the way out, and the seconds that one person's request waits at most."""
        self.timeout = timeout
        self._proxy = proxy
        self._clock = clock
        self._lock = Lock()
        self._loaded: ReminderClient | None = None

    def of(self, access: Access, now: float) -> Reminders:
        """Those of the person who made a request at `now`, in seconds since the epoch."""
        deadline = Deadline.after(self.timeout, self._clock)
        from skill.adapters.reminders.personal_reminders import PersonalReminders  # noqa: PLC0415

        return PersonalReminders(self._client(), access, now, deadline)

    def _client(self) -> "ReminderClient":
        from skill.adapters.reminders.personal_reminders import ReminderClient  # noqa: PLC0415

        with self._lock:
            self._loaded = self._loaded or ReminderClient(self._proxy, self._clock)
            return self._loaded
