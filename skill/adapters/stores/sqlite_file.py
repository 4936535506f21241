"""The file of a SQLite database: nobody else may read it, and it is noticed when it is another."""

import os
from contextlib import suppress
from pathlib import Path
from threading import Lock

PRIVATE = 0o600
"""Only who runs the skill may read and write."""
_BESIDE = ("", "-wal", "-shm")
"""Endings of the files that SQLite keeps; it gives new ones the rights of the database."""


def check_writable(file: Path) -> None:
    """Check that SQLite can create the file, or change it, with its log in the same folder.

    Raises:
        OSError: It cannot.
    """
    folder_serves = file.parent.is_dir() and os.access(file.parent, os.W_OK | os.X_OK)
    file_serves = not file.exists() or (file.is_file() and os.access(file, os.R_OK | os.W_OK))
    if not (folder_serves and file_serves):
        raise OSError("the file cannot be written")


class SqliteFile:
    """The file, before and while it is open."""

    def __init__(self, path: str) -> None:
        """Take its path; nothing is opened."""
        self._path = path
        self._opened: tuple[int, int] | None = None
        self._creating = Lock()

    def prepare(self) -> None:
        """Make sure that it is there and private, before it is opened.

        Raises:
            OSError: It cannot be created.
        """
        # A file that is there is never opened here: to close it would end the locks that SQLite
        # holds on it, and the next other program would take the log away from under this process:
        # https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
        with self._creating, suppress(FileExistsError):
            Path(self._path).touch(PRIVATE, exist_ok=False)
        for ending in _BESIDE:
            _keep_from_others(Path(self._path + ending))
        self._opened = self._identity()

    def is_gone(self) -> bool:
        """Whether what was opened is no longer at its path, as it was removed or replaced."""
        return self._opened is not None and self._identity() != self._opened

    def _identity(self) -> tuple[int, int] | None:
        try:
            status = os.stat(self._path)  # noqa: PTH116 - asked in every request
        except OSError:
            return None
        return status.st_dev, status.st_ino


def _keep_from_others(path: Path) -> None:
    try:
        if path.stat().st_mode & 0o077:
            path.chmod(PRIVATE)
    except OSError:
        return  # it is not there, or belongs to somebody else, who has to decide
