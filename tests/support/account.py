"""An account whose devices talk to one skill with a store."""

from typing import Any
from uuid import uuid4

from skill.adapters.people.people_repository import StoredPeople
from skill.adapters.stores.store import Store
from skill.app import build_skill
from skill.settings import Settings
from tests.support.envelopes import Envelope, ask, request, said_by, spoken
from tests.support.rehearsal import LIBRARY

OFFERS = ("Welcome back. Carry on with", "Welcome back. Keep your toes")
"""How somebody is asked whether to go on with a walk."""


class Account:
    """An account of its own, whose devices talk to one skill."""

    def __init__(self, store: Store, account: str = "", timeout: float = 5.0) -> None:
        """Take the store, an account that is there already, and seconds to wait for the store."""
        self.people = StoredPeople(store, timeout)
        self.skill = build_skill(
            Settings(alexa_api="http://127.0.0.1"), library=LIBRARY, people=self.people
        )
        self.id = account or uuid4().hex

    def ask(self, envelope: Envelope) -> dict[str, Any]:
        """The answer to a request of one of its devices."""
        envelope["context"]["System"]["user"]["userId"] = self.id
        if "session" in envelope:
            envelope["session"]["user"]["userId"] = self.id
        return ask(envelope, self.skill)

    def is_offered(self, at: float, person: str = "") -> bool:
        """Whether whoever opens the skill is asked to go on with a walk."""
        launch = request("LaunchRequest", at=at)
        return spoken(self.ask(said_by(person, launch) if person else launch)).startswith(OFFERS)
