"""Build the code that AWS Lambda runs: `python -m deploy.lambda_build`.

Has to run under the function's own version of Python, since the code is compiled for it.
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
    "hosts/web",
)
"""What of the skill the function never loads, and has no packages for."""
NOT_RUN = shutil.ignore_patterns("__pycache__", "*.toml")
"""Caches, and what the content is built from."""
TASK_ROOT = "/var/task"
"""Where Lambda unpacks the code."""
MEGABYTE = 1e6


def main() -> None:
    """Build what `template.yaml` deploys, and say how large it is."""
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
    """Fill a folder anew with packages and skill, compiled.

    Args:
        folder: Where to; what was there is deleted.
        platform: For whom; for this machine and interpreter if it is left out.

    Raises:
        subprocess.CalledProcessError: A package is missing, or is not the one that was locked.
    """
    shutil.rmtree(folder, ignore_errors=True)
    wheels.install(folder, platform)
    add_skill(folder)
    compile_code(folder)


def add_skill(folder: Path) -> None:
    """Copy the skill, what it never loads left out."""
    source = ROOT / "skill"
    left_out = {source / name for name in LEFT_OUT}

    def ignored(parent: str, names: list[str]) -> set[str]:
        chosen = {name for name in names if Path(parent, name) in left_out}
        return chosen | NOT_RUN(parent, names)

    shutil.copytree(source, folder / "skill", ignore=ignored)


def compile_code(folder: Path) -> None:
    """Compile all modules, so that a cold start neither compiles nor looks at the source.

    https://docs.python.org/3/reference/import.html#cached-bytecode-invalidation
    """
    # What others wrote is not for us to mend.
    command = [sys.executable, "-W", "ignore::SyntaxWarning", "-m", "compileall", "-q", "-f"]
    mode = ["--invalidation-mode", "unchecked-hash"]
    paths = ["-s", str(folder), "-p", TASK_ROOT, str(folder)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # Sets are compiled in the order of their hashes, which has to be the same in every build.
    subprocess.run([*command, *mode, *paths], env={**kept, "PYTHONHASHSEED": "0"}, check=True)


def pack(folder: Path, archive: Path) -> None:
    """Write an archive that depends on nothing but the files' names and content."""
    with ZipFile(archive, "w") as packed:
        for path in files(folder):
            entry = ZipInfo(path.relative_to(folder).as_posix())
            # Made on Unix, and may be read by everybody.
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            packed.writestr(entry, path.read_bytes(), ZIP_DEFLATED)


def sizes(folder: Path, archive: Path) -> str:
    """What a build weighs, in words."""
    packed, unpacked = archive.stat().st_size / MEGABYTE, size(folder) / MEGABYTE
    return f"{packed:.1f} MB, unpacked {unpacked:.1f} MB"


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in files(folder))


def files(folder: Path) -> list[Path]:
    """All files below a folder, in one order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
