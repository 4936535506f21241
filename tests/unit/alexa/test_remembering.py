"""What is remembered from one session to the next, through whole requests and a real store."""

from collections.abc import Mapping
from typing import Any

import pytest

from skill.adapters.deadline import Deadline
from skill.adapters.people.people_repository import StoredPeople
from skill.adapters.stores.store import Row, StoreError
from skill.alexa.handlers import NotDoneError
from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.coaching.decisions.resuming import KEPT_SECONDS
from skill.coaching.state.household import from_text
from skill.coaching.state.memory import Place, Profile
from skill.settings import Settings, SettingsError
from tests.support.envelopes import Envelope, ask, intent, kept, request, spoken
from tests.support.open_store import OpenStore
from tests.support.rehearsal import LIBRARY, NIGHT

MINUTE = 60.0
TOWEL = intent("StretchIntent", stretch="towel_stretch")
OFFER = "Welcome back. Carry on with the towel stretch?"


class Household:
    """One account's devices, all talking to one skill."""

    def __init__(self, store: OpenStore) -> None:
        self.store = store
        people = StoredPeople(store, timeout=5.0)
        self.skill: CoachSkill = build_skill(Settings(), library=LIBRARY, people=people)

    def ask(self, envelope: Envelope) -> dict[str, Any]:
        """The answer to a request."""
        return ask(envelope, self.skill)

    def kept(self) -> set[str]:
        """Kinds of rows that have anything of anybody; marks of erasures are nothing."""
        read = {"place": Place, "profile": Profile}
        rows = {
            kind: from_text(read[kind], row.data, row.expires) for kind, row in self.rows().items()
        }
        return {kind for kind, house in rows.items() if house.people}

    def rows(self) -> Mapping[str, Row]:
        """What is stored, of whomever."""
        return {kind: row for rows in self.store.rows.values() for kind, row in rows.items()}


@pytest.fixture
def home() -> Household:
    return Household(OpenStore())


def launch(at: float) -> Envelope:
    return request("LaunchRequest", at=at)


def test_a_walk_that_was_stopped_is_offered_in_the_next_session(home: Household) -> None:
    answer = home.ask(TOWEL)
    home.ask(intent("AMAZON.StopIntent", kept(answer), NIGHT + 5.0))
    assert spoken(home.ask(launch(NIGHT + 10 * MINUTE))) == OFFER


def test_a_session_that_ends_without_notice_is_remembered_too(home: Household) -> None:
    home.ask(TOWEL)
    assert spoken(home.ask(launch(NIGHT + 10 * MINUTE))) == OFFER


def test_the_end_of_a_session_keeps_the_step_that_was_spoken(home: Household) -> None:
    state = kept(home.ask(intent("StretchIntent", stretch="runners_stretch")))
    assert state.timeline is not None
    third = state.timeline.began + state.timeline.marks[2].start + 1.5
    answer = home.ask(request("SessionEndedRequest", state, third))
    assert answer["response"] == {}
    back = home.ask(launch(NIGHT + 10 * MINUTE))
    again = spoken(home.ask(intent("AMAZON.YesIntent", kept(back), NIGHT + 11 * MINUTE)))
    assert again.startswith("Step three of five.")


def test_after_an_hour_nothing_is_offered(home: Household) -> None:
    home.ask(TOWEL)
    said = spoken(home.ask(launch(NIGHT + KEPT_SECONDS + 1.0)))
    assert said.startswith("If your calf is cramping")


def test_a_walk_to_its_end_leaves_no_place(home: Household) -> None:
    asked = home.ask(intent("StretchIntent", stretch="calf_massage"))
    answer = home.ask(intent("AMAZON.NoIntent", kept(asked), NIGHT + MINUTE))
    assert "place" in home.kept()
    home.ask(request("SessionEndedRequest", kept(answer), NIGHT + 20 * MINUTE))
    assert "place" not in home.kept()


def test_the_pace_is_remembered(home: Household) -> None:
    home.ask(intent("PaceIntent", pace="gentle"))
    assert "Hold for ten seconds." in spoken(home.ask(intent("ReliefIntent", at=NIGHT + 1e6)))


def test_nothing_but_the_record_is_stored(home: Household) -> None:
    cry = intent("ReliefIntent", leg="left", situation="bed", severity="severe")
    answer = home.ask(cry)
    home.ask(intent("StillHurtsIntent", kept(answer), NIGHT + 2 * MINUTE))
    home.ask(intent("PaceIntent", pace="longer"))
    rows = home.rows()
    assert rows.keys() == {"place", "profile"}
    stored = "".join(row.data for row in rows.values())
    for word in ("left", "bed", "severe", "hurt", "leg", "user"):
        assert word not in stored
    assert "user" not in home.store.rows


def test_relief_in_both_legs_leaves_no_place(home: Household) -> None:
    answer = home.ask(intent("ReliefIntent", leg="both"))
    home.ask(intent("StillHurtsIntent", kept(answer), NIGHT + 2 * MINUTE))
    assert home.kept() == set()


@pytest.mark.parametrize("situation", ["pregnant", "thinners", "child", "after_birth"])
def test_a_walk_that_leaves_something_out_for_somebody_leaves_no_place(
    home: Household, situation: str
) -> None:
    """What it leaves out is not stored, so that coming back would not leave it out."""
    answer = home.ask(intent("ReliefIntent", situation=situation))
    home.ask(intent("StillHurtsIntent", kept(answer), NIGHT + 2 * MINUTE))
    assert home.kept() == set()
    assert spoken(home.ask(launch(NIGHT + 5 * MINUTE))).startswith("If your calf is cramping")


def test_a_danger_sign_leaves_no_place(home: Household) -> None:
    answer = home.ask(intent("ReliefIntent"))
    home.ask(intent("RedFlagIntent", kept(answer), NIGHT + MINUTE, sign="chest_pain"))
    assert home.kept() == set()
    home.ask(intent("ReliefIntent"))
    home.ask(intent("RedFlagIntent", at=NIGHT + 2 * MINUTE, sign="chest_pain"))
    assert home.kept() == set()


def test_forget_me_deletes_everything_for_the_rest_of_the_session(home: Household) -> None:
    state = kept(home.ask(intent("PaceIntent", pace="gentle")))
    state = kept(home.ask(intent("StretchIntent", state, NIGHT + 9.0, stretch="towel_stretch")))
    assert home.rows().keys() == {"place", "profile"}
    answer = home.ask(intent("PrivacyIntent", state, NIGHT + 10.0, forget="forget"))
    assert spoken(answer).startswith("Done. I have forgotten it all.")
    assert home.kept() == set()
    home.ask(intent("AMAZON.RepeatIntent", kept(answer), NIGHT + 20.0))
    assert home.kept() == set()


def test_disabling_the_skill_deletes_everything(home: Household) -> None:
    home.ask(TOWEL)
    home.ask(intent("PaceIntent", pace="gentle"))
    event = request("AlexaSkillEvent.SkillDisabled")
    del event["session"]
    assert home.ask(event) == {"version": "1.0", "response": {}}
    assert home.kept() == set()


def test_another_account_is_another_person(home: Household) -> None:
    home.ask(TOWEL)
    other = launch(NIGHT + MINUTE)
    other["context"]["System"]["user"]["userId"] = "neighbour"
    assert spoken(home.ask(other)).startswith("If your calf is cramping")


def test_a_state_that_cannot_be_used_is_replaced_by_what_is_remembered(home: Household) -> None:
    home.ask(TOWEL)
    envelope = launch(NIGHT + MINUTE)
    envelope["session"]["attributes"] = {"coach": "garbage"}
    assert spoken(home.ask(envelope)) == OFFER


def test_a_danger_sign_ends_a_walk_that_another_process_knows_better() -> None:
    store = OpenStore()
    one, other = Household(store), Household(store)
    first = kept(one.ask(intent("ReliefIntent")))
    second = kept(other.ask(intent("AMAZON.NoIntent", first, NIGHT + 2 * MINUTE)))
    one.ask(intent("RedFlagIntent", second, NIGHT + 4 * MINUTE, sign="chest_pain"))
    assert spoken(one.ask(launch(NIGHT + 5 * MINUTE))).startswith("If your calf is cramping")


def test_no_to_going_on_is_remembered_whichever_process_hears_it() -> None:
    store = OpenStore()
    one, other = Household(store), Household(store)
    one.ask(TOWEL)
    offered = kept(other.ask(launch(NIGHT + 5 * MINUTE)))
    one.ask(intent("AMAZON.NoIntent", offered, NIGHT + 5.2 * MINUTE))
    assert spoken(other.ask(launch(NIGHT + 6 * MINUTE))).startswith("If your calf is cramping")


def test_a_danger_sign_ends_the_walk_of_another_device_too(home: Household) -> None:
    state = kept(home.ask(intent("ReliefIntent")))
    home.ask(intent("StretchIntent", at=NIGHT + MINUTE, stretch="towel_stretch"))
    home.ask(intent("RedFlagIntent", state, NIGHT + 2 * MINUTE, sign="pop"))
    assert "place" not in home.kept()


def test_a_cramp_that_is_come_back_to_again_and_again_is_one_for_a_doctor(
    home: Household,
) -> None:
    home.ask(intent("ReliefIntent"))
    said = []
    for minutes in (4, 8, 12):
        back = kept(home.ask(launch(NIGHT + minutes * MINUTE)))
        said.append(home.ask(intent("AMAZON.NoIntent", back, NIGHT + (minutes + 0.2) * MINUTE)))
    assert spoken(said[0]).startswith("Okay, next thing.")
    assert spoken(said[-1]).startswith("See a doctor today. Keep the toes gently up.")


def test_a_turn_that_could_not_be_stored_does_not_keep_an_older_place_alive() -> None:
    store = Flaky()
    home = Household(store)
    first = kept(home.ask(intent("ReliefIntent")))
    store.works = False
    second = kept(home.ask(intent("AMAZON.NoIntent", first, NIGHT + 2 * MINUTE)))
    store.works = True
    third = home.ask(intent("EasingIntent", second, NIGHT + 4 * MINUTE))
    home.ask(intent("AMAZON.StopIntent", kept(third), NIGHT + 5 * MINUTE))
    home.ask(intent("RedFlagIntent", second, NIGHT + 6 * MINUTE, sign="chest_pain"))
    assert "place" not in home.kept()


class Flaky(OpenStore):
    """A store that can be told to fail."""

    works = True

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        if not self.works:
            raise StoreError("down")
        return super().read(owner, now, deadline)


class Down(OpenStore):
    """A store that does not answer, and counts how often it was asked."""

    asked = 0

    def _fail(self) -> None:
        type(self).asked += 1
        raise StoreError("down")

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        self._fail()
        return {}


def test_a_store_that_is_down_changes_no_answer() -> None:
    home = Household(Down())
    for envelope in (launch(NIGHT), TOWEL, intent("ReliefIntent"), intent("CauseIntent")):
        assert home.ask(envelope) == ask(envelope)
    ended = request("SessionEndedRequest", kept(ask(TOWEL)), NIGHT + MINUTE)
    assert home.ask(ended) == ask(ended)


def test_what_could_not_be_deleted_is_not_said_to_be() -> None:
    answer = Household(Down()).ask(intent("PrivacyIntent", forget="forget"))
    assert spoken(answer).startswith("I could not reach my notes just now.")


def test_a_deletion_that_failed_twice_is_not_acknowledged() -> None:
    home = Household(Down())
    before = Down.asked
    with pytest.raises(NotDoneError):
        home.ask(request("AlexaSkillEvent.SkillDisabled"))
    assert Down.asked == before + 2


def test_the_settings_name_the_store() -> None:
    skill = build_skill(Settings(store="memory:"), library=LIBRARY)
    ask(TOWEL, skill)
    assert spoken(ask(launch(NIGHT + MINUTE), skill)) == OFFER
    with pytest.raises(SettingsError, match="CRAMP_COACH_STORE"):
        build_skill(Settings(store="paper:"), library=LIBRARY)


def test_without_a_store_everybody_is_new() -> None:
    skill = build_skill(Settings(), library=LIBRARY)
    ask(TOWEL, skill)
    assert spoken(ask(launch(NIGHT + MINUTE), skill)).startswith("If your calf is cramping")


def test_a_show_that_closes_without_a_word_does_not_lead_a_finished_leg_again(
    home: Household,
) -> None:
    home.ask(TOWEL)
    back = home.ask(launch(NIGHT + 10 * MINUTE))
    again = home.ask(intent("AMAZON.YesIntent", kept(back), NIGHT + 10.2 * MINUTE))
    assert spoken(again).startswith("Now swap legs.")


def test_a_show_that_closes_after_the_last_leg_leaves_nothing_to_go_on_with(
    home: Household,
) -> None:
    first = home.ask(TOWEL)
    home.ask(intent("AMAZON.YesIntent", kept(first), NIGHT + 2 * MINUTE))
    assert spoken(home.ask(launch(NIGHT + 10 * MINUTE))).startswith("If your calf is cramping")
