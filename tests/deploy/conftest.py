"""The function as it is deployed, built once for this machine and its interpreter."""

from pathlib import Path

import pytest

from deploy import lambda_build
from deploy.local_lambda import link_client
from deploy.wheels import WHEELS


@pytest.fixture(scope="session")
def function(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that Lambda would unpack."""
    assert WHEELS.is_dir(), "the wheels are fetched by `make test` or `python -m deploy.wheels`"
    folder = tmp_path_factory.mktemp("lambda") / "function"
    lambda_build.build(folder)
    return folder


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with Amazon's runtime client."""
    folder = tmp_path_factory.mktemp("lambda") / "client"
    link_client(folder)
    return folder
