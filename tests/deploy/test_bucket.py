"""The template's bucket and its policy in a server of S3's API: who reads what without a name."""

import http.client
import json
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import moto.settings
import pytest

from tests.deploy.test_template import RESOURCES, policy
from tests.support.servers import REGION, DynamodbServer, dynamodb

NAME = "cramp-coach-pictures-1a2b3c"
ARN = f"arn:aws:s3:::{NAME}"
PICTURE = "pictures/toes_up-720x480.png"
OTHER = ["toes_up-720x480.png", "picturesque/x.png", "private/x.png"]


@pytest.fixture(scope="module")
def cloud() -> Iterator[DynamodbServer]:
    """A bucket as the template makes it, with a picture and with what nobody is to read."""
    # When every permission is checked, Moto fails at requests that nobody has signed.
    checked = patch.object(moto.settings, "INITIAL_NO_AUTH_ACTION_COUNT", float("inf"))
    with dynamodb() as server, checked:
        fill(server.client("s3"))
        yield server


def fill(client: Any) -> None:
    properties = RESOURCES["Pictures"]["Properties"]
    here = {"LocationConstraint": REGION}
    client.create_bucket(Bucket=NAME, CreateBucketConfiguration=here)
    blocked = properties["PublicAccessBlockConfiguration"]
    client.put_public_access_block(Bucket=NAME, PublicAccessBlockConfiguration=blocked)
    for key in (PICTURE, *OTHER):
        client.put_object(Bucket=NAME, Key=key, Body=b"PNG")
    # The other statement asks for TLS, which this server does not speak.
    opened, _ = policy()
    client.put_bucket_policy(Bucket=NAME, Policy=json.dumps(resolved(opened)))


def resolved(statement: dict[str, Any]) -> dict[str, Any]:
    text = statement["Resource"]["Fn::Sub"].replace("${Pictures.Arn}", ARN)
    return {"Version": "2012-10-17", "Statement": [{**statement, "Resource": text}]}


def read(cloud: DynamodbServer, key: str) -> int:
    """What comes of a request that nobody has signed."""
    connection = http.client.HTTPConnection(urlsplit(cloud.address).netloc, timeout=10)
    connection.request("GET", f"/{NAME}/{key}")
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def test_anybody_may_read_a_picture(cloud: DynamodbServer) -> None:
    assert read(cloud, PICTURE) == 200


@pytest.mark.parametrize("key", OTHER)
def test_nobody_reads_what_lies_elsewhere(cloud: DynamodbServer, key: str) -> None:
    assert read(cloud, key) == 403
