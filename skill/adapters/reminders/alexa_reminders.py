"""Reminders through Alexa's service: failures never end a conversation, and waits are bounded.

The HTTP code is imported when the first reminder is needed: most sessions need none, and imports
prolong a cold start.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from skill.adapters.deadline import Deadline
from skill.coaching.ports import Access, Reminders
from skill.settings import DIRECT, Proxy

if TYPE_CHECKING:
    from ssl import SSLContext

    from skill.adapters.reminders.personal_reminders import ReminderClient

TIMEOUT = 1.8
"""Seconds that one request waits for the service, over all its calls."""


class AlexaReminders:
    """Gives access to each person's reminders. It is thread-safe."""

    def __init__(
        self,
        proxy: Proxy = DIRECT,
        trust_roots: str = "",
        timeout: float = TIMEOUT,
        clock: Callable[[], float] = monotonic,
        stand_in: str = "",
    ) -> None:
        """Set up the service. It connects when it is first used.

        Args:
            proxy: The proxy through which Alexa's service is reached.
            trust_roots: Path of a PEM file with the authorities that vouch for the service; empty
                takes the system's.
            timeout: Seconds that one request waits at most, over all its calls.
            clock: A monotonic clock, in seconds.
            stand_in: Address of a host that may stand in for Amazon's, such as http://127.0.0.1.

        Raises:
            SettingsError: There are no certificates in that file.
        """
        self.timeout = timeout
        self._proxy = proxy
        self._tls = _trust(trust_roots)
        self._clock = clock
        self._stand_in = stand_in
        self._lock = Lock()
        self._loaded: ReminderClient | None = None

    def of(self, access: Access, now: float) -> Reminders:
        """The reminders of the person who made a request at `now`, in seconds since the epoch.

        The time limit starts now.
        """
        deadline = Deadline.after(self.timeout, self._clock)
        from skill.adapters.reminders.personal_reminders import PersonalReminders  # noqa: PLC0415

        return PersonalReminders(self._client(), access, now, deadline)

    def _client(self) -> "ReminderClient":
        from skill.adapters.reminders.personal_reminders import ReminderClient  # noqa: PLC0415

        with self._lock:
            self._loaded = self._loaded or ReminderClient(
                self._proxy, self._tls, self._clock, self._stand_in
            )
            return self._loaded


def _trust(file: str) -> "SSLContext | None":
    if not file:
        return None
    # Imported here, so that a skill without such a file starts faster.
    from skill.adapters.trust import trusting  # noqa: PLC0415

    return trusting(file)
