"""The chains in use: fetched when they are needed, never often, never many at once."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock, Thread
from time import monotonic
from typing import Any, NamedTuple

from skill.hosts.web.chains import Chain
from skill.hosts.web.downloads import TIMEOUT
from skill.hosts.web.rejections import Reason, RejectedError

CACHE_SIZE = 16
"""Chains; Amazon uses one or two at a time."""
REFRESH_SECONDS = 24 * 60 * 60.0
"""Seconds after which a chain is fetched again; meanwhile it goes on being used if it is valid."""
RETRY_SECONDS = 60.0
"""Seconds in which a URL is asked no more than once, whatever came of it."""
MAX_FAILURES = 256
"""URLs that gave no chain and are remembered for that."""
MAX_DOWNLOADS = 4
"""Downloads at the same time; the last one is for URLs that once gave a chain."""
MAX_WAITING = 8
"""Requests that wait for downloads at the same time; the other threads go on answering."""


@dataclass
class _CachedChain:
    chain: Chain
    since: float
    """Seconds since the epoch at which it was fetched."""
    asked: float
    """Seconds since the epoch at which its URL was asked last."""


class _Download(NamedTuple):
    """A download under way."""

    outcome: "Future[Chain | Reason]"
    ends: float
    """On the monotonic clock: when nobody waits for it any longer."""


class ChainCache:
    """Chains by canonical URL, for many threads at once.

    Requests for the same URL share one download, and what would have to queue is refused, so that a
    flood of bad requests holds up no good one. Only good chains take room from good chains.
    """

    def __init__(self, fetch: Callable[[str], Chain], clock: Callable[[], float]) -> None:
        """Take what downloads and validates a chain, and seconds since the epoch."""
        self._fetch = fetch
        self._clock = clock
        self._lock = Lock()
        self._kept: OrderedDict[str, _CachedChain] = OrderedDict()
        self._failed: OrderedDict[str, float] = OrderedDict()
        self._flights: dict[str, _Download] = {}
        self._waiting = BoundedSemaphore(MAX_WAITING)

    def get(self, url: str, *, unlike: Chain | None = None) -> Chain:
        """The chain at a canonical URL, valid now.

        Args:
            url: Where it is published.
            unlike: A chain that will not do, because a signature has failed against it. It may
                have been replaced at the same URL since it was fetched.

        Raises:
            RefusedError: It cannot be had, is not good, or was asked for less than a minute ago.
        """
        with self._lock:
            now = self._clock()
            kept = self._kept.get(url)
            if kept and kept.chain is not unlike and kept.chain.valid(now):
                self._kept.move_to_end(url)
                if not _is_recent(REFRESH_SECONDS, kept.since, now):
                    self._refresh(url, now)
                return kept.chain
            flight = self._flights.get(url) or self._depart(url, now)
        return self._arrival(flight)

    def _refresh(self, url: str, now: float) -> None:
        """Fetch a chain anew that goes on being used meanwhile, unless that was tried just now."""
        with suppress(RejectedError):
            self._flights.get(url) or self._depart(url, now)

    def _depart(self, url: str, now: float) -> _Download:
        kept = self._kept.get(url)
        asked = kept.asked if kept else self._failed.get(url)
        if asked is not None and _is_recent(RETRY_SECONDS, asked, now):
            raise RejectedError(Reason.CHAIN_FETCH)
        if len(self._flights) >= (MAX_DOWNLOADS if kept else MAX_DOWNLOADS - 1):
            raise RejectedError(Reason.CHAIN_BUSY)
        flight = _Download(Future(), monotonic() + TIMEOUT)
        self._flights[url] = flight
        Thread(target=self._fly, args=(url, flight), name="chain", daemon=True).start()
        return flight

    def _fly(self, url: str, flight: _Download) -> None:
        outcome: Chain | Reason
        try:
            outcome = self._fetch(url)
        except RejectedError as refusal:
            outcome = refusal.reason
        except Exception:  # noqa: BLE001 - whatever it was, there is no chain
            outcome = Reason.CHAIN_FETCH
        with self._lock:
            self._remember(url, outcome, self._clock())
            del self._flights[url]
        flight.outcome.set_result(outcome)

    def _remember(self, url: str, outcome: Chain | Reason, now: float) -> None:
        if isinstance(outcome, Chain):
            self._failed.pop(url, None)
            _put(self._kept, url, _CachedChain(outcome, since=now, asked=now), CACHE_SIZE)
        elif url in self._kept:
            self._kept[url].asked = now
        else:
            _put(self._failed, url, now, MAX_FAILURES)

    def _arrival(self, flight: _Download) -> Chain:
        if not self._waiting.acquire(blocking=False):
            raise RejectedError(Reason.CHAIN_BUSY)
        try:
            outcome = flight.outcome.result(max(flight.ends - monotonic(), 0.0))
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
