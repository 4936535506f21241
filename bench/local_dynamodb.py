"""A local DynamoDB (moto), without TLS."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import botocore.session
from moto.server import ThreadedMotoServer

from deploy.local_lambda import REGION

TABLE = "coach"
KEYS = {TABLE: ("owner", "kind"), "bare": ("id",)}


@contextmanager
def dynamodb_tables() -> Iterator[dict[str, str]]:
    """Serve an empty table for each skill; yields the environment variables that lead to them."""
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
        _create_tables(environment)
        yield environment
    finally:
        server.stop()


def _create_tables(environment: dict[str, str]) -> None:
    client = botocore.session.get_session().create_client(
        "dynamodb",
        region_name=REGION,
        endpoint_url=environment["AWS_ENDPOINT_URL_DYNAMODB"],
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
    )
    for table, keys in KEYS.items():
        roles = zip(keys, ("HASH", "RANGE"), strict=False)
        client.create_table(
            TableName=table,
            KeySchema=[{"AttributeName": key, "KeyType": role} for key, role in roles],
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
            BillingMode="PAY_PER_REQUEST",
        )
