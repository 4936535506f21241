"""The virtual Echos that pages have opened, and the people they belong to."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_urlsafe
from threading import Lock, Thread
from time import monotonic

from simulator.device.echo import Echo, Handler
from simulator.device.viewports import Viewport
from simulator.hearing.classifier import IntentClassifier
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer
from simulator.services.alexa_services import AlexaServices

MAX_DEVICES = 16
"""Devices at the same time; with one more, the one that was used least lately is dropped."""
IDLE_SECONDS = 30 * 60.0
"""Seconds after which a device that nobody uses is dropped."""


class NoSuchDeviceError(LookupError):
    """There is no such device, or no longer."""


@dataclass(frozen=True, slots=True)
class _Device:
    echo: Echo
    lock: Lock
    """Held while it is used: a person says one thing at a time."""
    services: ExitStack
    """What ends with it."""


class Devices:
    """Opens devices and finds them again; for many threads at once."""

    def __init__(self, handler: Handler, seconds: Callable[[], float] = monotonic) -> None:
        """Take the skill, and a clock that never goes back."""
        self._handler = handler
        self._seconds = seconds
        self._lock = Lock()
        self._recognizers: dict[str, Recognizer] = {}
        self._devices: OrderedDict[str, tuple[_Device, float]] = OrderedDict()

    def recognizer(self, locale: str) -> Recognizer:
        """The recognizer of a locale, learning meanwhile; raises `UnknownLocaleError`."""
        with self._lock:
            if locale not in self._recognizers:
                classifier = IntentClassifier(load_model(locale))
                self._recognizers[locale] = Recognizer(classifier.model, classifier.classify)
                Thread(target=classifier.learn, name="learn", daemon=True).start()
            return self._recognizers[locale]

    def open(self, locale: str, viewport: Viewport | None) -> str:
        """A new device, of a person whom the skill does not know; returns its name."""
        recognizer, stack = self.recognizer(locale), ExitStack()
        services = stack.enter_context(AlexaServices())
        services.permitted = False
        echo = Echo(self._handler, recognizer, datetime.now(UTC), services, viewport)
        name = token_urlsafe(16)
        with self._lock:
            self._devices[name] = _Device(echo, Lock(), stack), self._seconds()
            dropped = self._too_many()
        for device in dropped:
            _leave(device)
        return name

    @contextmanager
    def using(self, name: str) -> Iterator[Echo]:
        """A device, for as long as it is needed; raises `NoSuchDeviceError`."""
        with self._lock:
            device, _ = self._devices.get(name) or (None, 0.0)
            if device is None:
                raise NoSuchDeviceError("there is no such device, or no longer")
            self._devices[name] = device, self._seconds()
            self._devices.move_to_end(name)
        with device.lock:
            yield device.echo

    def drop(self, name: str) -> None:
        """Forget a device, and end what it was doing."""
        with self._lock:
            device, _ = self._devices.pop(name, (None, 0.0))
        if device:
            _leave(device)

    def close(self) -> None:
        """Drop all devices."""
        for name in list(self._devices):
            self.drop(name)

    def _too_many(self) -> list[_Device]:
        """Take out what is over the number or has not been used for too long."""
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
        device.services.close()
