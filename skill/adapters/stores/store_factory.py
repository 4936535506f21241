"""Opens the store that a URL names. Only the chosen implementation is imported."""

import re

from skill.adapters.stores.store import Store
from skill.settings import IN_MEMORY, Aws, SettingsError

_TABLE = re.compile(r"[a-zA-Z0-9_.-]{3,255}")
"""https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html"""


def open_store(url: str, timeout: float, access: Aws) -> Store:
    """The store at a URL: memory:, sqlite:///path, postgresql://… or dynamodb://table.

    The store connects when it is first used.

    Args:
        url: The setting CRAMP_COACH_STORE. An absolute path of SQLite takes four slashes.
        timeout: Seconds that each wait for a SQL database may take; its drivers know no deadline.
        access: Region and credentials for DynamoDB.

    Raises:
        SettingsError: The URL names no known store, the store's packages are not installed, or the
            file of SQLite cannot be written.
    """
    scheme, _, rest = url.partition(":")
    if url == IN_MEMORY:
        return _memory()
    if scheme in {"sqlite", "postgresql"}:
        return _sql(url, timeout)
    if scheme == "dynamodb" and _TABLE.fullmatch(rest.removeprefix("//")):
        return _dynamodb(rest.removeprefix("//"), access)
    raise _not_a_store()


def _not_a_store() -> SettingsError:
    # The message leaves out the URL: it may contain a password.
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
    except OSError:
        message = "CRAMP_COACH_STORE: the file or its folder is missing or may not be written"
        raise SettingsError(message) from None


def _dynamodb(table: str, access: Aws) -> Store:
    from skill.adapters.http_message import HttpError
    from skill.adapters.stores.dynamodb_store import DynamodbStore

    try:
        return DynamodbStore(table, access)
    except HttpError:
        message = "AWS_ENDPOINT_URL: not an address that begins with http:// or https://"
        raise SettingsError(message) from None
