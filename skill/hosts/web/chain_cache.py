"""Caches verified certificate chains, and limits how often and how many are downloaded."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock, Thread
from typing import Any

from skill.adapters.deadline import Deadline
from skill.hosts.web.chains import Chain
from skill.hosts.web.rejections import Reason, RejectedError
from skill.record import Record

TIMEOUT = 1.5
"""Seconds that a request waits for a download, so that it is answered within 2 s."""
CACHE_SIZE = 16
"""Chains that are kept; Amazon uses one or two at a time."""
REFRESH_SECONDS = 24 * 60 * 60.0
"""Age at which a chain is downloaded again. Until that succeeds it is used while it is valid."""
RETRY_SECONDS = 60.0
"""How long a URL is not downloaded again, whether that failed or not."""
MAX_FAILURES = 256
"""URLs without a valid chain that are remembered, so as not to download them again at once."""
MAX_DOWNLOADS = 4
"""Downloads at the same time. The last one is reserved for URLs whose chain is cached."""
MAX_WAITING = 8
"""Requests that wait for downloads at the same time, so that threads are left for the others."""


@dataclass
class _CachedChain:
    chain: Chain
    fetched_at: float
    """Seconds since the epoch."""
    tried_at: float
    """Seconds since the epoch of the last download, even if it failed."""


class _Download(Record):
    """A running download, which several requests may wait for."""

    outcome: "Future[Chain | Reason]"
    deadline: Deadline


class ChainCache:
    """A thread-safe cache of chains by canonical URL.

    Requests for the same URL share one download. A request that would have to queue is rejected, so
    that a flood of forged requests does not delay Alexa's. URLs without a valid chain are kept
    separately, so that they never displace a chain.
    """

    def __init__(self, fetch: Callable[[str], Chain], clock: Callable[[], float]) -> None:
        """Create an empty cache.

        Args:
            fetch: Downloads and verifies the chain at a URL; may raise any exception.
            clock: Returns seconds since the epoch.
        """
        self._fetch = fetch
        self._clock = clock
        self._lock = Lock()
        self._kept: OrderedDict[str, _CachedChain] = OrderedDict()
        self._failed: OrderedDict[str, float] = OrderedDict()
        self._downloads: dict[str, _Download] = {}
        self._waiting = BoundedSemaphore(MAX_WAITING)

    def get(self, url: str, *, unlike: Chain | None = None) -> Chain:
        """The currently valid chain at a URL.

        Args:
            url: The chain's canonical URL.
            unlike: A chain from this cache against which a signature has failed. Amazon may have
                replaced it since it was fetched, so another one is downloaded.

        Raises:
            RejectedError: The chain cannot be downloaded now, is not valid, or a download was tried
                less than RETRY_SECONDS ago.
        """
        with self._lock:
            now = self._clock()
            kept = self._kept.get(url)
            if kept and kept.chain is not unlike and kept.chain.valid(now):
                self._kept.move_to_end(url)
                if not _is_recent(REFRESH_SECONDS, kept.fetched_at, now):
                    self._refresh(url, now)
                return kept.chain
            download = self._downloads.get(url) or self._start(url, now)
        return self._await(download)

    def _refresh(self, url: str, now: float) -> None:
        """Download a chain again in the background, unless that was just tried."""
        with suppress(RejectedError):
            self._downloads.get(url) or self._start(url, now)

    def _start(self, url: str, now: float) -> _Download:
        kept = self._kept.get(url)
        tried_at = kept.tried_at if kept else self._failed.get(url)
        if tried_at is not None and _is_recent(RETRY_SECONDS, tried_at, now):
            raise RejectedError(Reason.CHAIN_FETCH)
        if len(self._downloads) >= (MAX_DOWNLOADS if kept else MAX_DOWNLOADS - 1):
            raise RejectedError(Reason.CHAIN_BUSY)
        download = _Download(Future(), Deadline.after(TIMEOUT))
        self._downloads[url] = download
        Thread(target=self._run, args=(url, download), name="chain", daemon=True).start()
        return download

    def _run(self, url: str, download: _Download) -> None:
        outcome: Chain | Reason
        try:
            outcome = self._fetch(url)
        except RejectedError as error:
            outcome = error.reason
        except Exception:  # noqa: BLE001 - any failure means that there is no chain
            outcome = Reason.CHAIN_FETCH
        with self._lock:
            self._remember(url, outcome, self._clock())
            del self._downloads[url]
        download.outcome.set_result(outcome)

    def _remember(self, url: str, outcome: Chain | Reason, now: float) -> None:
        if isinstance(outcome, Chain):
            self._failed.pop(url, None)
            _put(self._kept, url, _CachedChain(outcome, fetched_at=now, tried_at=now), CACHE_SIZE)
        elif url in self._kept:
            self._kept[url].tried_at = now
        else:
            _put(self._failed, url, now, MAX_FAILURES)

    def _await(self, download: _Download) -> Chain:
        if not self._waiting.acquire(blocking=False):
            raise RejectedError(Reason.CHAIN_BUSY)
        try:
            outcome = download.outcome.result(download.deadline.left())
        except TimeoutError:
            outcome = Reason.CHAIN_FETCH
        finally:
            self._waiting.release()
        if isinstance(outcome, Reason):
            raise RejectedError(outcome)
        return outcome


def _is_recent(seconds: float, before: float, now: float) -> bool:
    """Whether fewer seconds than this have passed; False if the clock was set back."""
    return 0.0 <= now - before < seconds


def _put(records: "OrderedDict[str, Any]", url: str, record: object, most: int) -> None:
    """Add a record as the newest one, and drop the oldest if there are more than `most`."""
    records[url] = record
    records.move_to_end(url)
    while len(records) > most:
        records.popitem(last=False)
