"""How many files and connections the process of a web service may have open at once."""

import resource
from contextlib import suppress

WANTED_FILES = 65_536
MOST_CONNECTIONS = 1000
"""Connections of a worker; a proxy in front passes on far fewer."""
OTHER_FILES = 224
"""Files that a worker may have open besides: of the store, of metrics, of downloads."""


def raise_open_files() -> int:
    """Raise the limit of open files as far as is allowed and useful; returns what it is then."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED_FILES if hard == resource.RLIM_INFINITY else min(WANTED_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        # Some systems allow less than they say; what is allowed counts.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return open_files()


def open_files() -> int:
    """How many files may be open at once."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return WANTED_FILES if soft == resource.RLIM_INFINITY else soft


def connections(files: int, threads: int) -> int:
    """How many connections a worker may have, if so many files may be open."""
    return max(2 * threads, min(MOST_CONNECTIONS, files - OTHER_FILES))
