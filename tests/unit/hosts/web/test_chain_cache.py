"""Threads share downloads that begin and end when a test says so."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock, Thread

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from simulator.amazon.authority import rsa_key
from skill.hosts.web.chain_cache import CACHE_SIZE, REFRESH_SECONDS, RENEW_SECONDS, ChainCache
from skill.hosts.web.chain_downloads import (
    MAX_DOWNLOADS,
    MAX_FAILURES,
    MAX_WAITING,
    PAUSE,
    TIMEOUT,
    Standing,
)
from skill.hosts.web.chains import Chain
from skill.hosts.web.rejections import Reason, RejectedError
from tests.support.clock import Clock
from tests.support.rehearsal import NIGHT

KEY: RSAPublicKey = rsa_key("any").public_key()
LONG = Chain(KEY, NIGHT - 1e6, NIGHT + 1e6)
URL = "https://s3.amazonaws.com/echo.api/1.pem"


def url(number: int) -> str:
    return f"https://s3.amazonaws.com/echo.api/{number}.pem"


class Source:
    """Gives chains, or refuses to, and notes what it was asked."""

    def __init__(self, chain: Chain | None = LONG) -> None:
        self.chain = chain
        self.asked: list[str] = []
        self.gate = Event()
        self.gate.set()
        self._lock = Lock()

    def __call__(self, url: str) -> Chain:
        with self._lock:
            self.asked.append(url)
        self.gate.wait(30)
        if self.chain is None:
            raise RejectedError(Reason.CHAIN)
        return Chain(*self.chain)

    def wait_for(self, number: int) -> None:
        until(lambda: len(self.asked) == number)


def until(holds: Callable[[], bool]) -> None:
    for _ in range(1000):
        if holds():
            return
        time.sleep(0.005)
    pytest.fail("it never came to that")


@pytest.fixture
def clock() -> Clock:
    return Clock()


def reason(cache: ChainCache, url: str, unlike: Chain | None = None) -> Reason:
    with pytest.raises(RejectedError) as refused:
        cache.get(url, unlike=unlike)
    return refused.value.reason


def landed(cache: ChainCache) -> None:
    """Wait until no download is under way."""
    until(lambda: not cache._downloads._under_way)


def waiting(cache: ChainCache) -> int:
    """Requests that wait."""
    return sum(cache._downloads._waiting.values())


def test_a_chain_that_is_valid_is_used_while_no_newer_one_can_be_had(clock: Clock) -> None:
    source = Source()
    cache = ChainCache(source, clock)
    cache.get(URL)
    source.chain = None
    clock.now += REFRESH_SECONDS
    for _ in range(3):
        assert cache.get(URL) == LONG
        landed(cache)
    assert len(source.asked) == 2
    clock.now += PAUSE
    source.chain = newer = Chain(KEY, LONG.begins, LONG.ends + 1)
    cache.get(URL)
    landed(cache)
    assert cache.get(URL) == newer


def test_a_chain_is_fetched_once_a_day(clock: Clock) -> None:
    source = Source()
    cache = ChainCache(source, clock)
    for _ in range(3):
        assert cache.get(URL) == LONG
    clock.now += REFRESH_SECONDS - 1
    cache.get(URL)
    assert source.asked == [URL]
    clock.now += 1
    cache.get(URL)
    landed(cache)
    assert source.asked == [URL, URL]


def test_a_clock_that_is_set_back_has_the_chain_fetched_again(clock: Clock) -> None:
    source = Source()
    cache = ChainCache(source, clock)
    cache.get(URL)
    clock.now -= 10
    cache.get(URL)
    landed(cache)
    assert len(source.asked) == 2


def test_a_chain_past_its_end_is_not_used(clock: Clock) -> None:
    source = Source(Chain(KEY, NIGHT - 100, NIGHT + 100))
    cache = ChainCache(source, clock)
    clock.now += 100
    old = cache.get(URL)
    clock.now += 1
    assert reason(cache, URL) is Reason.CHAIN_FETCH
    clock.now += RENEW_SECONDS
    source.chain = None
    assert reason(cache, URL) is Reason.CHAIN
    clock.now += PAUSE
    source.chain = LONG
    assert cache.get(URL) != old


def test_a_url_that_gave_nothing_is_left_alone_for_a_second(clock: Clock) -> None:
    source = Source(None)
    cache = ChainCache(source, clock)
    for _ in range(2):
        with pytest.raises(RejectedError, match="chain"):
            cache.get(URL, likely=False)
    assert len(source.asked) == 1
    source.chain = LONG
    clock.now += PAUSE
    assert cache.get(URL, likely=False) == LONG


def test_whoever_seems_to_be_alexa_waits_until_it_is_tried_again(clock: Clock) -> None:
    source = Source(None)
    cache = ChainCache(source, clock)
    assert reason(cache, URL) is Reason.CHAIN
    source.chain = LONG
    began = time.monotonic()
    assert cache.get(URL) == LONG
    assert PAUSE - 0.1 < time.monotonic() - began < TIMEOUT


def test_what_fails_for_who_is_no_sender_of_alexas_fails_for_nobody_else(clock: Clock) -> None:
    source = Source(None)
    cache = ChainCache(source, clock)
    with pytest.raises(RejectedError):
        cache.get(URL, likely=False)
    source.chain = LONG
    assert cache.get(URL) == LONG


def test_an_error_of_any_kind_is_a_refusal(clock: Clock) -> None:
    def broken(url: str) -> Chain:
        raise ArithmeticError(url)

    with pytest.raises(RejectedError) as refused:
        ChainCache(broken, clock).get(URL)
    assert refused.value.logged == "chain fetch (ArithmeticError)"


def test_a_chain_that_will_not_do_is_fetched_again_at_most_every_other_second(clock: Clock) -> None:
    source = Source()
    cache = ChainCache(source, clock)
    old = cache.get(URL)
    assert reason(cache, URL, unlike=old) is Reason.CHAIN_FETCH
    clock.now += RENEW_SECONDS
    new = cache.get(URL, unlike=old)
    assert new is not old
    assert cache.get(URL) is new
    assert cache.get(URL, unlike=old) is new
    assert reason(cache, URL, unlike=new) is Reason.CHAIN_FETCH
    assert len(source.asked) == 2


def test_a_chain_stays_when_there_is_no_newer_one(clock: Clock) -> None:
    source = Source()
    cache = ChainCache(source, clock)
    old = cache.get(URL)
    clock.now += RENEW_SECONDS
    source.chain = None
    assert reason(cache, URL, unlike=old) is Reason.CHAIN
    assert cache.get(URL) is old
    clock.now += PAUSE - 0.1
    assert reason(cache, URL, unlike=old) is Reason.CHAIN
    assert len(source.asked) == 2


def test_a_flood_of_bad_urls_takes_no_room_from_good_chains(clock: Clock) -> None:
    source = Source()
    cache = ChainCache(source, clock)
    for number in range(CACHE_SIZE):
        cache.get(url(number))
    source.chain = None
    for number in range(1000, 1000 + 2 * MAX_FAILURES):
        reason(cache, url(number))
    source.asked.clear()
    for number in range(CACHE_SIZE):
        cache.get(url(number))
    assert source.asked == []
    assert len(cache._downloads._failed) == MAX_FAILURES
    assert reason(cache, url(1000 + 2 * MAX_FAILURES - 1)) is Reason.CHAIN


def test_the_chain_used_longest_ago_makes_room(clock: Clock) -> None:
    source = Source()
    cache = ChainCache(source, clock)
    for number in range(CACHE_SIZE):
        cache.get(url(number))
    cache.get(url(0))
    cache.get(url(CACHE_SIZE))
    assert len(cache._kept) == CACHE_SIZE
    source.asked.clear()
    cache.get(url(0))
    assert source.asked == []
    cache.get(url(1))
    assert source.asked == [url(1)]


def test_requests_for_one_url_share_a_download(clock: Clock) -> None:
    source = Source()
    source.gate.clear()
    cache = ChainCache(source, clock)
    with ThreadPoolExecutor(30) as pool:
        sharing = [pool.submit(cache.get, URL) for _ in range(30)]
        until(lambda: waiting(cache) == 30)
        source.gate.set()
        assert len({id(future.result()) for future in sharing}) == 1
    assert source.asked == [URL]


def test_what_fails_fails_for_all_that_share_it(clock: Clock) -> None:
    source = Source(None)
    source.gate.clear()
    cache = ChainCache(source, clock)
    with ThreadPoolExecutor(3) as pool:
        sharing = [pool.submit(reason, cache, URL) for _ in range(3)]
        until(lambda: waiting(cache) == 3)
        source.gate.set()
        assert {future.result() for future in sharing} == {Reason.CHAIN}
    assert source.asked == [URL]


@pytest.mark.parametrize("standing", [Standing.LIKELY, Standing.STRANGE])
def test_once_requests_are_answered_not_all_threads_wait_for_new_chains(
    clock: Clock, standing: Standing
) -> None:
    source, likely = Source(), standing is Standing.LIKELY
    cache = ChainCache(source, clock)
    cache.get(URL)
    source.gate.clear()
    most = MAX_WAITING[standing]
    with ThreadPoolExecutor(most) as pool:
        sharing = [pool.submit(cache.get, url(2), likely=likely) for _ in range(most)]
        until(lambda: waiting(cache) == most)
        with pytest.raises(RejectedError, match="chain busy"):
            cache.get(url(2), likely=likely)
        assert cache.get(URL) == LONG
        source.gate.set()
        assert all(future.result() == LONG for future in sharing)


@pytest.mark.parametrize("standing", [Standing.LIKELY, Standing.STRANGE])
def test_more_urls_than_are_downloaded_at_once_wait_their_turn(
    clock: Clock, standing: Standing
) -> None:
    source, likely = Source(), standing is Standing.LIKELY
    source.gate.clear()
    cache = ChainCache(source, clock)
    number = MAX_WAITING[standing]
    with ThreadPoolExecutor(number) as pool:
        found = [pool.submit(cache.get, url(n), likely=likely) for n in range(number)]
        until(lambda: waiting(cache) == number)
        source.wait_for(min(number, MAX_DOWNLOADS[standing]))
        source.gate.set()
        assert all(future.result() == LONG for future in found)
    assert len(source.asked) == number


def test_a_flood_of_strange_urls_takes_no_place_from_alexa(clock: Clock) -> None:
    source = Source()
    source.gate.clear()
    cache = ChainCache(source, clock)
    most = MAX_WAITING[Standing.STRANGE]
    with ThreadPoolExecutor(most) as pool:
        strangers = [pool.submit(cache.get, url(n), likely=False) for n in range(100, 100 + most)]
        until(lambda: waiting(cache) == most)
        with pytest.raises(RejectedError, match="chain busy"):
            cache.get(url(200), likely=False)
        genuine = [Thread(target=cache.get, args=(URL,)) for _ in range(20)]
        for thread in genuine:
            thread.start()
        until(lambda: waiting(cache) == most + 20)
        until(lambda: URL in source.asked)
        source.gate.set()
        for thread in genuine:
            thread.join()
        assert all(future.result() == LONG for future in strangers)


def test_a_chain_that_is_known_has_places_of_its_own(clock: Clock) -> None:
    source = Source()
    cache = ChainCache(source, clock)
    old = cache.get(URL)
    clock.now += REFRESH_SECONDS
    source.gate.clear()
    most = MAX_WAITING[Standing.LIKELY]
    with ThreadPoolExecutor(most + 1) as pool:
        others = [pool.submit(cache.get, url(n)) for n in range(100, 100 + most)]
        until(lambda: waiting(cache) == most)
        known: Future[Chain] = pool.submit(cache.get, URL, unlike=old)
        until(lambda: source.asked.count(URL) == 2)
        source.gate.set()
        assert known.result() == LONG
        assert all(future.result() == LONG for future in others)


def test_nobody_waits_longer_than_two_seconds_and_nobody_waits_twice(clock: Clock) -> None:
    source = Source()
    source.gate.clear()
    cache = ChainCache(source, clock)
    began = time.monotonic()
    assert reason(cache, URL) is Reason.CHAIN_FETCH
    assert TIMEOUT - 0.05 < time.monotonic() - began < 2.0
    began = time.monotonic()
    assert reason(cache, URL) is Reason.CHAIN_FETCH
    assert time.monotonic() - began < 0.5
    source.gate.set()
    landed(cache)
    assert cache.get(URL) == LONG
    assert source.asked == [URL]
