"""Rules for the ids that the coach's code refers to: the content must contain them."""

from skill.authoring.problems import Problems
from skill.authoring.rules.keys import check_same_keys
from skill.coaching.decisions.red_flags import AFTER_ROUTINE, LONG_CRAMP
from skill.coaching.decisions.requests import FIRST_STRETCH, SEATED_STRETCH
from skill.coaching.decisions.yes_no import PREVENTION
from skill.coaching.messages.touches import Touch
from skill.content.model import Library


def check(library: Library, problems: Problems) -> None:
    """Report ids that the coach's code uses and the content lacks."""
    for key, words in library.words.items():
        path = f"locales/{key}/screens.toml.touches"
        check_same_keys(path, words.screens.touches, Touch, problems)
    needed = (
        ("signs.toml", [LONG_CRAMP], library.signs),
        ("advice", [AFTER_ROUTINE, PREVENTION], library.advice),
        ("routines", [FIRST_STRETCH, SEATED_STRETCH], library.routines),
    )
    for path, names, there in needed:
        for name in names:
            if name not in there:
                problems.add(path, "Id-MustBeThere", f"the coach needs {name!r}")
