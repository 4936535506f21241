"""The function as it is deployed, built once for this machine and its interpreter."""

from pathlib import Path

import pytest

from deploy import lambda_build
from deploy.local_lambda import CLIENT, link_packages
from deploy.wheels import LOCK, WHEELS


@pytest.fixture(scope="session")
def function(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that Lambda would unpack."""
    fetched = WHEELS.stat().st_mtime if WHEELS.is_dir() else 0
    assert fetched > LOCK.stat().st_mtime, "`python -m deploy.wheels` has to fetch the wheels"
    folder = tmp_path_factory.mktemp("lambda") / "function"
    lambda_build.build(folder)
    return folder


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with Amazon's runtime client."""
    folder = tmp_path_factory.mktemp("lambda") / "client"
    link_packages(folder, *CLIENT)
    return folder
