"""One person's reminders, for the length of a request."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TypeVar

from skill.adapters.bounded_executor import BoundedExecutor
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
"""What a change is answered if there is nothing to change, or nothing that may be changed."""


class ReminderClient:
    """Reaches Alexa's service; may be used by several threads."""

    def __init__(self, proxy: Proxy, clock: Callable[[], float]) -> None:
        """Take the way out, and a clock of seconds that never goes back."""
        self.http = HttpClient(proxy=proxy)
        self.executor = BoundedExecutor("reminders")
        self._failures = CountedWarnings("reminders failed", clock)

    def count(self, error: EffectError, cause: str) -> EffectError:
        """Count an error by its cause if the service is to blame; gives the error back."""
        if error in {EffectError.BUSY, EffectError.DOWN}:
            self._failures.add(cause)
        return error


class PersonalReminders:
    """The reminders that this skill has set for one person, for the length of a request."""

    def __init__(
        self, client: ReminderClient, access: Access, now: float, deadline: Deadline
    ) -> None:
        """Take how the service is reached, and for which request.

        Args:
            client: Reaches Alexa's service.
            access: Whose reminders they are.
            now: Time of the request, in seconds since the epoch.
            deadline: When to give up, for all calls together.
        """
        self._client = client
        self._access = access
        self._now = now
        self._deadline = deadline

    def set(self, schedule: Schedule, text: str, locale: str) -> Reminder | EffectError:
        """Say this text at these times, in place of any reminder that there is."""
        return self._attempt(partial(self._set, schedule, text, locale))

    def cancel(self) -> Reminder | EffectError | None:
        """Delete what there is; gives what was deleted."""
        return self._attempt(self._cancel)

    def find(self) -> Reminder | EffectError | None:
        """What there is."""
        return self._attempt(self._find)

    def _set(self, schedule: Schedule, text: str, locale: str) -> Reminder:
        api = self._api()
        zone = self._submit(api.time_zone)
        there = self._do(api.reminders)
        body = reminder_json.write(
            schedule, text, locale, zone.result(self._deadline.left()), self._now
        )
        token = self._replace(api, there, body)
        for reminder in there:
            if reminder.token != token:
                # The new one is set: what becomes of the others is for the next time to see.
                self._attempt(partial(self._delete, api, reminder))
        return Reminder(token, schedule)

    def _replace(self, api: AlexaApi, there: tuple[Reminder, ...], body: bytes) -> str:
        for reminder in there[:1]:
            try:
                return self._do(partial(api.change, reminder.token, body))
            except AlexaApiError as error:
                if error.status not in _NOTHING_TO_CHANGE:
                    raise
        return self._do(partial(api.add, body))

    def _cancel(self) -> Reminder | None:
        api = self._api()
        there = self._do(api.reminders)
        for reminder in there:
            self._delete(api, reminder)
        return there[0] if there else None

    def _delete(self, api: AlexaApi, reminder: Reminder) -> None:
        self._do(partial(api.delete, reminder.token))

    def _find(self) -> Reminder | None:
        there = self._do(self._api().reminders)
        return there[0] if there else None

    def _api(self) -> AlexaApi:
        return AlexaApi(self._client.http, self._access, self._deadline)

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
            # What such an error says may hold a token.
            return self._client.count(EffectError.DOWN, type(error).__name__)
