import pytest

from skill.hosts.processes import check_store
from skill.settings import Settings, SettingsError

IN_MEMORY = Settings(store="memory:")


def test_one_process_that_stays_can_keep_what_it_knows_to_itself() -> None:
    check_store(IN_MEMORY, 1, recycled=False)


@pytest.mark.parametrize("store", ["", "sqlite:///rows.db", "postgresql://host/rows"])
def test_other_stores_are_shared_by_all(store: str) -> None:
    check_store(Settings(store=store), 4, recycled=True)


@pytest.mark.parametrize(
    ("processes", "recycled", "name"), [(2, False, "WEB_CONCURRENCY"), (1, True, "--max-requests")]
)
def test_what_a_process_keeps_is_lost_to_others(processes: int, recycled: bool, name: str) -> None:
    with pytest.raises(SettingsError, match=f"^CRAMP_COACH_STORE: .*{name}"):
        check_store(IN_MEMORY, processes, recycled=recycled)
