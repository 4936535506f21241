"""Runs a Lambda function on this machine, with Amazon's runtime client and a local runtime API.

The client is `awslambdaric`, as in Lambda; the API is the one from which it gets its events:
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
"""The distributions of the runtime client and its dependencies."""
REGION = "us-east-1"
API = "/2018-06-01/runtime/"
PATIENCE = 30.0
"""Seconds after which a function counts as hanging."""
SHUTDOWN_POLL = 0.05
"""Seconds between two checks of the API for a request to stop."""


class FunctionError(Exception):
    """The function's process ended or did not answer in time; the message is its log."""


class Answer(NamedTuple):
    """A function's answer to an event."""

    kind: str
    """`response`, or `error` if the function raised an exception or could not start."""
    body: Any
    """The value that it returned; for an error `errorType`, `errorMessage` and `stackTrace`."""


class LocalLambda:
    """A running Lambda function."""

    def __init__(self, api: "_RuntimeApi", process: subprocess.Popen[bytes], log: Path) -> None:
        self._api = api
        self._process = process
        self._log = log

    def invoke(self, event: object) -> Answer:
        """Send the function an event, and wait for its answer.

        Args:
            event: A value that is sent as JSON, or bytes that are sent as they are.

        Raises:
            FunctionError: The process ended or did not answer within PATIENCE.
        """
        self._api.events.put(event if isinstance(event, bytes) else json.dumps(event).encode())
        deadline = time.monotonic() + PATIENCE
        waiting = True
        while waiting:
            waiting = self._process.poll() is None and time.monotonic() < deadline
            with suppress(Empty):
                return self._api.answers.get(timeout=0.1)
        raise FunctionError(self.log())

    def log(self) -> str:
        """All output of the process so far."""
        return self._log.read_text(encoding="utf-8")


@contextmanager
def running(
    folder: Path, handler: str, client: Path, environment: Mapping[str, str]
) -> Iterator[LocalLambda]:
    """Start a function, and stop it when the context ends.

    Args:
        folder: The folder with its code; it can import only from there, the standard library and
            `client`.
        handler: Import path of its handler, such as `skill.hosts.aws_lambda.handler`.
        client: The folder in which `link_packages` put the runtime client.
        environment: Its environment variables, in addition to those that Lambda sets.
    """
    with _RuntimeApi() as api, NamedTemporaryFile() as log:
        process = subprocess.Popen(
            # Without `site`, the packages of this environment cannot be imported.
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
    """The variables that Lambda sets for a function.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    """
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
    """Create a folder with links to these installed distributions, from which they are imported."""
    folder.mkdir()
    for name in names:
        package = distribution(name)
        for top in {file.parts[0] for file in package.files or ()} - {"__pycache__", ".."}:
            (folder / top).symlink_to(str(package.locate_file(top)))


class _RuntimeApi(ThreadingHTTPServer):
    """The runtime API: hands out events and receives answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Endpoint)
        self.events: Queue[bytes | None] = Queue()
        self.answers: Queue[Answer] = Queue()
        Thread(target=self.serve_forever, args=(SHUTDOWN_POLL,), daemon=True).start()

    def end(self) -> None:
        """Release a client that waits for an event, and stop the server."""
        self.events.put(None)
        self.shutdown()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore that a function ended while it was connected."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Endpoint(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _RuntimeApi

    def do_GET(self) -> None:
        """Wait for the next event and send it."""
        event = self.server.events.get()
        if event is None:
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", str(uuid4()))
        self.send_header("Lambda-Runtime-Deadline-Ms", str(round((time.time() + 8) * 1000)))
        self._end(event)

    def do_POST(self) -> None:
        """Receive an answer, or an error of the function or its start."""
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
        """Log nothing."""
