"""Builds the skill from its content, coach and adapters: the only module that knows all layers."""

import atexit
from collections.abc import Callable
from time import time

from skill.adapters.people.null_people import NullPeople
from skill.adapters.reminders.alexa_reminders import AlexaReminders
from skill.alexa.coach import Coach
from skill.alexa.report import Observer
from skill.alexa.skill import CoachSkill, wire
from skill.coaching.messages.events import Event, Said
from skill.coaching.ports import PeopleRepository, ReminderService
from skill.content.library import load_library
from skill.content.model import Library
from skill.settings import Settings

Understood = Callable[[tuple[str, ...]], None]
"""Takes what was understood in a turn, such as `cramp` and `leg:left`."""


def build_skill(  # noqa: PLR0913 - one argument for each part that a test replaces
    settings: Settings,
    *,
    library: Library | None = None,
    people: PeopleRepository | None = None,
    reminders: ReminderService | None = None,
    clock: Callable[[], float] = time,
    observer: Observer | None = None,
    understood: Understood | None = None,
) -> CoachSkill:
    """Build the skill.

    Args:
        settings: The settings of this installation.
        library: The content; None loads the one that the skill ships with.
        people: Where people are remembered; None opens the store that the settings name.
        reminders: Sets reminders; None uses Alexa's.
        clock: Returns seconds since the epoch; used for requests without a timestamp.
        observer: Called with the report of every request.
        understood: Called with what was understood in every turn; for who develops, as it tells
            of the person's health.

    Raises:
        DecodeError: The content was built by another version of the skill.
        SettingsError: The settings name an unknown store, or one whose packages are missing, or a
            file without certificates.
    """
    coach = Coach(
        library or load_library(),
        people or remember_in(settings),
        reminders
        or AlexaReminders(settings.proxy, settings.trust_roots, stand_in=settings.alexa_api),
        clock,
        settings.pictures,
        understood and _told(understood),
    )
    return wire(coach, settings.skill_id, observer)


def _told(understood: Understood) -> Callable[[Event | Said, Event], None]:
    from skill.coaching.messages.understood import tokens  # noqa: PLC0415 - for who develops

    return lambda said, meant: understood(tokens(said, meant))


def remember_in(settings: Settings) -> PeopleRepository:
    """Open the store that the settings name; without one nobody is remembered.

    The store is closed when the process exits.

    Raises:
        SettingsError: There is no such store, or its packages are not installed.
    """
    if not settings.store:
        return NullPeople()
    # Imported here, so that a skill without a store starts faster.
    from skill.adapters.people.people_repository import StoredPeople  # noqa: PLC0415
    from skill.adapters.stores.store_factory import open_store  # noqa: PLC0415

    store = open_store(settings.store, settings.store_timeout, settings.aws)
    people = StoredPeople(store, settings.store_timeout)
    atexit.register(people.close)
    return people
