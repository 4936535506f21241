"""Downloads certificate chains: shared, a few at a time, and with places that no flood can take."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from enum import Enum
from threading import BoundedSemaphore, Lock, Thread
from time import sleep

from skill.adapters.causes import cause_of
from skill.adapters.deadline import Deadline
from skill.hosts.web.chains import Chain
from skill.hosts.web.rejections import Reason, RejectedError
from skill.record import Record

TIMEOUT = 1.5
"""Seconds that a request waits for a download, so that it is answered within 2 s."""
PAUSE = 1.0
"""Seconds before a download that has failed is tried again; what is likely waits for that."""
MAX_FAILURES = 256
"""Failed downloads that are remembered."""


class Standing(Enum):
    """How likely a chain is at a URL. A flood of one standing takes nothing from another."""

    KNOWN = "known"
    """A chain was there before."""
    LIKELY = "likely"
    """The request that names it seems to be Alexa's."""
    STRANGE = "strange"


MAX_DOWNLOADS = {Standing.KNOWN: 2, Standing.LIKELY: 6, Standing.STRANGE: 2}
"""Downloads at the same time."""
MAX_WAITING = {Standing.KNOWN: 4, Standing.LIKELY: 8, Standing.STRANGE: 2}
"""Requests that wait for them, so that threads are left for those that need not wait."""

Key = tuple[str, Standing]


class _Download(Record):
    """A download that is queued or running, which several requests may wait for."""

    outcome: "Future[Chain | RejectedError]"
    deadline: Deadline


class ChainDownloads:
    """Downloads chains for requests, which wait for them no longer than TIMEOUT; thread-safe."""

    def __init__(
        self,
        fetch: Callable[[str], Chain],
        clock: Callable[[], float],
        keep: Callable[[str, Chain], None],
    ) -> None:
        """Set it up.

        Args:
            fetch: Downloads and verifies the chain at a URL; may raise any exception.
            clock: Returns seconds since the epoch.
            keep: Called with each chain and its URL.
        """
        self._fetch = fetch
        self._clock = clock
        self._keep = keep
        self._lock = Lock()
        self._under_way: dict[Key, _Download] = {}
        self._failed: OrderedDict[Key, tuple[float, RejectedError]] = OrderedDict()
        self._waiting: Counter[Standing] = Counter()
        self._slots = {standing: BoundedSemaphore(most) for standing, most in MAX_DOWNLOADS.items()}

    def get(self, url: str, standing: Standing, *, at_all_costs: bool) -> Chain:
        """Download a chain, or wait for a download that is under way.

        Args:
            url: The canonical URL.
            standing: That of the URL.
            at_all_costs: Whether no request can be answered without it. Then as many as there are
                may wait, unless they are strange.

        Raises:
            RejectedError: It cannot be downloaded in time, is not valid, or just failed.
        """
        unlimited = at_all_costs and standing is not Standing.STRANGE
        with self._place(standing, unlimited=unlimited):
            outcome = _awaited(self.begin(url, standing))
        if isinstance(outcome, RejectedError):
            raise outcome.again()
        return outcome

    def begin(self, url: str, standing: Standing) -> _Download:
        """Begin a download unless it is under way.

        Raises:
            RejectedError: It failed less than PAUSE seconds ago, and the URL is not a likely one.
        """
        key = url, standing
        with self._lock:
            if key not in self._under_way:
                work = key, self._pause(key)
                self._under_way[key] = _Download(Future(), Deadline.after(TIMEOUT))
                Thread(target=self._run, args=work, name="chain", daemon=True).start()
            return self._under_way[key]

    @contextmanager
    def _place(self, standing: Standing, *, unlimited: bool) -> Iterator[None]:
        """A place among those who wait. Raises RejectedError if all are taken."""
        with self._lock:
            if not unlimited and self._waiting[standing] >= MAX_WAITING[standing]:
                raise RejectedError(Reason.CHAIN_BUSY)
            self._waiting[standing] += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting[standing] -= 1

    def _pause(self, key: Key) -> float:
        """Seconds to wait before a download."""
        at, rejection = self._failed.get(key, (0.0, None))
        passed = self._clock() - at
        if rejection is None or not 0.0 <= passed < PAUSE:
            return 0.0
        if key[1] is not Standing.LIKELY:
            raise rejection.again()
        return PAUSE - passed

    def _run(self, key: Key, pause: float) -> None:
        sleep(pause)
        outcome = self._outcome(*key)
        self._note(key, outcome)
        with self._lock:
            download = self._under_way.pop(key)
        download.outcome.set_result(outcome)

    def _outcome(self, url: str, standing: Standing) -> Chain | RejectedError:
        slots = self._slots[standing]
        if not slots.acquire(timeout=TIMEOUT):
            return RejectedError(Reason.CHAIN_BUSY)
        try:
            return self._fetch(url)
        except RejectedError as error:
            return error
        except Exception as error:  # noqa: BLE001 - any failure means that there is no chain
            return RejectedError(Reason.CHAIN_FETCH, cause_of(error))
        finally:
            slots.release()

    def _note(self, key: Key, outcome: Chain | RejectedError) -> None:
        if isinstance(outcome, Chain):
            self._keep(key[0], outcome)
            return
        with self._lock:
            self._failed[key] = self._clock(), outcome
            self._failed.move_to_end(key)
            while len(self._failed) > MAX_FAILURES:
                self._failed.popitem(last=False)


def _awaited(download: _Download) -> Chain | RejectedError:
    try:
        return download.outcome.result(download.deadline.left())
    except TimeoutError:
        return RejectedError(Reason.CHAIN_FETCH, "it takes too long")
