"""The chains in use: fetched when they are needed, never often, never many at once."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock, Thread
from typing import Any, NamedTuple

from skill.adapters.deadline import Deadline
from skill.hosts.web.chains import Chain
from skill.hosts.web.rejections import Reason, RejectedError

TIMEOUT = 1.5
"""Seconds that a request waits for a download, so that it is answered within two."""
CACHE_SIZE = 16
"""Chains; Amazon uses one or two at a time."""
REFRESH_SECONDS = 24 * 60 * 60.0
"""After this long a chain is downloaded again; meanwhile it is used for as long as it is valid."""
RETRY_SECONDS = 60.0
"""How long a URL is not asked again, whatever came of it."""
MAX_FAILURES = 256
"""URLs that gave no chain and are remembered for that."""
MAX_DOWNLOADS = 4
"""Downloads at the same time; the last one is for URLs that once gave a chain."""
MAX_WAITING = 8
"""Requests that wait for downloads at the same time; the other threads go on answering."""


@dataclass
class _CachedChain:
    chain: Chain
    fetched_at: float
    """Seconds since the epoch."""
    tried_at: float
    """Seconds since the epoch of the last download, also if it failed."""


class _Download(NamedTuple):
    """A download under way, which several requests may wait for."""

    outcome: "Future[Chain | Reason]"
    deadline: Deadline


class ChainCache:
    """Chains by canonical URL, for many threads at once.

    Requests for the same URL share one download. Whatever would have to queue is rejected, so that
    a flood of bad requests delays no good one; and URLs without a chain never push out a chain.
    """

    def __init__(self, fetch: Callable[[str], Chain], clock: Callable[[], float]) -> None:
        """Take what downloads and validates a chain, and a clock of seconds since the epoch."""
        self._fetch = fetch
        self._clock = clock
        self._lock = Lock()
        self._kept: OrderedDict[str, _CachedChain] = OrderedDict()
        self._failed: OrderedDict[str, float] = OrderedDict()
        self._downloads: dict[str, _Download] = {}
        self._waiting = BoundedSemaphore(MAX_WAITING)

    def get(self, url: str, *, unlike: Chain | None = None) -> Chain:
        """The chain at a canonical URL, valid now.

        Args:
            url: Where it is published.
            unlike: A chain that will not do, because a signature has failed against it. It may
                have been replaced at the same URL since it was fetched.

        Raises:
            RejectedError: It cannot be had, is not good, or was asked for less than a minute ago.
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
        """Download a newer version of a chain that stays in use meanwhile, unless just tried."""
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
        except Exception:  # noqa: BLE001 - whatever it was, there is no chain
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
    """Whether that long has not yet passed; a clock that was set back counts as passed."""
    return 0.0 <= now - before < seconds


def _put(records: "OrderedDict[str, Any]", url: str, record: object, most: int) -> None:
    """Enter a record as the newest, and let go of the oldest ones beyond a number."""
    records[url] = record
    records.move_to_end(url)
    while len(records) > most:
        records.popitem(last=False)
