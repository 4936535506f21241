"""From the setting to a store."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from skill.adapters.stores.dynamodb_store import DynamodbStore
from skill.adapters.stores.memory_store import MemoryStore
from skill.adapters.stores.sql_store import SqlStore
from skill.adapters.stores.store_factory import open_store
from skill.settings import Aws, SettingsError
from tests.support.deadlines import PLENTY
from tests.support.repository import ROOT

OPENS = """
import sys
from skill.adapters.stores.store_factory import open_store
from skill.settings import Aws
from tests.support.deadlines import PLENTY
open_store(sys.argv[1], 0.3, Aws("eu-west-1"))
print(*sys.modules)
"""


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("memory:", MemoryStore),
        ("sqlite:///rows.db", SqlStore),
        ("sqlite:////tmp/rows.db", SqlStore),
        ("postgresql://ann:secret@localhost/rows?sslmode=require", SqlStore),
        ("postgresql:///rows?host=/run/postgresql", SqlStore),
        ("dynamodb://cramp-coach.rows_1", DynamodbStore),
    ],
)
def test_the_url_says_which_store(url: str, kind: type) -> None:
    assert type(open_store(url, 0.3, Aws())) is kind


@pytest.mark.parametrize(
    ("url", "path"), [("sqlite:///{}", "rows.db"), ("sqlite:///{}", "with%20space.db")]
)
def test_a_path_may_hold_what_urls_escape(url: str, path: str, tmp_path: Path) -> None:
    store = open_store(url.format(tmp_path / path), 2.0, Aws())
    store.read("ann", 0, PLENTY)
    store.close()
    assert (tmp_path / path.replace("%20", " ")).exists()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "memory",
        "memory://",
        "rows.db",
        "redis://secret",
        "SQLITE:///secret.db",
        "sqlite:secret",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://secret/rows.db",
        "postgres://ann:secret@host/rows",
        "postgresql+psycopg2://ann:secret@host/rows",
        "postgresql:secret",
        "postgresql://ann:secret@host:port/rows",
        "dynamodb:",
        "dynamodb://",
        "dynamodb://no",
        "dynamodb://secret table",
        "dynamodb://secret/table",
    ],
)
def test_what_is_no_store_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(SettingsError, match=r"^CRAMP_COACH_STORE: .*sqlite:///path") as raised:
        open_store(url, 0.3, Aws())
    assert "secret" not in str(raised.value)
    assert raised.value.__cause__ is None


@pytest.mark.parametrize("file", ["nowhere/rows.db", "taken/rows.db", "folder"])
def test_a_file_that_cannot_be_made_is_refused_without_being_shown(
    file: str, tmp_path: Path
) -> None:
    (tmp_path / "taken").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(
        SettingsError, match=r"^CRAMP_COACH_STORE: the file or its folder"
    ) as raised:
        open_store(f"sqlite:///{tmp_path / file}", 0.3, Aws())
    assert str(tmp_path) not in str(raised.value)
    assert raised.value.__cause__ is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("protected", ["", "rows.db"])
def test_a_file_that_may_not_be_written_is_refused(protected: str, tmp_path: Path) -> None:
    (tmp_path / "rows.db").touch()
    (tmp_path / protected).chmod(0o500)
    with pytest.raises(SettingsError, match="CRAMP_COACH_STORE"):
        open_store(f"sqlite:///{tmp_path / 'rows.db'}", 0.3, Aws())


def test_an_endpoint_that_is_no_address_is_refused() -> None:
    with pytest.raises(SettingsError, match="AWS_ENDPOINT_URL"):
        open_store("dynamodb://rows", 0.3, Aws("eu-west-1", dynamodb="localhost:8000"))


@pytest.mark.parametrize(
    ("url", "package"), [("sqlite:///rows.db", "sqlalchemy"), ("postgresql://host/rows", "psycopg")]
)
def test_a_package_that_is_missing_is_found_in_the_web_extra(
    url: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("skill.adapters.")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(SettingsError, match=r"needs the web extra, cramp-coach\[web\]"):
        open_store(url, 0.3, Aws())


@pytest.mark.parametrize(
    ("url", "unwanted"),
    [
        ("memory:", {"http.client", "ssl", "sqlalchemy", "psycopg", "hashlib"}),
        ("dynamodb://rows", {"sqlalchemy", "psycopg", "boto3", "botocore", "http.client"}),
        ("sqlite:///rows.db", {"psycopg", "skill.adapters.http_client", "botocore"}),
        ("postgresql://host/rows", {"skill.adapters.http_client", "botocore"}),
    ],
)
def test_only_the_chosen_store_is_imported(url: str, unwanted: set[str]) -> None:
    command = [sys.executable, "-W", "error", "-c", OPENS, url]
    loaded = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert not unwanted & set(loaded.stdout.split())
