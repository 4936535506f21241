"""DynamoDB's answers, good and bad; what its store promises like all others: tests/contracts."""

import json
from contextlib import closing
from socket import socket
from time import monotonic, sleep
from typing import Any

import pytest

from skill.adapters.deadline import Deadline
from skill.adapters.stores.dynamodb_store import DynamodbStore
from skill.adapters.stores.store import Row, StoreError
from skill.settings import Aws
from tests.support.deadlines import PLENTY
from tests.support.scripted_server import (
    Script,
    answering,
    answering_once,
    heard,
    http,
    hung_up,
    scripted,
    silent,
)

ACCESS = Aws("eu-west-1", "key", "secret")
TIMEOUT = 0.3
SLACK = 1.0
"""Seconds that a busy machine may add."""
NOW = 1_800_000_000
ROW = Row("{}", 1, NOW + 60)


def answer(data: object, status: int = 200) -> bytes:
    return http(json.dumps(data).encode(), status)


def refusal(kind: str, status: int = 400) -> bytes:
    message = {"__type": f"com.amazonaws.dynamodb.v20120810#{kind}", "message": "of ann"}
    return answer(message, status)


def item(**changes: Any) -> dict[str, Any]:
    whole = {"owner": {"S": "ann"}, "kind": {"S": "place"}, "data": {"S": "{}"}}
    return {**whole, "revision": {"N": "1"}, "expires": {"N": str(NOW + 60)}, **changes}


def read(script: Script, seconds: float = 5.0) -> object:
    """What is read from a server that answers in this way."""
    with scripted(script) as server:
        store = DynamodbStore("rows", ACCESS._replace(dynamodb=server.address))
        with closing(store):
            return store.read("ann", NOW, Deadline.after(seconds))


def test_a_row_is_read() -> None:
    assert read(answering(answer({"Items": [item()]}))) == {"place": ROW}


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (answering(refusal("ProvisionedThroughputExceededException")), "400 Provision.*Exception"),
        (answering(refusal("ThrottlingException")), "400 ThrottlingException"),
        (answering(refusal("ValidationException")), "400 ValidationException"),
        (answering(refusal("AccessDeniedException")), "400 AccessDeniedException"),
        (answering(refusal("InternalServerError", 500)), "500 InternalServerError"),
        (answering(refusal("of ann!")), "400"),
        (answering(answer({}, 503)), "503 None"),
        (answering(http(b"<html>ann</html>", 502)), "502 with what is no JSON object"),
        (answering(http(b"", 500)), "500 with what is no JSON object"),
        (answering(answer([])), "200 with what is no JSON object"),
        (answering(http(b"\xff\xfe")), "200 with what is no JSON object"),
        (answering(answer({})), "with what are no items"),
        (answering(answer({"Items": 7})), "with what are no items"),
        (answering(answer({"Items": [[]]})), "with what are no items"),
        (answering(answer({"Items": [{}]})), "with what are no items"),
        (answering(answer({"Items": [item(kind={"S": []})]})), "with what are no items"),
        (answering(answer({"Items": [item(data={})]})), "holds what is no row"),
        (answering(answer({"Items": [item(data={"S": 7})]})), "holds what is no row"),
        (answering(answer({"Items": [item(revision={"N": "one"})]})), "holds what is no row"),
        (answering(answer({"Items": [item(expires=None)]})), "holds what is no row"),
        (answering(answer({"Items": [], "LastEvaluatedKey": {"a": 1}})), "too much of one owner"),
        (answering(http(b'{"Items":' + b"[" * 100_000)), "RecursionError|no JSON object"),
        (answering_once(b"garbage\r\n\r\n"), "HttpError"),
        (answering_once(http(b"half", length=99)), "ConnectionResetError"),
        (hung_up, "ConnectionResetError|BrokenPipeError"),
    ],
)
def test_a_bad_answer_is_a_store_error_that_says_why(script: Script, said: str) -> None:
    with pytest.raises(StoreError, match=rf"^DynamoDB .*({said})$") as raised:
        read(script)
    assert "ann" not in str(raised.value)


@pytest.mark.parametrize(
    "script", [silent, answering(b"HTTP/1.1 200"), answering(http(b"", 200, 9))]
)
def test_a_slow_answer_is_a_store_error_in_time(script: Script) -> None:
    began = monotonic()
    with pytest.raises(StoreError, match=r"^DynamoDB failed: TimeoutError$"):
        read(script, TIMEOUT)
    assert monotonic() - began < TIMEOUT + SLACK


def test_a_write_that_is_throttled_is_no_conflict() -> None:
    with scripted(answering(refusal("ThrottlingException"))) as server:
        store = DynamodbStore("rows", ACCESS._replace(dynamodb=server.address))
        with closing(store), pytest.raises(StoreError):
            store.write("ann", "place", ROW, NOW, PLENTY)


def test_what_another_device_has_just_written_is_read() -> None:
    asked = []

    def noting(connection: socket) -> None:
        asked.append(heard(connection))
        connection.sendall(answer({"Items": []}))

    assert read(noting) == {}
    head, _, body = asked[0].partition(b"\r\n\r\n")
    assert b"x-amz-target: DynamoDB_20120810.Query" in head.split(b"\r\n")
    assert json.loads(body)["ConsistentRead"] is True


def test_a_conflict_is_no_error() -> None:
    with scripted(answering(refusal("ConditionalCheckFailedException"))) as server:
        store = DynamodbStore("rows", ACCESS._replace(dynamodb=server.address))
        with closing(store):
            assert not store.write("ann", "place", ROW, NOW, PLENTY)
            assert not store.remove("ann", "place", 1, PLENTY)


@pytest.mark.parametrize("missing", ["region", "access_key", "secret_key"])
def test_without_region_or_key_it_fails_when_it_is_used(missing: str) -> None:
    store = DynamodbStore("rows", ACCESS._replace(**{missing: ""}))
    with pytest.raises(StoreError, match="AWS_REGION, AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY"):
        store.read("ann", NOW, PLENTY)


def test_it_finds_the_server_of_its_region() -> None:
    assert DynamodbStore("rows", ACCESS)._url == "https://dynamodb.eu-west-1.amazonaws.com/"


def test_one_deadline_is_for_all_pages_together() -> None:
    pages = []

    def page_by_page(connection: socket) -> None:
        while heard(connection):
            pages.append(1)
            sleep(TIMEOUT / 3)
            connection.sendall(answer({"Items": [], "LastEvaluatedKey": {"a": 1}}))

    with pytest.raises(StoreError, match="TimeoutError"):
        read(page_by_page, TIMEOUT)
    assert len(pages) <= 3


def test_a_path_in_the_address_is_left_out() -> None:
    access = ACCESS._replace(dynamodb="http://ann:secret@localhost:8000/path?query")
    store = DynamodbStore("rows", access)
    assert store._host == "localhost:8000"
    assert store._url.endswith("@localhost:8000/")
