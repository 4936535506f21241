"""From the setting to a store; only the chosen one is imported."""

import re

from skill.adapters.stores.store import Store
from skill.settings import Aws, SettingsError

_TABLE = re.compile(r"[a-zA-Z0-9_.-]{3,255}")
"""https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html"""


def open_store(url: str, timeout: float, access: Aws) -> Store:
    """The store at a URL: memory:, sqlite:///path, postgresql://… or dynamodb://table.

    It connects when it is first used.

    Args:
        url: The setting; a path that begins with a slash makes four slashes.
        timeout: Seconds that one wait may take in a database, whose driver knows no deadline.
        access: How Amazon is reached.

    Raises:
        SettingsError: There is no such store, or what it needs is not installed.
    """
    scheme, _, rest = url.partition(":")
    if url == "memory:":
        return _memory()
    if scheme in {"sqlite", "postgresql"}:
        return _sql(url, timeout)
    if scheme == "dynamodb" and _TABLE.fullmatch(rest.removeprefix("//")):
        return _dynamodb(rest.removeprefix("//"), access)
    raise _not_a_store()


def _not_a_store() -> SettingsError:
    # The URL is not shown: it may hold a password.
    known = "memory:, sqlite:///path, postgresql://…, dynamodb://table"
    return SettingsError(f"CRAMP_COACH_STORE: not a store; there are {known}")


def _memory() -> Store:
    from skill.adapters.stores.memory_store import MemoryStore

    return MemoryStore()


def _sql(url: str, timeout: float) -> Store:
    try:
        from skill.adapters.stores.sql_store import SqlStore

        return SqlStore(url, timeout)
    except ImportError:
        message = "CRAMP_COACH_STORE: this store needs the web extra, cramp-coach[web]"
        raise SettingsError(message) from None
    except ValueError:
        raise _not_a_store() from None


def _dynamodb(table: str, access: Aws) -> Store:
    from skill.adapters.http_message import HttpError
    from skill.adapters.stores.dynamodb_store import DynamodbStore

    try:
        return DynamodbStore(table, access)
    except HttpError:
        message = "AWS_ENDPOINT_URL: not an address that begins with http:// or https://"
        raise SettingsError(message) from None
