"""How well people's own words are understood: `make hearing`.

Says every line of `tests/understanding` to the skill, in the situation in which it was said, and
prints what was understood instead of what was meant, the danger signs that were missed, and the
harmless words that raised an alarm. The lines are reworded from print: no recognizer of Amazon's
has heard them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.hearing_lines import LINES, Line, read_lines
from bench.hearing_talk import Heard, hear

SHARES = (0.0, 0.2, 0.4)
"""Shares of words that a recognizer sends astray at which the lines are said."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; returns 0."""
    options = _parser().parse_args(arguments)
    for path in options.files or sorted(LINES.glob("*.tsv")):
        for part, lines in _parts(read_lines(path)):
            for share in SHARES if options.shares else SHARES[:1]:
                heard = [hear(line, share) for line in lines]
                print("\n".join(report(f"{path.stem}{part}, {share:.0%} astray", heard, options)))
    return 0


def _parts(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The lines to tune with, and apart from them those that are set aside."""
    for part, aside in (("", False), (" (set aside)", True)):
        chosen = [line for line in lines if line.aside is aside]
        if chosen:
            yield part, chosen


def report(title: str, heard: Sequence[Heard], options: argparse.Namespace) -> Iterator[str]:
    """The lines of the report on some utterances."""
    dangers = [one for one in heard if one.line.is_danger]
    harmless = [one for one in heard if one.line.is_harmless]
    yield f"{title}: {len(heard)} lines"
    yield _share("right meaning", [one for one in heard if one.right], heard)
    groups = {
        "danger sign missed": ([one for one in dangers if one.missed], dangers),
        "harmless, alarm": ([one for one in harmless if one.alarmed], harmless),
        "harmless, danger check": ([one for one in harmless if one.checked], harmless),
        "harmless, talk closed on a guess": ([one for one in harmless if one.closed], harmless),
        "praise without cause": ([one for one in heard if one.praised_wrongly], heard),
        "walk moved on a guess": ([one for one in heard if one.moved_wrongly], heard),
    }
    for name, (found, among) in groups.items():
        yield _share(name, found, among)
    if options.aside_too or not heard[0].line.aside:
        for name, (found, _) in groups.items():
            yield from (f"    {name}: {one}" for one in found)
        wrong = [one for one in heard if not one.right]
        yield from (f"    {count} × {confused}" for confused, count in _confusion(wrong))
        yield from (f"    wrong: {one}" for one in wrong if options.lines)


def _share(name: str, found: Sequence[Heard], among: Sequence[Heard]) -> str:
    share = len(found) / len(among) if among else 0
    return f"  {name:<34}{len(found):>4} of {len(among):<4}{share:>7.1%}"


def _confusion(wrong: Iterable[Heard]) -> list[tuple[str, int]]:
    pairs = Counter(f"{one.line.meant} → {' '.join(one.tokens) or 'nothing'}" for one in wrong)
    return [(pair, count) for pair, count in pairs.most_common() if count > 1]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.hearing", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="files of lines; default: all")
    parser.add_argument("--lines", action="store_true", help="name every line that is not right")
    parser.add_argument("--shares", action="store_true", help="also with words that go astray")
    parser.add_argument(
        "--aside-too", action="store_true", help="name the lines that are set aside too"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
