"""The lines that people say, and what would be a right understanding of each."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

LINES = Path(__file__).parents[1] / "tests" / "understanding"
"""The folder of the lines, a folder in it for each locale."""
NOTHING = "nothing"
"""What is expected where the words mean nothing here."""
ANSWER = "answer"
"""The column with the kind of answer."""
SET_ASIDE = 3
"""One in so many of our own lines is set aside and never looked at."""
_HARMLESS_TOKENS = frozenset({"steer:repeat", "steer:help"})
"""Tokens that move nothing, and so are no understanding."""


class Line(NamedTuple):
    """One utterance."""

    context: str
    """Where it is said: fresh, hold, checkin, walk, walk@35 or day."""
    words: str
    meant: str
    """What was meant, as it is written in the file."""
    alternatives: tuple[tuple[str, ...], ...]
    """Any of these sets of tokens is right; `*` stands for any id."""
    is_danger: bool
    """Whether every right understanding has a danger sign."""
    is_harmless: bool
    """Whether no right understanding has one."""
    aside: bool
    """Whether it is set aside: counted, but never looked at."""
    answer: str = ""
    """The kind of answer that is written down for it; empty if none is."""

    def is_right(self, tokens: Sequence[str]) -> bool:
        """Whether the tokens are a right understanding."""
        return any(_fits(wanted, tokens, self) for wanted in self.alternatives)


def _fits(wanted: Sequence[str], tokens: Sequence[str], line: Line) -> bool:
    alarming = any(token.startswith(("sign:", "check:")) for token in tokens)
    if line.is_harmless and alarming:
        return False
    if wanted == (NOTHING,):
        return not set(tokens) - _HARMLESS_TOKENS
    return all(any(fnmatchcase(token, one) for token in tokens) for one in wanted)


def read_lines(path: Path) -> list[Line]:
    """The lines of a file, in its order."""
    return [_line(row) for row in _rows(path)]


@cache
def words_before(locale: str) -> Mapping[str, str]:
    """What is said before a line: what had been asked for → its words.

    Raises:
        FileNotFoundError: No lines of the locale are measured.
    """
    table: dict[str, str] = tomllib.loads((LINES / locale / "before.toml").read_text("utf-8"))
    return table


def has_answers(path: Path) -> bool:
    """Whether kinds of answers are written down in a file."""
    return any(ANSWER in row for row in _rows(path))


def write_answers(path: Path, answers: Sequence[str]) -> None:
    """Write down the kind of answer of each line of a file."""
    rows = [{**row, ANSWER: answer} for row, answer in zip(_rows(path), answers, strict=True)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, list(rows[0]), delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE
        )
        writer.writeheader()
        writer.writerows(rows)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _line(row: Mapping[str, str]) -> Line:
    by_intent = "expected_intent" in row
    meant = row["expected_intent"] if by_intent else row["understood"]
    alternatives = _by_intent(row) if by_intent else _by_tokens(meant)
    dangerous = [any(one.startswith(("sign", "check")) for one in each) for each in alternatives]
    return Line(
        context=row["context"],
        words=row["utterance"],
        meant=meant,
        alternatives=alternatives,
        is_danger=all(dangerous) or (by_intent and meant in _DANGER),
        is_harmless=not any(dangerous),
        aside=not by_intent and sha256(row["utterance"].encode()).digest()[0] % SET_ASIDE == 0,
        answer=row.get(ANSWER) or "",
    )


_DANGER = ("RedFlagIntent", "RedFlagIntent|DoctorIntent")
"""Expected intents that are answered by a warning or a check."""


def _by_tokens(meant: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(each.split()) if each.strip() != "-" else (NOTHING,) for each in meant.split("|")
    )


def _by_intent(row: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    tokens = _tokens_of_intents()
    slots = _slots(row["expected_slots"] or "")
    return tuple(
        (token, *slots) if intent in ("ReliefIntent", "StretchIntent") else (token,)
        for intent in row["expected_intent"].split("|")
        for token in tokens[intent]
    )


def _slots(text: str) -> tuple[str, ...]:
    """Tokens of the slots that an understanding has to have; signs are read leniently."""
    pairs = (pair.partition("=") for pair in text.split())
    return tuple(
        f"{name}:{value}" for name, _, value in pairs if name not in ("sign", "pace", "days")
    )


@cache
def _tokens_of_intents() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads((LINES / "intents.toml").read_text("utf-8"))
    return table
