"""Which stores the processes of a web service can share."""

from skill.settings import IN_MEMORY, Settings, SettingsError


def check_store(settings: Settings, processes: int, *, recycled: bool) -> None:
    """Check that people can be remembered by this many processes.

    Args:
        settings: The settings, with the store.
        processes: How many answer requests side by side.
        recycled: Whether a process is replaced after a number of requests.

    Raises:
        SettingsError: The store is kept in a process, and there are or will be others.
    """
    if settings.store != IN_MEMORY:
        return
    if processes > 1:
        raise SettingsError(
            f"CRAMP_COACH_STORE: {IN_MEMORY} is kept by one process, and WEB_CONCURRENCY "
            f"or --workers asks for {processes}"
        )
    if recycled:
        raise SettingsError(
            f"CRAMP_COACH_STORE: {IN_MEMORY} ends with its process, and --max-requests ends it"
        )
