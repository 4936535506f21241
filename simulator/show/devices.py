"""The virtual Echos that pages have opened."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock
from time import monotonic

from simulator.device.echo import Echo, Handler
from simulator.device.viewports import Viewport
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer
from simulator.show.people import People, Person

MAX_DEVICES = 16
"""Most devices at a time; opening one more drops the least recently used one."""
IDLE_SECONDS = 30 * 60.0
"""Seconds after which an unused device is dropped."""


class NoSuchDeviceError(LookupError):
    """There is no device with this name, or it was dropped."""


@dataclass(frozen=True, slots=True)
class _Device:
    echo: Echo
    lock: Lock
    """Held while the device is used, as it handles one request at a time."""
    person: Person


class Devices:
    """Opens devices and finds them by name; thread-safe."""

    def __init__(self, handler: Handler, seconds: Callable[[], float] = monotonic) -> None:
        """Take the skill, and a monotonic clock in seconds."""
        self._handler = handler
        self._seconds = seconds
        self._lock = Lock()
        self._recognizers: dict[str, Recognizer] = {}
        self._devices: OrderedDict[str, tuple[_Device, float]] = OrderedDict()
        self._people = People(seconds)

    def recognizer(self, locale: str) -> Recognizer:
        """The recognizer of a locale, where no words go astray. Raises `UnknownLocaleError`."""
        with self._lock:
            if locale not in self._recognizers:
                self._recognizers[locale] = Recognizer(load_model(locale))
            return self._recognizers[locale]

    def open(self, locale: str, viewport: Viewport | None, person: str = "") -> tuple[str, str]:
        """Open a device; returns its name and the person's.

        Args:
            locale: Its locale; raises `UnknownLocaleError` if there is no model for it.
            viewport: Its screen, if it has one.
            person: Whose it is; somebody new to the skill if nobody has this name.
        """
        recognizer, name = self.recognizer(locale), token_urlsafe(16)
        with self._lock:
            owner = self._people.find(person)
            echo = Echo(self._handler, recognizer, owner.moment(), owner.services, viewport)
            self._devices[name] = _Device(echo, Lock(), owner), self._seconds()
            dropped = self._too_many()
            self._people.forget([device.person for device, _ in self._devices.values()])
        for device in dropped:
            _leave(device)
        return name, owner.name

    @contextmanager
    def using(self, name: str) -> Iterator[Echo]:
        """Lock and use a device; raises `NoSuchDeviceError`."""
        with self._lock:
            device, _ = self._devices.get(name) or (None, 0.0)
            if device is None:
                raise NoSuchDeviceError("there is no such device, or no longer")
            self._devices[name] = device, self._seconds()
            self._devices.move_to_end(name)
        with device.lock:
            yield device.echo
            _note_time(device)

    def drop(self, name: str) -> None:
        """Remove a device and end its session."""
        with self._lock:
            device, _ = self._devices.pop(name, (None, 0.0))
        if device:
            _leave(device)

    def close(self) -> None:
        """Drop all devices, and forget everybody."""
        for name in list(self._devices):
            self.drop(name)
        self._people.close()

    def _too_many(self) -> list[_Device]:
        """Remove and return the devices over `MAX_DEVICES` or unused for `IDLE_SECONDS`."""
        oldest = self._seconds() - IDLE_SECONDS
        dropped = []
        for name, (device, used) in list(self._devices.items()):
            if len(self._devices) > MAX_DEVICES or used < oldest:
                del self._devices[name]
                dropped.append(device)
        return dropped


def _leave(device: _Device) -> None:
    with device.lock:
        list(device.echo.leave())
        _note_time(device)


def _note_time(device: _Device) -> None:
    person = device.person
    person.latest = max(person.latest, device.echo.now)
