"""The chapter on relief: the ladder, drawn and in words, in every situation."""

from collections.abc import Iterator
from pathlib import Path

from skill.authoring.book.comments import WHOLE_FILE, about, comments
from skill.authoring.book.diagram import Box, diagram
from skill.authoring.book.ladder import Answer, Course, Rung, Target, course, worse_at_most
from skill.authoring.book.parts import Group, Line, Part, Section, label
from skill.coaching.decisions.red_flags import LONG_CRAMP
from skill.content.model import Library, Locale, Situation
from skill.content.word_records import HELPER, Words


def relief_section(library: Library, locale: Locale, content: Path) -> Section:
    """The chapter."""
    return Section(
        id="relief",
        title="Relief in a cramp",
        intro=(
            "The coach says one movement, holds it in silence, and then asks. The answer decides "
            "what follows. All words are as the skill says them to somebody who has named no leg."
        ),
        groups=tuple(_Relief(library, locale, content).groups()),
    )


class _Relief:
    """The ladder in every situation, and what each is compared with."""

    def __init__(self, library: Library, locale: Locale, content: Path) -> None:
        self.library = library
        self.locale = locale
        self.words: Words = library.words[locale.words]
        self.usual = course((), library, locale)
        self.helping = course((HELPER,), library, locale)
        self.worse = worse_at_most(library, locale)
        self.on_ladder = comments(content / "ladder.toml")
        self.on_situations = comments(content / "situations.toml")

    def groups(self) -> Iterator[Group]:
        """The usual ladder, that of each situation, and what makes a place safe."""
        yield self._drawn()
        for situation in self.library.situations.values():
            yield self._in_situation(situation)

    def _drawn(self) -> Group:
        ladder = self.library.ladder
        return Group(
            title="The ladder",
            drawing=diagram(self._boxes(), "Which rung follows which answer"),
            parts=(Part("Nothing said of where or how the person is", self._lines(self.usual)),),
            notes=tuple(self._limits()),
            comments=tuple(
                f"{label(rung.id)}: {text}"
                for rung in ladder.rungs
                for text in about(self.on_ladder, f"rungs.{rung.id}")
            )
            + about(self.on_ladder, WHOLE_FILE),
            cited=ladder.sources,
        )

    def _limits(self) -> Iterator[str]:
        """When the ladder is given up, and how the situations below are to be read."""
        ladder = self.library.ladder
        yield (
            f"“{self._name(LONG_CRAMP)}” ends it once the first rung would begin again after "
            f"{ladder.rounds} rounds, {ladder.minutes} minutes have passed, or it got worse "
            f"{self.worse} times in a row."
        )
        yield (
            "The situations below give only what differs: words, holds and what follows are as "
            f"usual where none are given. Helpers hear what stands under “{label(HELPER)}”, "
            "unless other words for them stand with the situation."
        )

    def _boxes(self) -> list[Box]:
        """The rungs, and the two ends."""
        care = self.library.ladder.aftercare
        rungs = [
            Box(
                id=rung.id,
                title=self._name(rung.id),
                lines=(self._routine(rung), f"“{rung.question}”"),
                ways={answer.value: target.id for answer, target in rung.ways.items()},
            )
            for rung in self.usual.rungs
        ]
        ladder = self.library.ladder
        limits = (
            f"after {ladder.rounds} rounds, {ladder.minutes} minutes,",
            f"or when it got worse {self.worse} times in a row",
        )
        return [
            *rungs,
            Box(care, self._name(care), ("the ladder ends",), end=True),
            Box(LONG_CRAMP, self._name(LONG_CRAMP), limits, end=True),
        ]

    def _routine(self, rung: Rung) -> str:
        name = self.words.routines[rung.routine].name
        return f"{name}, {_seconds(rung)}"

    def _name(self, target: str) -> str:
        """The words for a rung, an advice or a sign."""
        if target in self.library.signs:
            return f"Danger sign: {target.replace('_', ' ')}"
        return label(target)

    def _in_situation(self, situation: Situation) -> Group:
        told = course((situation.id,), self.library, self.locale)
        parts = [Part("", self._compared(told, self.usual, self.usual))]
        if situation.id != HELPER and not told.instead:
            helped = course((situation.id, HELPER), self.library, self.locale)
            lines = self._compared(helped, self.helping, told)
            if any(line.texts for line in lines):
                parts.append(Part("Said to somebody who helps them", lines))
        return Group(
            title=label(situation.id),
            parts=tuple(parts),
            notes=tuple(_facts(situation)),
            comments=about(self.on_situations, situation.id),
        )

    def _compared(self, told: Course, words: Course, rest: Course) -> tuple[Line, ...]:
        """The rungs, with what differs; of those that stay as they are, only the names.

        Words are compared with one course, holds and what follows with another.
        """
        if told.instead:
            return (Line("Instead", (told.instead,)),)
        lines, kept = [], []
        for rung in told.rungs:
            same_words, same_rest = _of(words, rung), _of(rest, rung)
            found = list(self._line(rung, same_words, same_rest))
            lines += found
            kept += [] if found else [self._name(rung.id)]
        there = {rung.id for rung in told.rungs}
        left_out = [self._name(rung.id) for rung in words.rungs if rung.id not in there]
        quiet = {"Unchanged": kept, "Left out": left_out}
        rows = (Line(name, (), quiet=", ".join(rungs)) for name, rungs in quiet.items() if rungs)
        return (*lines, *rows)

    def _lines(self, told: Course) -> tuple[Line, ...]:
        return tuple(line for rung in told.rungs for line in self._line(rung))

    def _line(
        self, rung: Rung, words: Rung | None = None, rest: Rung | None = None
    ) -> Iterator[Line]:
        """What differs from a rung with the same words, and from one with the same holds."""
        if rung.before and not (rest and rung.before == rest.before):
            name = rung.id.replace("_", " ")
            yield from (Line(f"Before {name}", (asked,)) for asked in rung.before)
        same_words = words is not None and rung.words == words.words
        same_hold = rest is not None and (rung.holds, rung.timed) == (rest.holds, rest.timed)
        same_ways = rest is not None and (rung.question, rung.ways) == (rest.question, rest.ways)
        if same_words and same_hold and same_ways:
            return
        line = Line(
            label=self._name(rung.id),
            texts=() if same_words else (rung.words,),
            quiet="the usual words" if same_words else "",
        )
        if not same_hold:
            timed = " … ".join((" ".join(rung.timed[:-1]), rung.timed[-1]))
            line = line._replace(hold=_seconds(rung), timed=timed)
        if not same_ways:
            ways = tuple(self._way(answer, target) for answer, target in rung.ways.items())
            line = line._replace(asked=rung.question, follows=ways)
        yield line

    def _way(self, answer: Answer, target: Target) -> str:
        told = "".join(f", {one.replace('_', ' ')}" for one in target.told)
        first = f" (asked first: {target.asks_first})" if target.asks_first else ""
        return f"{answer} → {self._name(target.id)}{told}{first}"


def _of(course: Course, rung: Rung) -> Rung | None:
    """The same rung of another course; None if it is left out there."""
    return next((one for one in course.rungs if one.id == rung.id), None)


def _seconds(rung: Rung) -> str:
    """The seconds of its holds at the usual pace, and at the two others where they differ."""
    gentle, standard, longer = (_hold(each) for each in rung.holds)
    if gentle == standard == longer:
        return f"{standard} s"
    return f"{standard} s ({gentle} to {longer})"


def _hold(seconds: tuple[int, ...]) -> str:
    times = f"{len(seconds)} × " if len(seconds) > 1 else ""
    return f"{times}{seconds[0]}" if seconds else "0"


def _facts(situation: Situation) -> Iterator[str]:
    """What a situation forbids and needs, as sentences."""
    if situation.forbids:
        yield f"Never here: {', '.join(situation.forbids)}."
    if situation.careful:
        yield "Holds are cut to the careful dose."
    if situation.screens:
        yield "Signs of a clot or a tear are asked for before the first movement."
    if situation.safe_from:
        yield f"The person has to be safe before the rung “{label(situation.safe_from)}”."
    if situation.lasts:
        yield "Holds for the whole talk, the stretches and the answers included."
