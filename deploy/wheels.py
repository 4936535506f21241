"""The packages that the skill needs on Lambda: fetched once, installed without a network.

`python -m deploy.wheels` fetches them, for this machine and for the function.
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
    """For whom packages are chosen."""

    python: str
    """Its version of Python, such as "3.13"."""
    tag: str
    """What its wheels are tagged with."""

    def options(self) -> list[str]:
        """What tells pip to choose for it."""
        return ["--python-version", self.python, "--platform", self.tag]


FUNCTION = Platform("3.13", "manylinux2014_aarch64")
"""What `template.yaml` asks for."""


def fetch() -> None:
    """Download the wheels of the lock, for this interpreter and for the function.

    Raises:
        subprocess.CalledProcessError: One of them is not to be had.
    """
    shutil.rmtree(WHEELS, ignore_errors=True)
    for options in ([], FUNCTION.options()):
        subprocess.run([*PIP, "download", *LOCKED, *options, "--dest", str(WHEELS)], check=True)


def install(folder: Path, platform: Platform | None = None) -> None:
    """Unpack the fetched wheels into a folder, each checked against its hash in the lock.

    Args:
        folder: Where to.
        platform: For whom; for this machine and interpreter if it is left out.

    Raises:
        subprocess.CalledProcessError: One is missing, or is not the one that was locked.
    """
    options = platform.options() if platform else []
    where = ["--isolated", "--no-index", "--find-links", str(WHEELS), "--target", str(folder)]
    subprocess.run([*PIP, "install", *LOCKED, *options, *where, "--no-compile"], check=True)
    # Commands, which a function has no use for.
    shutil.rmtree(folder / "bin", ignore_errors=True)


if __name__ == "__main__":
    fetch()
