"""Measures a Lambda function from the start of its process to its first answer.

Amazon's own runtime client starts it, from the folder that is deployed, to which the contenders in
`bench` are added. Not included are what Lambda does before (downloading the code and starting a
machine) and TLS on the way to DynamoDB.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from types import MappingProxyType
from typing import NamedTuple

from bench.contenders import (
    BARE,
    BARE_WITH_DYNAMODB,
    COACH,
    COACH_WITH_DYNAMODB,
    FLOOR,
    Contender,
    Costs,
    Progress,
)
from deploy import lambda_build
from deploy.local_lambda import CLIENT, link_packages, running
from simulator.device.request_json import Json

ADAPTER = (
    "ask-sdk-dynamodb-persistence-adapter",
    "boto3",
    "botocore",
    "jmespath",
    "s3transfer",
    "urllib3",
)
"""Packages that the bare skill needs for DynamoDB; beside the client, as boto3 is in Lambda."""
COLD, COLD_READ = "cold start", "cold start, words read"
"""The costs: of a start up to the answer to a launch, and to words that the skill has to read."""


class Run(NamedTuple):
    """How a contender is started, and what it answers first."""

    cost: str
    contender: Contender
    event: Json
    environment: Mapping[str, str] = MappingProxyType({})


def measure_cold_starts(launch: Json, words: Json, starts: int, progress: Progress) -> Costs:
    """Start every contender several times, in turns; returns the medians in seconds.

    Args:
        launch: The event that each contender answers first.
        words: The event with words that the skill has to read; those without a store also start
            with it.
        starts: Starts that count; one more before them fills the caches.
        progress: Called with the share of the work that is done.
    """
    # Imported here, so that its many objects do not slow down the other measurements.
    from bench.local_dynamodb import dynamodb_tables  # noqa: PLC0415

    with TemporaryDirectory() as scratch, dynamodb_tables() as with_store:
        function, client = Path(scratch, "function"), Path(scratch, "client")
        _build(function)
        link_packages(client, *CLIENT, *ADAPTER)
        runs = [
            *(Run(COLD, contender, launch) for contender in (BARE, COACH, FLOOR)),
            *(Run(COLD_READ, contender, words) for contender in (BARE, COACH)),
            *(
                Run(COLD, one, launch, with_store)
                for one in (BARE_WITH_DYNAMODB, COACH_WITH_DYNAMODB)
            ),
        ]
        durations: list[list[float]] = [[] for _ in runs]
        for done in range(starts + 1):
            for run, seconds in zip(runs, durations, strict=True):
                seconds.append(start_once(run, function, client))
            progress((done + 1) / (starts + 1))
    costs: Costs = {COLD: {}, COLD_READ: {}}
    for run, (_, *counted) in zip(runs, durations, strict=True):
        costs[run.cost][run.contender.name] = median(counted)
    return costs


def start_once(run: Run, function: Path, client: Path) -> float:
    """Seconds from the start of a contender's process to its first answer.

    Args:
        run: The contender, the event that it answers, and additional environment variables.
        function: The folder with its code.
        client: The folder with the runtime client.

    Raises:
        RuntimeError: It could not be started or failed; the message is its log.
    """
    start = perf_counter()
    handler = f"{run.contender.module}.handler"
    with running(function, handler, client, run.environment) as started:
        answer = started.invoke(run.event)
        seconds = perf_counter() - start
        if answer.kind != "response":
            raise RuntimeError(started.log())
    return seconds


def _build(folder: Path) -> None:
    lambda_build.build(folder)
    yardsticks = folder / "bench"
    shutil.copytree(Path(__file__).parent, yardsticks, ignore=shutil.ignore_patterns("__pycache__"))
    lambda_build.compile_code(yardsticks)
