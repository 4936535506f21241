"""Every short line that the coach can say, by name; the words are in the content.

>>> Phrase.SWAP in VARIED, PLACEHOLDERS[Phrase.ROUND]
(False, frozenset({'round'}))
"""

from collections.abc import Mapping
from enum import StrEnum


class Phrase(StrEnum):
    """Every short line that belongs to no single routine, topic or danger sign."""

    OPENING = "opening"
    WELCOME_BACK = "welcome_back"
    TOES_UP = "toes_up"
    MENU_ALL = "menu_all"
    MENU_DAY = "menu_day"
    STEERING = "steering"
    PRAISE = "praise"
    ONWARD = "onward"
    WORSE = "worse"
    EASE_OFF_FIRST = "ease_off_first"
    EASED_OFF = "eased_off"
    """Begins the answer to a yes, as the person still holds on."""
    HOLD_ON = "hold_on"
    SCREEN = "screen"
    LEFT_OUT = "left_out"
    NOT_THAT = "not_that"
    HELP_FIRST = "help_first"
    FOR_LATER = "for_later"
    UNCHANGED = "unchanged"
    MISSED = "missed"
    POSITION = "position"
    POSITION_ROUND = "position_round"
    SWAP = "swap"
    ROUND = "round"
    PAUSED = "paused"
    NOT_YET = "not_yet"
    NOTHING_TO_PAUSE = "nothing_to_pause"
    PACE_GENTLE = "pace_gentle"
    PACE_STANDARD = "pace_standard"
    PACE_LONGER = "pace_longer"
    PACE_SHORTEST = "pace_shortest"
    PACE_LONGEST = "pace_longest"
    TIME_LEFT = "time_left"
    LAST_STEP = "last_step"
    GOODBYE = "goodbye"
    FINISHED = "finished"
    DISCLAIMER = "disclaimer"
    FORGOTTEN = "forgotten"
    NOT_FORGOTTEN = "not_forgotten"
    REMINDER_SET = "reminder_set"
    REMINDER_IS = "reminder_is"
    REMINDER_SOMETIME = "reminder_sometime"
    REMINDER_NONE = "reminder_none"
    REMINDER_GONE = "reminder_gone"
    REMINDER_STAYS = "reminder_stays"
    REMINDER_LATER = "reminder_later"
    REMINDER_DECLINED = "reminder_declined"
    REMINDER_LEFT = "reminder_left"
    REMINDER_DENIED = "reminder_denied"
    REMINDER_NOT_ANSWERED = "reminder_not_answered"
    REMINDER_NOT_PERMITTED = "reminder_not_permitted"
    REMINDER_UNSUPPORTED = "reminder_unsupported"
    REMINDER_TOO_MANY = "reminder_too_many"
    REMINDER_BUSY = "reminder_busy"
    REMINDER_NO_TIME_ZONE = "reminder_no_time_zone"
    REMINDER_DOWN = "reminder_down"
    REMINDER = "reminder"
    """What the reminder itself says when its time has come."""
    HOLD = "hold"
    HOLD_MORE = "hold_more"
    NEARLY = "nearly"
    HOLD_AGAIN = "hold_again"
    SOFTEN = "soften"
    """Ends a short hold between two, so that a cramped calf is never let go."""
    KEEP_HOLDING = "keep_holding"
    EASE_OFF = "ease_off"
    COME_UP = "come_up"
    KNEAD = "knead"
    KNEAD_MORE = "knead_more"
    REST_HANDS = "rest_hands"
    BEATS = "beats"
    BEATS_MORE = "beats_more"
    REST = "rest"
    DOWN = "down"
    UP = "up"
    BEATS_LEFT = "beats_left"
    LAST_BEAT = "last_beat"
    STEADY = "steady"
    HALFWAY = "halfway"
    TEN_LEFT = "ten_left"
    THREE = "three"
    TWO = "two"
    ONE = "one"


VARIED = frozenset(
    {
        Phrase.PRAISE,
        Phrase.ONWARD,
        Phrase.MISSED,
        Phrase.PAUSED,
        Phrase.NOT_YET,
        Phrase.GOODBYE,
        Phrase.FINISHED,
        Phrase.STEADY,
    }
)
"""Phrases with at least three wordings, which are used in turn."""


PLACEHOLDERS: Mapping[Phrase, frozenset[str]] = {
    Phrase.POSITION: frozenset({"n", "total"}),
    Phrase.POSITION_ROUND: frozenset({"round", "n", "total"}),
    Phrase.ROUND: frozenset({"round"}),
    Phrase.TIME_LEFT: frozenset({"duration"}),
    Phrase.REMINDER_SET: frozenset({"when"}),
    Phrase.REMINDER_IS: frozenset({"when"}),
    Phrase.HOLD: frozenset({"duration"}),
    Phrase.HOLD_MORE: frozenset({"duration"}),
    Phrase.KNEAD: frozenset({"duration"}),
    Phrase.KNEAD_MORE: frozenset({"duration"}),
    Phrase.BEATS: frozenset({"n", "duration"}),
    Phrase.BEATS_MORE: frozenset({"n"}),
}
"""Phrase → names of its placeholders; phrases that are left out have none."""
