"""A Lambda function on this machine: Amazon's own runtime client, and a runtime API for it.

The client is the one that runs in Lambda, `awslambdaric`; the API is the one it asks for events:
https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path
from queue import Empty, Queue
from tempfile import NamedTemporaryFile
from threading import Thread
from typing import Any, NamedTuple
from uuid import uuid4

CLIENT = ("awslambdaric", "simplejson", "snapshot-restore-py")
"""The runtime client and what it needs."""
REGION = "us-east-1"
API = "/2018-06-01/runtime/"
PATIENCE = 30.0
"""Seconds after which a function is taken to hang."""
SHUTDOWN_POLL = 0.05
"""Seconds between two looks whether the API shall stop."""


class FunctionError(Exception):
    """The function's process ended, or never answered; the text is its log."""


class Answer(NamedTuple):
    """What a function made of an event."""

    kind: str
    """`response`, or `error` when it raised or could not start."""
    body: Any
    """What it returned; or `errorType`, `errorMessage` and `stackTrace`."""


class LocalLambda:
    """A running function."""

    def __init__(self, api: "_RuntimeApi", process: subprocess.Popen[bytes], log: Path) -> None:
        self._api = api
        self._process = process
        self._log = log

    def invoke(self, event: object) -> Answer:
        """Give it an event, as JSON unless it is bytes already, and wait for what it answers.

        Raises:
            FunctionError: It has no answer.
        """
        self._api.events.put(event if isinstance(event, bytes) else json.dumps(event).encode())
        patient_until = time.monotonic() + PATIENCE
        hopeful = True
        while hopeful:
            hopeful = self._process.poll() is None and time.monotonic() < patient_until
            with suppress(Empty):
                return self._api.answers.get(timeout=0.1)
        raise FunctionError(self.log())

    def log(self) -> str:
        """All that it wrote so far."""
        return self._log.read_text(encoding="utf-8")


@contextmanager
def running(
    folder: Path, handler: str, client: Path, environment: Mapping[str, str]
) -> Iterator[LocalLambda]:
    """Start a function and end it afterwards.

    Args:
        folder: Its code; besides Python's own, nothing else can be imported.
        handler: Import path of its handler.
        client: Where `link_packages` put the runtime client.
        environment: All variables it has besides those that Lambda sets.
    """
    with _RuntimeApi() as api, NamedTemporaryFile() as log:
        process = subprocess.Popen(
            # Without `site` there is no environment whose packages could be seen.
            [sys.executable, "-S", "-s", "-m", "awslambdaric", handler],
            cwd=folder,
            env={**_lambda_environment(api, folder, client), **environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield LocalLambda(api, process, Path(log.name))
        finally:
            process.kill()
            process.wait()
            api.end()


def _lambda_environment(api: "_RuntimeApi", folder: Path, client: Path) -> dict[str, str]:
    """https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html."""
    version = sys.version_info
    return {
        "AWS_EXECUTION_ENV": f"AWS_Lambda_python{version.major}.{version.minor}",
        "AWS_LAMBDA_LOG_FORMAT": "JSON",
        "AWS_LAMBDA_LOG_LEVEL": "INFO",
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{api.server_port}",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "LAMBDA_TASK_ROOT": str(folder),
        "PYTHONPATH": str(client),
        "TZ": ":UTC",
    }


def link_packages(folder: Path, *names: str) -> None:
    """Make a folder in which these installed packages can be found, and nothing else."""
    folder.mkdir()
    for name in names:
        package = distribution(name)
        for top in {file.parts[0] for file in package.files or ()} - {"__pycache__", ".."}:
            (folder / top).symlink_to(str(package.locate_file(top)))


class _RuntimeApi(ThreadingHTTPServer):
    """Hands out events and takes answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Endpoint)
        self.events: Queue[bytes | None] = Queue()
        self.answers: Queue[Answer] = Queue()
        Thread(target=self.serve_forever, args=(SHUTDOWN_POLL,), daemon=True).start()

    def end(self) -> None:
        """Release whoever waits for an event, and stop."""
        self.events.put(None)
        self.shutdown()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a function that ended while it was connected."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Endpoint(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _RuntimeApi

    def do_GET(self) -> None:
        """The next event, when there is one."""
        event = self.server.events.get()
        if event is None:
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", str(uuid4()))
        self.send_header("Lambda-Runtime-Deadline-Ms", str(round((time.time() + 8) * 1000)))
        self._end(event)

    def do_POST(self) -> None:
        """An answer, or an error of the function or of its start."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.answers.put(Answer(self.path.rpartition("/")[2], json.loads(body)))
        self.send_response(202)
        self._end(b"{}")

    def _end(self, body: bytes) -> None:
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        """Say nothing."""
