"""Standard streams as people have set them up: few signs, or a reader that goes away."""

import codecs
import os
import sys
from io import TextIOWrapper

from rich.console import Console

SPELT_OUT = {
    "⟨": "<",
    "⟩": ">",
    "●": "*",
    "○": "o",
    "·": "-",
    "…": "...",
    "’": "'",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "×": "x",
}
"""Sign → what takes its place where the terminal does not know it."""
_HANDLER = "cramp-coach"


def spell_out_unknown_signs() -> None:
    """Let no sign that a terminal lacks, and no byte that is no text, end the conversation."""
    codecs.register_error(_HANDLER, _spelt_out)
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, _HANDLER), (sys.stderr, _HANDLER)):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def _spelt_out(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    known = "".join(SPELT_OUT.get(sign, "?") for sign in unknown)
    return known, error.end


def knows_every_sign() -> bool:
    """Whether standard output can show all of Unicode."""
    return "utf" in (sys.stdout.encoding or "").lower()


def as_text(argument: str) -> str:
    """An argument of the command line, with a sign in place of bytes that are no text."""
    return os.fsencode(argument).decode(errors="replace")


class Terminal(Console):
    """A console whose reader may go away: then it is quiet, and the program goes on."""

    def on_broken_pipe(self) -> None:
        """Drop what is still to be written."""
        self.quiet = True
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
