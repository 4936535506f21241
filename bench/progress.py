"""Progress as one line on standard error."""

import sys

from bench.contenders import Progress


def progress_of(what: str) -> Progress:
    """Shows how much of some work is done; the line is cleared at the end."""

    def show(share: float) -> None:
        if sys.stderr.isatty():
            line = f"{what}: {share:4.0%}" if share < 1 else ""
            print(f"\r{line:60}", end="\r", file=sys.stderr, flush=True)

    return show
