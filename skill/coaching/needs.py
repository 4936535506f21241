"""What decisions name in the content, and so must be there."""

from skill.coaching.answers import FIRST_STRETCH, SEATED_STRETCH
from skill.coaching.asking import PREVENTION
from skill.coaching.safety import AFTER_ROUTINE, LONG_CRAMP
from skill.content.model import Library
from skill.content.reading import Problems


def check(library: Library, problems: Problems) -> None:
    """Report what the coach relies on and the content does not have."""
    needed = (
        ("signs.toml", [LONG_CRAMP], library.signs),
        ("advice.toml", [AFTER_ROUTINE, PREVENTION], library.advice),
        ("routines", [FIRST_STRETCH, SEATED_STRETCH], library.routines),
    )
    for path, names, there in needed:
        for name in names:
            if name not in there:
                problems.add(path, "Id-MustBeThere", f"the coach needs {name!r}")
