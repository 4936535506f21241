"""To whom a warning is said, and where that person is."""

import pytest

from skill.coaching.messages.replies import Warn
from skill.content.choices import Urgency
from skill.speech.warnings import warning_texts
from tests.support.rehearsal import LIBRARY

WORDS = LIBRARY.words["en-US"]
PLACES = sorted(WORDS.situations)
EMERGENCIES = [sign.id for sign in LIBRARY.signs.values() if sign.urgency is Urgency.EMERGENCY]
TODAY = [sign.id for sign in LIBRARY.signs.values() if sign.urgency is Urgency.TODAY]
CAN_WAIT = [sign.id for sign in LIBRARY.signs.values() if not sign.urgency.stops_exercise]


def told(sign: str, *situations: str) -> list[str]:
    return list(warning_texts(Warn(sign, situations), LIBRARY, WORDS))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sign", ["", *EMERGENCIES])
def test_in_an_unsafe_place_being_safe_comes_before_the_phone(sign: str, place: str) -> None:
    first, *_ = told(sign, place)
    assert first == WORDS.situations[place].person.call
    assert told(sign, place, "someone_else")[0] == WORDS.situations[place].helper.call
    assert WORDS.warnings.urgencies[Urgency.EMERGENCY] not in told(sign, place)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sign", TODAY)
def test_in_an_unsafe_place_being_safe_comes_before_a_doctor(sign: str, place: str) -> None:
    first, second, *_ = told(sign, place)
    assert first == WORDS.situations[place].person.first
    assert second == told(sign)[0]
    first, second, *_ = told(sign, place, "someone_else")
    assert first == WORDS.situations[place].helper.first
    assert second == told(sign, "someone_else")[0]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("who", [(), ("someone_else",)])
@pytest.mark.parametrize("sign", [*EMERGENCIES, *TODAY])
def test_what_is_done_about_a_sign_waits_until_they_are_safe(
    sign: str, who: tuple[str, ...], place: str
) -> None:
    if not who and sign == "unresponsive":
        return
    once = WORDS.situations[place].told(bool(who)).once_safe
    words = WORDS.helper_warnings if who else WORDS.warnings
    deed = words.deeds.get(sign, WORDS.warnings.deeds.get(sign))
    heard = told(sign, place, *who)
    assert (once in heard) is (deed is not None)
    assert not deed or heard.index(deed) == heard.index(once) + 1


@pytest.mark.parametrize("sign", CAN_WAIT)
def test_what_can_wait_is_told_without_a_place(sign: str) -> None:
    assert told(sign, "driving") == told(sign)


@pytest.mark.parametrize("sign", LIBRARY.signs)
def test_where_a_sign_has_words_for_who_helps_they_are_said(sign: str) -> None:
    opening, *what_to_do = told(sign, "someone_else")
    urgency = LIBRARY.signs[sign].urgency
    helper, usual = WORDS.helper_warnings, WORDS.warnings
    said = (helper.signs.get(sign, usual.signs.get(sign)), helper.deeds.get(sign))
    assert {*filter(None, said)} <= {*what_to_do}
    assert opening in {
        *(words.openings.get(sign) for words in (helper, usual)),
        helper.urgencies.get(urgency, usual.urgencies[urgency]),
    }


@pytest.mark.parametrize("sign", sorted(WORDS.helper_warnings.signs))
def test_who_helps_never_hears_the_words_for_the_person(sign: str) -> None:
    assert WORDS.warnings.signs[sign] not in told(sign, "someone_else")


def test_who_is_pregnant_faints_on_the_side() -> None:
    assert told("fainting", "pregnant")[2] == "Lie on your side."
    assert "Raise your legs." in told("fainting")[2]


def test_a_long_cramp_never_hears_stop() -> None:
    assert told("long_cramp")[0] == "See a doctor today."
    assert not any("Stop" in text for text in told("long_cramp"))


@pytest.mark.parametrize("sign", TODAY)
def test_where_to_go_without_a_doctor_is_said_last(sign: str) -> None:
    own_help = LIBRARY.signs[sign].own_help
    assert (told(sign)[-1] == WORDS.after_hours) is not own_help


@pytest.mark.parametrize("sign", ["", "gibberish"])
def test_a_sign_that_is_not_known_is_an_emergency(sign: str) -> None:
    known = Warn(sign if sign in LIBRARY.signs else "")
    opening, *what_to_do = warning_texts(known, LIBRARY, WORDS)
    assert opening == WORDS.warnings.urgencies[Urgency.EMERGENCY]
    assert what_to_do == [WORDS.warnings.signs["unknown"], WORDS.warnings.deeds["unknown"]]


def test_a_sign_without_words_is_an_error() -> None:
    with pytest.raises(LookupError):
        told("gibberish")
