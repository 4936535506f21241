"""How gunicorn serves the skill: `gunicorn --config python:skill.hosts.gunicorn_conf`.

Whatever is here can be set differently in the variable GUNICORN_CMD_ARGS, such as
`--bind 0.0.0.0:8080`; WEB_CONCURRENCY is the number of processes.
https://gunicorn.org/reference/settings/ explains each name.
"""

import atexit
import os
from shutil import rmtree
from tempfile import mkdtemp

wsgi_app = "skill.hosts.web:create_app()"
bind = "127.0.0.1:8080"
worker_class = "skill.hosts.web.worker.Worker"
threads = 16
# A mistake in the settings ends the start, and processes share what they load.
preload_app = True
# Longer than a proxy in front keeps a connection that is not used.
keepalive = 75
# A request waits for the store, and up to two seconds for reminders.
graceful_timeout = 10
# No header moves the skill to another path.
forwarder_headers = ""
control_socket_disable = True

# Where the processes put their numbers together for `/metrics`.
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    _numbers = os.environ["PROMETHEUS_MULTIPROC_DIR"] = mkdtemp(prefix="cramp-coach-")
    _first = os.getpid()

    @atexit.register
    def _forget_numbers() -> None:
        if os.getpid() == _first:
            rmtree(_numbers, ignore_errors=True)
