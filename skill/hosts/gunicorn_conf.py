"""How gunicorn serves the skill: `gunicorn --config python:skill.hosts.gunicorn_conf`.

The variable GUNICORN_CMD_ARGS overrides these settings, for example with `--bind 0.0.0.0:8080`;
WEB_CONCURRENCY is the number of worker processes.
https://gunicorn.org/reference/settings/ explains each name.
"""

from itertools import count
from pathlib import Path
from typing import Any

from skill.hosts.limits import connections, raise_open_files
from skill.hosts.processes import check_store
from skill.settings import Settings

wsgi_app = "skill.hosts.web:create_app()"
bind = "127.0.0.1:8080"
worker_class = "skill.hosts.web.worker.Worker"
threads = 16
worker_connections = connections(raise_open_files(), threads)
# An invalid setting stops gunicorn at its start, and the workers share the memory of the app.
preload_app = True
# Seconds; longer than a proxy in front keeps an idle connection, so that the proxy closes it first.
keepalive = 75
# Seconds for requests in progress, which may wait for the store and up to 2 s for reminders.
graceful_timeout = 10
# Ignore headers such as SCRIPT_NAME, with which a client could change the path of the app.
forwarder_headers = ""
control_socket_disable = True
# Heartbeats are files without content; in memory, because without this folder no worker starts, and
# a temporary folder may be cleaned or full.
_memory = Path("/dev/shm")  # noqa: S108 - the files have no name
if _memory.is_dir():
    worker_tmp_dir = str(_memory)


def on_starting(server: Any) -> None:
    """Refuse a store that the workers cannot share."""
    workers, recycled = server.cfg.workers, server.cfg.max_requests > 0
    check_store(Settings.from_environment(), workers, recycled=recycled)


def pre_fork(server, worker):  # type: ignore[no-untyped-def]  # gunicorn has no types
    """Give a new worker the first row of the shared numbers that no living worker counts in."""
    taken = {other.row for other in server.WORKERS.values()}
    worker.row = next(row for row in count(1) if row not in taken)
