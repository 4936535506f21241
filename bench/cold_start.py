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


def measure_cold_starts(launch: Json, starts: int, progress: Progress) -> Costs:
    """Start every contender several times, in turns; returns the medians in seconds.

    Args:
        launch: The event that each contender answers first.
        starts: Starts that count; one more before them fills the caches.
        progress: Called with the share of the work that is done.
    """
    # Imported here, so that its many objects do not slow down the other measurements.
    from bench.local_dynamodb import dynamodb_tables  # noqa: PLC0415

    with TemporaryDirectory() as scratch, dynamodb_tables() as with_store:
        function, client = Path(scratch, "function"), Path(scratch, "client")
        _build(function)
        link_packages(client, *CLIENT, *ADAPTER)
        no_store: dict[str, str] = {}
        runs = {BARE: no_store, COACH: no_store, FLOOR: no_store}
        runs |= {BARE_WITH_DYNAMODB: with_store, COACH_WITH_DYNAMODB: with_store}
        durations: dict[str, list[float]] = {contender.name: [] for contender in runs}
        for done in range(starts + 1):
            for contender, environment in runs.items():
                seconds = start_once(contender, launch, function, client, environment)
                durations[contender.name].append(seconds)
            progress((done + 1) / (starts + 1))
    return {"cold start": {name: median(seconds[1:]) for name, seconds in durations.items()}}


def start_once(
    contender: Contender,
    launch: Json,
    function: Path,
    client: Path,
    environment: Mapping[str, str],
) -> float:
    """Seconds from the start of a contender's process to its first answer.

    Args:
        contender: The contender to start.
        launch: The event that it answers.
        function: The folder with its code.
        client: The folder with the runtime client.
        environment: Additional environment variables.

    Raises:
        RuntimeError: It could not be started or failed; the message is its log.
    """
    start = perf_counter()
    with running(function, f"{contender.module}.handler", client, environment) as started:
        answer = started.invoke(launch)
        seconds = perf_counter() - start
        if answer.kind != "response":
            raise RuntimeError(started.log())
    return seconds


def _build(folder: Path) -> None:
    lambda_build.build(folder)
    yardsticks = folder / "bench"
    shutil.copytree(Path(__file__).parent, yardsticks, ignore=shutil.ignore_patterns("__pycache__"))
    lambda_build.compile_code(yardsticks)
