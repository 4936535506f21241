"""The function with the template's own table and role: enough to remember people, and needed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import moto.settings
import pytest

from deploy.local_lambda import running
from tests.deploy.test_lambda_artefact import HANDLER
from tests.deploy.test_template import RESOURCES, statements, variables
from tests.support.envelopes import intent, request, spoken
from tests.support.rehearsal import NIGHT
from tests.support.servers import REGION, DynamodbServer, dynamodb

TABLE = "Memory"


@pytest.fixture(scope="module")
def cloud() -> Iterator[DynamodbServer]:
    """DynamoDB's API with the template's table, where every permission is checked."""
    with dynamodb() as server:
        with patch.object(moto.settings, "INITIAL_NO_AUTH_ACTION_COUNT", float("inf")):
            table = RESOURCES[TABLE]["Properties"]
            told = ("AttributeDefinitions", "KeySchema", "BillingMode")
            described = {name: table[name] for name in told}
            server.client("dynamodb").create_table(TableName=TABLE, **described)
        yield server


def permitted(cloud: DynamodbServer, user: str, allowed: list[dict[str, Any]]) -> dict[str, str]:
    """The environment of a function that may do what these statements say."""
    # Moto looks at actions, and at no other resource than everything.
    policy = {"Version": "2012-10-17", "Statement": [{**one, "Resource": "*"} for one in allowed]}
    with patch.object(moto.settings, "INITIAL_NO_AUTH_ACTION_COUNT", float("inf")):
        iam = cloud.client("iam")
        iam.create_user(UserName=user)
        iam.put_user_policy(UserName=user, PolicyName="p", PolicyDocument=json.dumps(policy))
        key = iam.create_access_key(UserName=user)["AccessKey"]
    return {
        "AWS_REGION": REGION,
        "AWS_ACCESS_KEY_ID": key["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"],
        "AWS_ENDPOINT_URL_DYNAMODB": cloud.address,
        "CRAMP_COACH_STORE": f"dynamodb://{TABLE}",
        "CRAMP_COACH_PICTURES": variables()["CRAMP_COACH_PICTURES"],
        "CRAMP_COACH_STORE_TIMEOUT_MS": "2000",
    }


def after_a_restart(function: Path, client: Path, environment: dict[str, str]) -> tuple[str, str]:
    """What is said at a launch five minutes after a walk, by a function started anew; its log."""
    with running(function, HANDLER, client, environment) as first:
        walk = first.invoke(intent("StretchIntent", stretch="runners_stretch"))
        assert "Stand" in spoken(walk.body), first.log()
        assert walk.body["response"]["card"]["image"]["smallImageUrl"].endswith(".png")
    with running(function, HANDLER, client, environment) as second:
        launched = second.invoke(request("LaunchRequest", at=NIGHT + 300))
        return spoken(launched.body), second.log()


def test_the_role_is_enough_to_come_back_to_a_walk(
    cloud: DynamodbServer, function: Path, client: Path
) -> None:
    said, log = after_a_restart(function, client, permitted(cloud, "coach", [*statements()]))
    assert "Carry on with the runner's stretch?" in said
    assert json.loads(log)["store_failed"] is False


def test_without_it_nobody_is_remembered_and_everybody_answered(
    cloud: DynamodbServer, function: Path, client: Path
) -> None:
    _, log_alone = statements()
    said, log = after_a_restart(function, client, permitted(cloud, "stranger", [log_alone]))
    assert "If your calf is cramping" in said
    assert any(json.loads(line).get("store_failed") for line in log.splitlines())
