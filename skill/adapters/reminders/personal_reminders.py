"""One person's reminders, for the length of a request."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from ssl import SSLContext
from typing import TypeVar

from skill.adapters.bounded_executor import BoundedExecutor
from skill.adapters.causes import cause_of
from skill.adapters.deadline import Deadline
from skill.adapters.http_client import HttpClient
from skill.adapters.reminders import reminder_json
from skill.adapters.reminders.alexa_api import AlexaApi, AlexaApiError
from skill.coaching.messages.effects import EffectError, Reminder
from skill.coaching.messages.schedule import Schedule
from skill.coaching.ports import Access
from skill.rate_limited_log import CountedWarnings
from skill.settings import Proxy

Result = TypeVar("Result")

_NOTHING_TO_CHANGE = {404, 409}
"""Statuses with which Alexa answers the change of a reminder that is gone or cannot be changed."""


class ReminderClient:
    """What all requests share: the HTTP client, the threads and the count of failures."""

    def __init__(
        self,
        proxy: Proxy,
        tls: SSLContext | None,
        clock: Callable[[], float],
        stand_in: str = "",
    ) -> None:
        """Create the client.

        Args:
            proxy: The proxy through which Alexa's service is reached.
            tls: Verifies the service; None trusts the system's root certificates.
            clock: A monotonic clock, in seconds.
            stand_in: Address of a host that may stand in for Alexa's service.
        """
        self.stand_in = stand_in
        self.http = HttpClient(tls=tls, proxy=proxy)
        self.executor = BoundedExecutor("reminders")
        self._failures = CountedWarnings("reminders failed", clock)

    def count(self, error: EffectError, cause: str) -> EffectError:
        """Log an error's cause if the service failed, not the person; returns the error."""
        if error in {EffectError.BUSY, EffectError.DOWN}:
            self._failures.add(cause)
        return error


class PersonalReminders:
    """The reminders that this skill has set for one person; lives for one request.

    No method raises an exception: errors are returned as EffectError.
    """

    def __init__(
        self, client: ReminderClient, access: Access, now: float, deadline: Deadline
    ) -> None:
        """Create it for one request.

        Args:
            client: The client that all requests share.
            access: The person's token and the address of Alexa's service.
            now: Time of the request, in seconds since the epoch.
            deadline: When to give up, for all calls together.
        """
        self._client = client
        self._access = access
        self._now = now
        self._deadline = deadline

    def set(self, schedule: Schedule, text: str, locale: str) -> Reminder | EffectError:
        """Set a reminder, in place of any existing ones."""
        return self._attempt(partial(self._set, schedule, text, locale))

    def cancel(self) -> Reminder | EffectError | None:
        """Delete all reminders; returns the first of them, or None if there was none."""
        return self._attempt(self._cancel)

    def find(self) -> Reminder | EffectError | None:
        """The first existing reminder, or None."""
        return self._attempt(self._find)

    def _set(self, schedule: Schedule, text: str, locale: str) -> Reminder:
        api = self._api()
        zone = self._submit(api.time_zone)
        existing = self._do(api.reminders)
        body = reminder_json.write(
            schedule, text, locale, zone.result(self._deadline.left()), self._now
        )
        token = self._replace(api, existing, body)
        for reminder in existing:
            if reminder.token != token:
                # The new one is set; if this one cannot be deleted, the next change tries again.
                self._attempt(partial(self._delete, api, reminder))
        return Reminder(token, schedule)

    def _replace(self, api: AlexaApi, existing: tuple[Reminder, ...], body: bytes) -> str:
        for reminder in existing[:1]:
            try:
                return self._do(partial(api.change, reminder.token, body))
            except AlexaApiError as error:
                if error.status not in _NOTHING_TO_CHANGE:
                    raise
        return self._do(partial(api.add, body))

    def _cancel(self) -> Reminder | None:
        api = self._api()
        existing = self._do(api.reminders)
        for reminder in existing:
            self._delete(api, reminder)
        return existing[0] if existing else None

    def _delete(self, api: AlexaApi, reminder: Reminder) -> None:
        self._do(partial(api.delete, reminder.token))

    def _find(self) -> Reminder | None:
        existing = self._do(self._api().reminders)
        return existing[0] if existing else None

    def _api(self) -> AlexaApi:
        client = self._client
        return AlexaApi(client.http, self._access, self._deadline, client.stand_in)

    def _submit(self, call: Callable[[], Result]) -> Future[Result]:
        return self._client.executor.submit(call, self._deadline)

    def _do(self, call: Callable[[], Result]) -> Result:
        return self._submit(call).result(self._deadline.left())

    def _attempt(self, effect: Callable[[], Result]) -> Result | EffectError:
        try:
            return effect()
        except AlexaApiError as error:
            return self._client.count(error.effect_error, str(error))
        except Exception as error:  # noqa: BLE001 - nothing that happens here may end the talk
            # The message of such an error may contain the token, so only its cause is logged.
            return self._client.count(EffectError.DOWN, cause_of(error))
