"""How long to wait before something that failed is tried again."""

from collections.abc import Iterator


def backoff(first: float, longest: float) -> Iterator[float]:
    """Pauses in seconds, each twice as long as the one before, up to the longest; without end.

    >>> pauses = backoff(1.0, 5.0)
    >>> [next(pauses) for _ in range(5)]
    [1.0, 2.0, 4.0, 5.0, 5.0]
    """
    pause = first
    while True:
        yield pause
        pause = min(2 * pause, longest)
