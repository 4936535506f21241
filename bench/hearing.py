"""How well people's own words are understood: `make hearing`.

Says every line of `tests/understanding` (a folder a locale) to the skill, in the situation in which
it was said, and prints what was understood instead of what was meant, the danger signs that were
missed, and the harmless words that raised an alarm. The lines are reworded from print: no
recognizer of Amazon's has heard them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.hearing_lines import LINES, Line, has_answers, read_lines, write_answers
from bench.hearing_talk import Heard, hear
from bench.progress import progress_of

SHARES = (0.0, 0.2, 0.4)
"""Shares of the words without a sample that a recognizer sends astray."""


class Faults(NamedTuple):
    """Lines that went wrong in one way, and those that could have."""

    found: Sequence[Heard]
    among: Sequence[Heard]

    @property
    def share(self) -> float:
        """Which part of them went wrong."""
        return len(self.found) / len(self.among) if self.among else 0.0

    def __str__(self) -> str:
        return f"{len(self.found):>4} of {len(self.among):<4}{self.share:>7.1%}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; returns 0, however well it was understood."""
    options = _parser().parse_args(arguments)
    for path in options.files or files_of(options.locale or "*"):
        locale = options.locale or path.resolve().parent.name
        name = f"{locale} {path.stem}"
        lines = read_lines(path)
        if options.update and has_answers(path):
            write_answers(path, [one.answer for one in hear_all(lines, name, locale)])
        for share in SHARES if options.shares else SHARES[:1]:
            heard = hear_all(lines, name, locale, share)
            for line in _report(name, heard, share, every=options.lines):
                print(line)
    return 0


def files_of(locale: str) -> list[Path]:
    """The files of lines of a locale, or of all that a pattern such as `*` fits."""
    return sorted(LINES.glob(f"{locale}/*.tsv"))


def hear_all(lines: Sequence[Line], name: str, locale: str, misrouted: float = 0.0) -> list[Heard]:
    """Say all lines, each where it is said, and show how far it has come."""
    show = progress_of(f"saying {name}, {misrouted:.0%} astray")
    heard: list[Heard] = []
    for line in lines:
        heard.append(hear(line, locale, misrouted))
        show(len(heard) / len(lines))
    return heard


def faults(heard: Sequence[Heard]) -> Mapping[str, Faults]:
    """What can go wrong → the lines of which it did."""
    dangers = [one for one in heard if one.line.is_danger]
    harmless = [one for one in heard if one.line.is_harmless]
    return {
        "danger sign missed": Faults([one for one in dangers if one.missed], dangers),
        "danger sign put off": Faults([one for one in dangers if one.put_off], dangers),
        "alarm at harmless words": Faults([one for one in harmless if one.alarmed], harmless),
        "danger check at harmless words": Faults(
            [one for one in harmless if one.checked], harmless
        ),
        "talk closed at harmless words": Faults([one for one in harmless if one.closed], harmless),
        "praise without cause": Faults([one for one in heard if one.praised_wrongly], heard),
        "walk moved on a guess": Faults([one for one in heard if one.moved_wrongly], heard),
    }


def _report(name: str, heard: Sequence[Heard], share: float, *, every: bool) -> Iterator[str]:
    """The report on a file: on the lines to tune with, and the totals of those set aside."""
    to_tune = [one for one in heard if not one.line.aside]
    aside = [one for one in heard if one.line.aside]
    title = f"{name}, {share:.0%} astray" if share else name
    if to_tune:
        yield f"{title}: {len(to_tune)} lines"
        yield from _on(to_tune, named=True)
        yield from _confused(to_tune, every=every)
    if aside:
        yield f"{title}, set aside: {len(aside)} lines"
        yield from _on(aside, named=False)


def _on(heard: Sequence[Heard], *, named: bool) -> Iterator[str]:
    """How many were right, and how many went wrong in each way; `named` tells which did."""
    right = Faults([one for one in heard if one.right], heard)
    yield f"  {'right meaning':<32}{right}"
    for name, wrong in faults(heard).items():
        yield f"  {name:<32}{wrong}"
        yield from (f"      {one}" for one in wrong.found if named)


def _confused(heard: Sequence[Heard], *, every: bool) -> Iterator[str]:
    """What was taken for what more than once; with `every` also each line that was not right."""
    wrong = [one for one in heard if not one.right]
    pairs = Counter(f"{one.line.meant} → {one.understood}" for one in wrong)
    often = [f"    {count:>4} × {pair}" for pair, count in pairs.most_common() if count > 1]
    yield from (["  meant → understood, more than once", *often] if often else [])
    yield from (["  not right", *(f"      {one}" for one in wrong)] if every and wrong else [])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hearing", description="Measure what is understood.")
    parser.add_argument("files", nargs="*", type=Path, help="files of lines; default: all")
    parser.add_argument(
        "--locale", help="lines of this locale; a file is else taken for one of its folder's"
    )
    parser.add_argument("--lines", action="store_true", help="name every line that is not right")
    parser.add_argument("--shares", action="store_true", help="also with words that go astray")
    parser.add_argument(
        "--update", action="store_true", help="write down what kind of answer each line gets"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
