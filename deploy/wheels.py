"""Downloads the wheels that the skill needs on Lambda, and installs them without a network.

`python -m deploy.wheels` downloads them, for this machine and for the function.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements" / "core.txt"
WHEELS = Path(sys.prefix) / "wheels"
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet"]
LOCKED = ["--requirement", str(LOCK), "--require-hashes", "--no-deps", "--only-binary=:all:"]


class Platform(NamedTuple):
    """A platform for which wheels are chosen."""

    python: str
    """Version of Python, such as "3.13"."""
    tag: str
    """Platform tag of its wheels, such as "manylinux2014_aarch64"."""

    def options(self) -> list[str]:
        """The options of pip that choose wheels for it."""
        return ["--python-version", self.python, "--platform", self.tag]


FUNCTION = Platform("3.13", "manylinux2014_aarch64")
"""The platform of the function in `template.yaml`."""


def fetch() -> None:
    """Download the locked wheels, for this interpreter and for the function.

    Raises:
        subprocess.CalledProcessError: A wheel cannot be downloaded.
    """
    shutil.rmtree(WHEELS, ignore_errors=True)
    for options in ([], FUNCTION.options()):
        subprocess.run([*PIP, "download", *LOCKED, *options, "--dest", str(WHEELS)], check=True)


def install(folder: Path, platform: Platform | None = None) -> None:
    """Install the downloaded wheels into a folder; their hashes have to match the lock.

    Args:
        folder: The target.
        platform: The platform to install for; None for this machine and interpreter.

    Raises:
        subprocess.CalledProcessError: A wheel is missing, or does not match its hash in the lock.
    """
    options = platform.options() if platform else []
    where = ["--isolated", "--no-index", "--find-links", str(WHEELS), "--target", str(folder)]
    subprocess.run([*PIP, "install", *LOCKED, *options, *where, "--no-compile"], check=True)
    # The function does not need the packages' commands.
    shutil.rmtree(folder / "bin", ignore_errors=True)


if __name__ == "__main__":
    fetch()
