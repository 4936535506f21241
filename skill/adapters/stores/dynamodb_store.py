"""A store in Amazon DynamoDB, called over HTTP without a client library.

Importing boto3 takes three times as long as starting the whole skill, and on a cold start of the
Lambda function a person waits for that. The protocol:
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html

The table's partition key is `owner`, its sort key `kind` (both strings); its time-to-live attribute
is `expires`. Amazon deletes expired items only within a few days, so reads filter them out.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from math import ceil, floor
from typing import Any, Literal
from urllib.parse import urljoin

from skill.adapters.deadline import Deadline
from skill.adapters.http_client import HttpClient, parse_url
from skill.adapters.http_message import HttpResponse
from skill.adapters.stores.amazon_tls import amazon_tls
from skill.adapters.stores.sigv4 import signed
from skill.adapters.stores.store import Row, StoreError
from skill.settings import Aws

Action = Literal["Query", "PutItem", "DeleteItem"]
"""The only actions that are used; the IAM role of the skill must allow them."""

_MAX_BODY = 4 * 1024 * 1024
_MAX_PAGES = 10
"""Pages that are read for one owner at most; DynamoDB returns up to 1 MB a page."""
_VERSION = "DynamoDB_20120810"
_NAMES = {"#owner": "owner", "#kind": "kind", "#revision": "revision", "#expires": "expires"}
"""Placeholders for attribute names, because some of the names are reserved words of DynamoDB."""


class _ConditionFailedError(Exception):
    """The condition of a change did not hold: somebody else has changed the row."""


class DynamodbStore:
    """Keeps each row as one item. Writes are conditional; reads are strongly consistent."""

    blocks = True

    def __init__(self, table: str, access: Aws) -> None:
        """Set up a store. It connects when it is first used.

        Args:
            table: Name of the table.
            access: Region and credentials; `access.dynamodb` replaces the region's own endpoint.

        Raises:
            HttpError: `access.dynamodb` is not an http or https URL.
        """
        self._table = table
        self._access = access
        address = access.dynamodb or f"https://dynamodb.{access.region}.amazonaws.com"
        self._url = urljoin(address, "/")
        self._host = parse_url(self._url).authority
        tls = None if access.dynamodb else amazon_tls()
        # Reused connections may send a request twice. Conditional changes make that harmless.
        self._client = HttpClient(tls=tls, max_body=_MAX_BODY, keep_alive=True)

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        """All rows of an owner by kind; see Store."""
        try:
            rows = {kind: _row(item) for kind, item in self._items(owner, deadline)}
        except (KeyError, TypeError, ValueError):
            raise StoreError("DynamoDB holds what is no row") from None
        return {kind: row for kind, row in rows.items() if row.expires > now}

    def write(self, owner: str, kind: str, row: Row, now: float, deadline: Deadline) -> bool:
        """Store a row if its revision follows the stored one; see Store."""
        if row.revision == 1:
            condition = "attribute_not_exists(#kind) OR #expires <= :now"
            values = {":now": _number(floor(now))}
        else:
            condition = "#revision = :before AND #expires > :now"
            values = {":now": _number(floor(now)), ":before": _number(row.revision - 1)}
        item = {
            **_key(owner, kind),
            "data": {"S": row.data},
            "revision": _number(row.revision),
            "expires": _number(ceil(row.expires)),
        }
        return self._change("PutItem", {"Item": item}, condition, values, deadline)

    def remove(self, owner: str, kind: str, revision: int, deadline: Deadline) -> bool:
        """Delete one row if it still has this revision; see Store."""
        condition = "attribute_not_exists(#kind) OR #revision = :seen"
        values = {":seen": _number(revision)}
        return self._change("DeleteItem", {"Key": _key(owner, kind)}, condition, values, deadline)

    def close(self) -> None:
        """Close all connections; the next use opens new ones."""
        self._client.close()

    def _items(self, owner: str, deadline: Deadline) -> Iterator[tuple[str, Any]]:
        """All items of an owner with their kinds, including expired ones."""
        query: dict[str, Any] = {
            "KeyConditionExpression": "#owner = :owner",
            "ExpressionAttributeNames": {"#owner": "owner"},
            "ExpressionAttributeValues": {":owner": {"S": owner}},
            "ConsistentRead": True,
        }
        for _ in range(_MAX_PAGES):
            page = self._call("Query", query, deadline)
            try:
                yield from [(_text(item, "kind"), item) for item in page["Items"]]
            except (KeyError, TypeError):
                raise StoreError("DynamoDB answered with what are no items") from None
            query["ExclusiveStartKey"] = page.get("LastEvaluatedKey")
            if not query["ExclusiveStartKey"]:
                return
        raise StoreError("DynamoDB holds too much of one owner")

    def _change(
        self,
        action: Action,
        request: dict[str, Any],
        condition: str,
        values: dict[str, Any],
        deadline: Deadline,
    ) -> bool:
        """Send a conditional change; returns False if the condition did not hold."""
        request["ConditionExpression"] = condition
        used = {short: name for short, name in _NAMES.items() if short in condition}
        request["ExpressionAttributeNames"] = used
        request["ExpressionAttributeValues"] = values
        try:
            self._call(action, request, deadline)
        except _ConditionFailedError:
            return False
        return True

    def _call(self, action: Action, request: Mapping[str, Any], deadline: Deadline) -> Any:
        access = self._access
        if not (access.region and access.access_key and access.secret_key):
            raise StoreError("AWS_REGION, AWS_ACCESS_KEY_ID or AWS_SECRET_ACCESS_KEY is not set")
        headers = {
            "content-type": "application/x-amz-json-1.0",
            "host": self._host,
            "x-amz-target": f"{_VERSION}.{action}",
        }
        try:
            text = json.dumps({"TableName": self._table, **request}, ensure_ascii=False)
            body = text.encode()
            complete = signed(headers, body, access, "dynamodb", datetime.now(UTC))
            return _result(self._client.request("POST", self._url, complete, body, deadline))
        except (OSError, ValueError, RecursionError) as error:
            raise StoreError(f"DynamoDB failed: {type(error).__name__}") from None


def _result(answer: HttpResponse) -> Any:
    """The JSON object in an answer.

    Raises:
        StoreError: The answer is an error, or is not a JSON object.
        _ConditionFailedError: The condition of a change did not hold.

    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
    """
    try:
        data = json.loads(answer.body)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        raise StoreError(f"DynamoDB answered {answer.status} with what is no JSON object")
    if answer.status == HTTPStatus.OK:
        return data
    kind = str(data.get("__type")).rpartition("#")[2]
    if kind == "ConditionalCheckFailedException":
        raise _ConditionFailedError
    raise StoreError(f"DynamoDB answered {answer.status} {kind if kind.isalpha() else ''}".strip())


def _row(item: Any) -> Row:
    return Row(_text(item, "data"), int(item["revision"]["N"]), float(item["expires"]["N"]))


def _text(item: Any, name: str) -> str:
    text = item[name]["S"]
    if not isinstance(text, str):
        raise TypeError("not a text")
    return text


def _key(owner: str, kind: str) -> dict[str, Any]:
    return {"owner": {"S": owner}, "kind": {"S": kind}}


def _number(value: int) -> dict[str, str]:
    return {"N": str(value)}
