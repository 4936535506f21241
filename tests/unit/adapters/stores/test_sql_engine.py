"""Engines keep what they are given to themselves."""

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from skill.adapters.stores.sql_engine import engine_for


def test_an_error_does_not_show_the_values_of_a_statement(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path / 'rows.db'}", 0.3)
    with engine.connect() as connection, pytest.raises(OperationalError) as raised:
        connection.exec_driver_sql("SELECT * FROM missing WHERE owner = ?", ("ann",))
    engine.dispose()
    assert "missing" in str(raised.value)
    assert "ann" not in str(raised.value)
