"""Checks that the keys in one place match those in another."""

from collections.abc import Iterable

from skill.authoring.problems import Problems


def check_known(
    path: str, rule: str, names: Iterable[str], there: Iterable[str], problems: Problems
) -> None:
    """Report the names that are not in `there`, under the given rule."""
    for name in sorted(set(names) - set(there)):
        problems.add(path, rule, f"there is no {name!r}")


def check_covered(
    path: str, words: Iterable[object], needed: Iterable[object], problems: Problems
) -> None:
    """Report the needed keys for which there are no words."""
    for name in sorted(map(str, set(needed) - set(words))):
        problems.add(path, "Words-MustBeThere", f"there are no words for {name!r}")


def check_same_keys(
    path: str, words: Iterable[str], needed: Iterable[str], problems: Problems
) -> None:
    """Report needed keys without words, and words that are not needed."""
    words, needed = list(words), list(needed)
    check_covered(path, words, needed, problems)
    check_known(path, "Words-MustBeNeeded", words, needed, problems)
