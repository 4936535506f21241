from hypothesis import given

from skill.coaching.state.memory import Profile, merged
from tests.support.strategies import profiles


@given(profiles, profiles, profiles)
def test_only_what_changed_is_taken_over(before: Profile, after: Profile, stored: Profile) -> None:
    result = merged(before, after, stored)
    for name in Profile._fields:
        old, new = getattr(before, name), getattr(after, name)
        assert getattr(result, name) == (new if new != old else getattr(stored, name))
