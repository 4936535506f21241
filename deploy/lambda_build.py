"""Builds the code of the Lambda function: `python -m deploy.lambda_build`.

It has to run under the function's version of Python, because it compiles the code for it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from deploy import wheels
from deploy.wheels import FUNCTION, ROOT, Platform

BUILD = ROOT / "deploy" / "build"
LEFT_OUT = (
    "adapters/stores/postgres_timeouts.py",
    "adapters/stores/sql_engine.py",
    "adapters/stores/sql_store.py",
    "authoring",
    "content/built/pictures",
    "content/locales",
    "content/poses",
    "content/routines",
    "hosts/gunicorn_conf.py",
    "hosts/limits.py",
    "hosts/processes.py",
    "hosts/web",
)
"""Paths in `skill` that the function never loads."""
NOT_RUN = shutil.ignore_patterns("__pycache__", "*.toml")
"""Ignores caches and TOML sources."""
TASK_ROOT = "/var/task"
"""The folder in which Lambda unpacks the code."""
MEGABYTE = 1e6


def main() -> None:
    """Build the archive that `template.yaml` deploys, and print its size."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if here != FUNCTION.python:
        sys.exit(
            f"The function runs Python {FUNCTION.python} and its code is compiled by the same; "
            f"this is {here}. Try: make lambda PYTHON=python{FUNCTION.python}"
        )
    folder, archive = BUILD / "lambda", BUILD / "lambda.zip"
    build(folder, FUNCTION)
    pack(folder, archive)
    print(f"{archive.relative_to(ROOT)}: {sizes(folder, archive)}")


def build(folder: Path, platform: Platform | None = None) -> None:
    """Fill a folder with the compiled packages and skill.

    Args:
        folder: The target; its former content is deleted.
        platform: The platform to build for; None for this machine and interpreter.

    Raises:
        subprocess.CalledProcessError: A wheel is missing, or does not match its hash in the lock.
    """
    shutil.rmtree(folder, ignore_errors=True)
    wheels.install(folder, platform)
    add_skill(folder)
    compile_code(folder)


def add_skill(folder: Path) -> None:
    """Copy the skill without `LEFT_OUT`."""
    source = ROOT / "skill"
    left_out = {source / name for name in LEFT_OUT}

    def ignored(parent: str, names: list[str]) -> set[str]:
        chosen = {name for name in names if Path(parent, name) in left_out}
        return chosen | NOT_RUN(parent, names)

    shutil.copytree(source, folder / "skill", ignore=ignored)


def compile_code(folder: Path) -> None:
    """Compile all modules, so that a cold start neither compiles them nor checks their sources.

    https://docs.python.org/3/reference/import.html#cached-bytecode-invalidation
    """
    # Warnings about the code of other packages are of no use here.
    command = [sys.executable, "-W", "ignore::SyntaxWarning", "-m", "compileall", "-q", "-f"]
    mode = ["--invalidation-mode", "unchecked-hash"]
    paths = ["-s", str(folder), "-p", TASK_ROOT, str(folder)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # The order of constant sets in bytecode depends on hashes; a fixed seed makes it reproducible.
    subprocess.run([*command, *mode, *paths], env={**kept, "PYTHONHASHSEED": "0"}, check=True)


def pack(folder: Path, archive: Path) -> None:
    """Write a reproducible archive: it depends only on the files' names and contents."""
    with ZipFile(archive, "w") as packed:
        for path in files(folder):
            entry = ZipInfo(path.relative_to(folder).as_posix())
            # 3 is Unix; the mode is that of a regular file that everybody may read.
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, path.read_bytes(), ZIP_DEFLATED)


def sizes(folder: Path, archive: Path) -> str:
    """The sizes of a build as text, such as "1.2 MB, unpacked 3.4 MB"."""
    packed, unpacked = archive.stat().st_size / MEGABYTE, size(folder) / MEGABYTE
    return f"{packed:.1f} MB, unpacked {unpacked:.1f} MB"


def size(folder: Path) -> int:
    """Total size of all files below a folder, in bytes."""
    return sum(path.stat().st_size for path in files(folder))


def files(folder: Path) -> list[Path]:
    """All files below a folder, sorted by path."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
