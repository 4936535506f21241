"""Caches verified certificate chains, and decides when one is downloaded."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

from skill.hosts.web.chain_downloads import ChainDownloads, Standing
from skill.hosts.web.chains import Chain
from skill.hosts.web.rejections import Reason, RejectedError

CACHE_SIZE = 16
"""Chains that are kept; Amazon uses one or two at a time."""
REFRESH_SECONDS = 24 * 60 * 60.0
"""Age at which a chain is downloaded again. Until that succeeds it is used while it is valid."""
RENEW_SECONDS = 2.0
"""How long a chain that was just downloaded is not downloaded again."""


@dataclass
class _CachedChain:
    chain: Chain
    fetched_at: float
    """Seconds since the epoch."""


class ChainCache:
    """A thread-safe cache of chains by canonical URL."""

    def __init__(self, fetch: Callable[[str], Chain], clock: Callable[[], float]) -> None:
        """Create an empty cache.

        Args:
            fetch: Downloads and verifies the chain at a URL; may raise any exception.
            clock: Returns seconds since the epoch.
        """
        self._clock = clock
        self._lock = Lock()
        self._kept: OrderedDict[str, _CachedChain] = OrderedDict()
        self._downloads = ChainDownloads(fetch, clock, self._keep)

    def get(self, url: str, *, likely: bool = True, unlike: Chain | None = None) -> Chain:
        """The currently valid chain at a URL.

        Args:
            url: The chain's canonical URL.
            likely: Whether the request seems to be Alexa's, as far as that shows without a chain.
            unlike: A chain from this cache against which a signature has failed. Amazon may have
                replaced it since it was fetched, so another one is downloaded.

        Raises:
            RejectedError: The chain cannot be downloaded now, is not valid, or was downloaded less
                than RENEW_SECONDS ago.
        """
        now = self._clock()
        with self._lock:
            kept = self._found(url)
            can_answer = any(other.chain.valid(now) for other in self._kept.values())
        if kept and kept.chain is not unlike and kept.chain.valid(now):
            if not _is_recent(REFRESH_SECONDS, kept.fetched_at, now):
                self._refresh(url)
            return kept.chain
        if kept and _is_recent(RENEW_SECONDS, kept.fetched_at, now):
            raise RejectedError(Reason.CHAIN_FETCH, "it was just downloaded")
        standing = _standing(is_known=kept is not None, likely=likely)
        return self._downloads.get(url, standing, at_all_costs=not can_answer)

    def _found(self, url: str) -> _CachedChain | None:
        kept = self._kept.get(url)
        if kept:
            self._kept.move_to_end(url)
        return kept

    def _refresh(self, url: str) -> None:
        """Download a chain again in the background, unless that has just failed."""
        with suppress(RejectedError):
            self._downloads.begin(url, Standing.KNOWN)

    def _keep(self, url: str, chain: Chain) -> None:
        with self._lock:
            self._kept[url] = _CachedChain(chain, fetched_at=self._clock())
            self._kept.move_to_end(url)
            while len(self._kept) > CACHE_SIZE:
                self._kept.popitem(last=False)


def _standing(*, is_known: bool, likely: bool) -> Standing:
    if is_known:
        return Standing.KNOWN
    return Standing.LIKELY if likely else Standing.STRANGE


def _is_recent(seconds: float, before: float, now: float) -> bool:
    """Whether fewer seconds than this have passed; False if the clock was set back."""
    return 0.0 <= now - before < seconds
