"""A DynamoDB table on this machine, spoken to without TLS."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import botocore.session
from moto.server import ThreadedMotoServer

TABLE = "bench"
KEYS = {"owner": "HASH", "kind": "RANGE"}


@contextmanager
def dynamodb_table() -> Iterator[dict[str, str]]:
    """Keep an empty table; the value is the environment that leads a function to it."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    environment = {
        "AWS_ACCESS_KEY_ID": "anybody",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_ENDPOINT_URL_DYNAMODB": f"http://{host}:{port}",
        "CRAMP_COACH_STORE": f"dynamodb://{TABLE}",
    }
    try:
        _create_table(environment)
        yield environment
    finally:
        server.stop()


def _create_table(environment: dict[str, str]) -> None:
    client = botocore.session.get_session().create_client(
        "dynamodb",
        region_name="us-east-1",
        endpoint_url=environment["AWS_ENDPOINT_URL_DYNAMODB"],
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
    )
    client.create_table(
        TableName=TABLE,
        KeySchema=[{"AttributeName": key, "KeyType": role} for key, role in KEYS.items()],
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in KEYS],
        BillingMode="PAY_PER_REQUEST",
    )
