"""The people whose devices the pages are: who they are to the skill, and their reminders."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_urlsafe
from time import monotonic

from simulator.device.envelopes import new_account
from simulator.services.alexa_services import AlexaServices

IDLE_SECONDS = 2 * 60 * 60.0
"""Seconds after which a person without a device is forgotten; the skill keeps a place for less."""
MAX_PEOPLE = 16
"""Most people without a device; one more, and who was there least lately is forgotten."""


def _services() -> AlexaServices:
    services = AlexaServices()
    services.permitted = False
    services.account = new_account()
    return services


@dataclass(eq=False, slots=True)
class Person:
    """Somebody with one account, on any number of devices."""

    name: str = field(default_factory=lambda: token_urlsafe(16))
    """By which pages know the person; nobody can guess it."""
    services: AlexaServices = field(default_factory=_services)
    """Their reminders; running until the person is forgotten."""
    latest: datetime = field(default_factory=lambda: datetime.now(UTC))
    """Latest moment in any of their conversations, which have clocks of their own."""
    seen: float = 0.0
    """When one of their devices was opened last, on the monotonic clock."""

    def moment(self) -> datetime:
        """When a new conversation of theirs begins: now, but after all earlier ones."""
        return max(self.latest, datetime.now(UTC))


class People:
    """Finds people by name; not thread-safe."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        """Take a monotonic clock in seconds."""
        self._seconds = seconds
        self._people: OrderedDict[str, Person] = OrderedDict()

    def find(self, name: str) -> Person:
        """The person of this name, or somebody new if there is none."""
        person = self._people.get(name)
        if person is None:
            person = Person()
            person.services.__enter__()
            self._people[person.name] = person
        person.seen = self._seconds()
        self._people.move_to_end(person.name)
        return person

    def forget(self, present: Collection[Person]) -> None:
        """Forget who has been away for long, or is one too many; never those who are present."""
        away = [person for person in self._people.values() if person not in present]
        oldest = self._seconds() - IDLE_SECONDS
        for number, person in enumerate(reversed(away)):
            if number >= MAX_PEOPLE or person.seen < oldest:
                del self._people[person.name]
                person.services.__exit__()

    def close(self) -> None:
        """Forget everybody."""
        for person in self._people.values():
            person.services.__exit__()
        self._people.clear()
