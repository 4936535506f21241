"""What the skill understood of the request under way, as far as it tells.

A skill that was built with `note` tells once within a request; a device reads it after the answer.
Requests of several devices may be under way in several threads.
"""

from contextvars import ContextVar

_tokens: ContextVar[tuple[str, ...]] = ContextVar("understood", default=())


def begin() -> None:
    """A request is sent of which nothing is understood yet."""
    _tokens.set(())


def note(tokens: tuple[str, ...]) -> None:
    """The skill understood these meanings, such as `cramp` and `leg:left`."""
    _tokens.set(tuple(tokens))


def noted() -> tuple[str, ...]:
    """The meanings of the last request of this thread; empty if none was told."""
    return _tokens.get()
