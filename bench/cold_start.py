"""How long a Lambda function takes from the start of its process to its first answer.

Started by Amazon's own runtime client from the folder that is deployed, with the yardsticks beside
the skill. What Lambda does before that, fetching the code and starting a machine, is not in it; nor
is TLS on the way to DynamoDB.
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
"""What the bare skill needs for DynamoDB; it lies where Lambda has boto3, beside the client."""


def measure_cold_starts(launch: Json, starts: int, progress: Progress) -> Costs:
    """Start every contender several times, in turns, and take the median.

    Args:
        launch: The first event that each answers.
        starts: Counted starts of each; one more beforehand fills the caches.
        progress: Told how far it is.
    """
    # Only now, so that its many objects are in nobody's way during other measurements.
    from bench.local_dynamodb import dynamodb_tables  # noqa: PLC0415

    with TemporaryDirectory() as scratch, dynamodb_tables() as remembering:
        function, client = Path(scratch, "function"), Path(scratch, "client")
        _build(function)
        link_packages(client, *CLIENT, *ADAPTER)
        nowhere: dict[str, str] = {}
        runs = {BARE: nowhere, COACH: nowhere, FLOOR: nowhere}
        runs |= {BARE_WITH_DYNAMODB: remembering, COACH_WITH_DYNAMODB: remembering}
        taken: dict[str, list[float]] = {contender.name: [] for contender in runs}
        for done in range(starts + 1):
            for contender, environment in runs.items():
                seconds = start_once(contender, launch, function, client, environment)
                taken[contender.name].append(seconds)
            progress((done + 1) / (starts + 1))
    return {"cold start": {name: median(seconds[1:]) for name, seconds in taken.items()}}


def start_once(
    contender: Contender,
    launch: Json,
    function: Path,
    client: Path,
    environment: Mapping[str, str],
) -> float:
    """Seconds from the start of a contender's process to its first answer.

    Args:
        contender: Who is started.
        launch: The event that it answers.
        function: The folder with its code.
        client: The folder with the runtime client.
        environment: Its variables.

    Raises:
        RuntimeError: It cannot be started, or it failed; the text is its log.
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
