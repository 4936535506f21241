"""One server for all tests of this folder that do not stop it, and the publisher that it trusts."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from simulator.amazon.authority import PUBLISHER, amazon, top
from simulator.amazon.publisher import Amazon, file, publishing
from simulator.amazon.web_service import Server
from tests.support.envelopes import intent

NOW = time.time()
AMAZON = amazon(NOW)
CHAIN_PATH = "/echo.api/echo-api-cert-12.pem"

Starter = Callable[..., Server]


def body_now() -> bytes:
    """A request that is asked now."""
    return json.dumps(intent("ReliefIntent", at=time.time())).encode()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Amazon]:
    """Amazon's publisher, with a good chain."""
    with publishing(top(AMAZON), NOW, tmp_path_factory.mktemp("amazon")) as publisher:
        publisher.answers[CHAIN_PATH] = file(AMAZON.chain)
        yield publisher


@pytest.fixture(scope="session")
def start(published: Amazon, tmp_path_factory: pytest.TempPathFactory) -> Starter:
    """Starts servers that reach the publisher, and trust nobody else."""
    assert PUBLISHER
    roots = tmp_path_factory.mktemp("roots") / "roots.pem"
    roots.write_bytes(top(AMAZON).pem)

    def start(*arguments: str, **environment: str) -> Server:
        folder: Path = tmp_path_factory.mktemp("server")
        known = {"HTTPS_PROXY": published.proxy, "CRAMP_COACH_TRUST_ROOTS": str(roots)}
        return Server(folder, *arguments, **{**known, **environment})

    return start


@pytest.fixture(scope="session")
def server(start: Starter) -> Iterator[Server]:
    """A server that stays."""
    with start() as running:
        yield running
