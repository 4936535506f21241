"""A connection on which nobody keeps a thread for long, neither by sending nor by not reading."""

from socket import socket
from typing import Any

from skill.adapters.deadline import Deadline

RECEIVING = 10.0
"""Seconds within which a request has to arrive, once it has begun to."""
SENDING = 10.0
"""Seconds within which an answer has to be taken, once it is sent."""


class LimitedSocket(socket):
    """A socket with a time limit for each request, and one for each answer, over all its pieces.

    Whoever is slower gets a TimeoutError; the connection is then of no more use.
    """

    _receiving: Deadline | None = None
    _sending: Deadline | None = None

    def expect_request(self) -> None:
        """Let the time for the next request begin."""
        self._receiving, self._sending = Deadline.after(RECEIVING), None

    def recv(self, *arguments: Any) -> bytes:
        """Receive within what is left of the time for the request, or of a shorter timeout."""
        if self._receiving:
            left, shorter = self._receiving.left(), self.gettimeout()
            self.settimeout(left if shorter is None else min(left, shorter))
        return super().recv(*arguments)

    def sendall(self, *arguments: Any) -> None:
        """Send within what is left of the time for the answer, beginning with its first piece."""
        self._sending = self._sending or Deadline.after(SENDING)
        self.settimeout(self._sending.left())
        super().sendall(*arguments)
