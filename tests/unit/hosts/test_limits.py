"""Limits are raised as far as the machine allows, and what is served stays below them."""

import resource
import subprocess
import sys

import pytest

from skill.hosts.limits import MOST_CONNECTIONS, OTHER_FILES, WANTED_FILES, connections
from tests.support.repository import ROOT

RAISE = """
import resource, sys
from skill.hosts.limits import raise_open_files
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), int(sys.argv[2])))
print(raise_open_files(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""
HARD = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
MOST = WANTED_FILES if HARD == resource.RLIM_INFINITY else min(HARD, WANTED_FILES)


@pytest.mark.parametrize(
    ("soft", "hard", "raised"),
    [(256, 512, 512), (512, 512, 512), (256, HARD, MOST), (MOST, HARD, MOST)],
)
def test_the_limit_of_open_files_is_raised(soft: int, hard: int, raised: int) -> None:
    command = [sys.executable, "-c", RAISE, str(soft), str(hard)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == [str(raised)] * 2


@pytest.mark.parametrize("files", [256, 512, 1024, 4096, WANTED_FILES])
def test_a_worker_takes_fewer_connections_than_it_may_have_files(files: int) -> None:
    taken = connections(files, threads=16)
    assert 16 < taken <= MOST_CONNECTIONS
    assert taken + OTHER_FILES <= files
    assert connections(files, threads=64) >= 128
