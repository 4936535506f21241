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
            "what follows. All words are as the skill says them to somebody who has named no leg.",
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
        self.on_ladder = comments(content / "ladder.toml")
        self.on_situations = comments(content / "situations.toml")

    def groups(self) -> Iterator[Group]:
        """The usual ladder, that of each situation, and what makes a place safe."""
        yield self._drawn()
        for situation in self.library.situations.values():
            yield self._in_situation(situation)

    def _drawn(self) -> Group:
        ladder = self.library.ladder
        worse = worse_at_most(self.library, self.locale)
        end = self._name(LONG_CRAMP)
        return Group(
            title="The ladder",
            drawing=diagram(self._boxes(), "Which rung follows which answer"),
            parts=(Part("Nothing said of where or how the person is", self._lines(self.usual)),),
            notes=(
                f"It ends with “{end}” when the first rung would begin again after "
                f"{ladder.rounds} rounds, when the cramp has lasted {ladder.minutes} minutes, or "
                f"when it gets worse {worse} times in a row.",
                "“Worse” after a stretch leads back to the first rung with a smaller pull, and to "
                "the question for signs of a clot or a tear.",
            ),
            comments=tuple(
                f"{label(rung.id)}: {text}"
                for rung in ladder.rungs
                for text in about(self.on_ladder, f"rungs.{rung.id}")
            )
            + about(self.on_ladder, WHOLE_FILE),
            cited=ladder.sources,
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
        limit = f"after {ladder.rounds} rounds or {ladder.minutes} minutes"
        return [
            *rungs,
            Box(care, self._name(care), ("the ladder ends",), end=True),
            Box(LONG_CRAMP, self._name(LONG_CRAMP), (limit,), end=True),
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
        parts = [Part("", self._compared(told, self.usual))]
        if situation.id != HELPER and not told.instead:
            helped = course((situation.id, HELPER), self.library, self.locale)
            lines = self._compared(helped, self.helping)
            parts.append(Part("Said to somebody who helps them", lines))
        return Group(
            title=label(situation.id),
            parts=tuple(part for part in parts if part.lines),
            notes=tuple(_facts(situation)),
            comments=about(self.on_situations, situation.id),
        )

    def _compared(self, told: Course, usual: Course) -> tuple[Line, ...]:
        """The rungs of a situation; of those that stay as they are, only the names."""
        if told.instead:
            return (Line("Instead", (told.instead,)),)
        same = [rung for rung in told.rungs if rung in usual.rungs]
        lines = tuple(line for rung in told.rungs if rung not in same for line in self._line(rung))
        left_out = {rung.id for rung in usual.rungs} - {rung.id for rung in told.rungs}
        names = ", ".join(self._name(rung.id) for rung in same)
        kept = (Line("As usual", (), hold=names),) if same else ()
        names = ", ".join(self._name(rung.id) for rung in usual.rungs if rung.id in left_out)
        return (*lines, *kept, *((Line("Left out", (), hold=names),) if left_out else ()))

    def _lines(self, told: Course) -> tuple[Line, ...]:
        return tuple(line for rung in told.rungs for line in self._line(rung))

    def _line(self, rung: Rung) -> Iterator[Line]:
        for asked in rung.before:
            yield Line(f"Before {rung.id.replace('_', ' ')}", (asked,))
        yield Line(
            label=self._name(rung.id),
            texts=(f"{rung.words} … {rung.ends}",),
            hold=_seconds(rung),
            asked=rung.question,
            follows=tuple(self._way(answer, target) for answer, target in rung.ways.items()),
        )

    def _way(self, answer: Answer, target: Target) -> str:
        told = "".join(f", {one.replace('_', ' ')}" for one in target.told)
        first = " once screened" if target.asks_first else ""
        return f"{answer}: {self._name(target.id)}{told}{first}"


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
    if situation.sign:
        yield f"A cramp here is the danger sign “{label(situation.sign)}”."
