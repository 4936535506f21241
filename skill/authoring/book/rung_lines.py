"""A rung as rows of a table: what is asked before it, what is said, and what follows."""

from collections.abc import Iterator, Mapping

from skill.authoring.book.courses import ASKED_AGAIN, Answer, Before, Course, Rung, Target
from skill.authoring.book.parts import Line, label, plain
from skill.content.model import Library


class RungLines:
    """Makes rows of rungs, with the names that the content gives."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def name(self, target: str) -> str:
        """The words for a rung, an advice or a sign."""
        if target in self.library.signs:
            return f"Danger sign: {plain(target)}"
        return label(target)

    def all_of(self, told: Course) -> tuple[Line, ...]:
        """Every rung of a ladder."""
        return tuple(line for rung in told.rungs for line in self._line(rung, None, None))

    def compared(self, told: Course, words: Course, rest: Course) -> tuple[Line, ...]:
        """The rungs, with what differs; of those that stay as they are, only the names.

        Words are compared with one course, holds and what follows with another.
        """
        if told.instead:
            return (Line("Instead", (told.instead,)),)
        lines, kept = [], []
        for rung in told.rungs:
            found = list(self._line(rung, words.rung(rung.id), rest.rung(rung.id)))
            lines += found
            kept += [] if found else [self.name(rung.id)]
        left_out = [self.name(one.id) for one in words.rungs if told.rung(one.id) is None]
        quiet = {"Unchanged": kept, "Left out": left_out}
        rows = (Line(name, (), quiet=", ".join(rungs)) for name, rungs in quiet.items() if rungs)
        return (*lines, *rows)

    def _line(self, rung: Rung, words: Rung | None, rest: Rung | None) -> Iterator[Line]:
        """What differs from a rung with the same words, and from one with the same holds."""
        if rung.before and not (rest and rung.before == rest.before):
            yield from (self._before(rung, one) for one in rung.before)
        same_words = words is not None and rung.words == words.words
        same_hold = rest is not None and (rung.holds, rung.timed) == (rest.holds, rest.timed)
        same_ways = rest is not None and (rung.question, rung.ways) == (rest.question, rest.ways)
        if same_words and same_hold and same_ways:
            return
        line = Line(self.name(rung.id), () if same_words else (rung.words,))
        if same_words:
            line = line._replace(quiet="the usual words")
        if not same_hold:
            timed = " … ".join((" ".join(rung.timed[:-1]), rung.timed[-1]))
            line = line._replace(hold=seconds(rung), timed=timed)
        if not same_ways:
            line = line._replace(asked=rung.question, follows=self._follows(usual_ways(rung)))
        yield line

    def _before(self, rung: Rung, asked: Before) -> Line:
        return Line(f"Before {plain(rung.id)}", (asked.words,), follows=self._follows(asked.ways))

    def _follows(self, ways: Mapping[str, Target] | Mapping[Answer, Target]) -> tuple[str, ...]:
        return tuple(f"{answer} → {self._target(target)}" for answer, target in ways.items())

    def _target(self, target: Target) -> str:
        if target.id == ASKED_AGAIN:
            return "asked again"
        told = "".join(f", {plain(one)}" for one in target.told)
        return f"{self.name(target.id)}{told}{' (asked first)' if target.asks_first else ''}"


def usual_ways(rung: Rung) -> dict[Answer, Target]:
    """Where its answers lead, but for "a bit" where that repeats the rung."""
    return {
        answer: target
        for answer, target in rung.ways.items()
        if answer is not Answer.A_BIT or target.id != rung.id
    }


def seconds(rung: Rung) -> str:
    """The seconds of its holds at the usual pace, and at the two others where they differ."""
    gentle, standard, longer = (_hold(each) for each in rung.holds)
    if gentle == standard == longer:
        return f"{standard} s"
    return f"{standard} s ({gentle} to {longer})"


def _hold(each: tuple[int, ...]) -> str:
    times = f"{len(each)} × " if len(each) > 1 else ""
    return f"{times}{each[0]}" if each else "0"
