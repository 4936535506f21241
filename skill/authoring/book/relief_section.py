"""The chapter on relief: the ladder, drawn and in words, in every situation."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from skill.authoring.book.comments import about, comments, heading
from skill.authoring.book.courses import Course, Rung
from skill.authoring.book.diagram import Box, diagram
from skill.authoring.book.ladder import course, worse_at_most
from skill.authoring.book.parts import ACTS, Group, Line, Part, Section, label, listed
from skill.authoring.book.rung_lines import RungLines, seconds, usual_ways
from skill.authoring.book.together import together_group
from skill.coaching.decisions.red_flags import LONG_CRAMP
from skill.content.model import Library, Locale
from skill.content.situation_records import Situation
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
        self.lines = RungLines(library)
        self.usual = course((), library, locale)
        self.helping = course((HELPER,), library, locale)
        self.worse = worse_at_most(library, locale)
        self.on_ladder = comments(content / "ladder.toml")
        self.on_situations = comments(content / "situations.toml")

    def groups(self) -> Iterator[Group]:
        """The usual ladder, that of each situation, and that of several at once."""
        yield self._drawn()
        for _, same in groupby(self.library.situations.values(), key=self._what_differs):
            yield self._in_situations(list(same))
        yield together_group(self.library, self.locale)

    def _drawn(self) -> Group:
        ladder = self.library.ladder
        return Group(
            title="The ladder",
            drawing=diagram(self._boxes(), "Which rung follows which answer"),
            parts=(
                Part("Nothing said of where or how the person is", self.lines.all_of(self.usual)),
            ),
            notes=tuple(self._limits()),
            comments=tuple(
                f"{label(rung.id)}: {text}"
                for rung in ladder.rungs
                for text in about(self.on_ladder, f"rungs.{rung.id}")
            ),
            cited=ladder.sources,
            reviewed_on=ladder.reviewed_on,
        )

    def _limits(self) -> Iterator[str]:
        """When the ladder is given up, and how it and the situations are to be read."""
        ladder = self.library.ladder
        yield (
            f"“{self.lines.name(LONG_CRAMP)}” ends it once the first rung would begin again after "
            f"{ladder.rounds} rounds, {ladder.minutes} minutes have passed, or it got worse "
            f"{self.worse} times in a row. “Later” is once the ladder has begun again. "
            "“A bit” repeats the hold."
        )
        yield (
            "Holds are those of the standard pace; in brackets, where they differ, those of the "
            "gentle and of the longer one."
        )
        yield (
            "The situations below give only what differs: words, holds and what follows are as "
            f"usual where none are given. Helpers hear what stands under “{label(HELPER)}”, "
            "unless other words for them stand with the situation."
        )

    def _boxes(self) -> list[Box]:
        """The rungs, and the two ends."""
        ladder = self.library.ladder
        rungs = [
            Box(
                id=rung.id,
                title=self.lines.name(rung.id),
                lines=(*self._asked(rung), self._routine(rung), f"“{rung.question}”"),
                ways={answer.value: way.id for answer, way in usual_ways(rung).items()},
            )
            for rung in self.usual.rungs
        ]
        limits = (
            f"after {ladder.rounds} rounds, {ladder.minutes} minutes,",
            f"or when it got worse {self.worse} times in a row",
        )
        care, long = self.lines.name(ladder.aftercare), self.lines.name(LONG_CRAMP)
        return [
            *rungs,
            Box(ladder.aftercare, care, ("the ladder ends",), end=True),
            Box(LONG_CRAMP, long, limits, end=True, in_place_of=ladder.first),
        ]

    def _asked(self, rung: Rung) -> Iterator[str]:
        """What keeps the rung from beginning, if something is asked first."""
        for one in rung.before:
            signs = dict.fromkeys(
                way.id for way in one.ways.values() if way.id in self.library.signs
            )
            yield f"asked first: {listed(signs)}?"

    def _routine(self, rung: Rung) -> str:
        name = self.words.routines[rung.routine].name
        return f"{name}, {seconds(rung)}"

    def _what_differs(self, situation: Situation) -> tuple[object, ...]:
        """What situations have in common that stand in the book as one."""
        return (
            self._parts(situation),
            tuple(_facts(situation)),
            about(self.on_situations, situation.id),
        )

    def _in_situations(self, same: Sequence[Situation]) -> Group:
        """Situations in which nothing differs but the name."""
        first = same[0]
        return Group(
            title=label(listed(one.id for one in same)),
            above=heading(self.on_situations, first.id),
            parts=self._parts(first),
            notes=tuple(_facts(first)),
            comments=about(self.on_situations, first.id),
        )

    def _parts(self, situation: Situation) -> tuple[Part, ...]:
        told = course((situation.id,), self.library, self.locale)
        parts = [Part("", self.lines.compared(told, self.usual, self.usual))]
        if situation.id != HELPER and not told.instead:
            parts += self._helped(situation, told)
        return tuple(parts)

    def _helped(self, situation: Situation, told: Course) -> Iterator[Part]:
        """What a helper hears there, if it differs from what every helper hears."""
        helped = course((situation.id, HELPER), self.library, self.locale)
        lines: tuple[Line, ...] = self.lines.compared(helped, self.helping, told)
        if any(line.texts for line in lines):
            yield Part("Said to somebody who helps them", lines)


def _facts(situation: Situation) -> Iterator[str]:
    """What a situation forbids and needs, as sentences."""
    if situation.forbids:
        yield f"Never here: {', '.join(ACTS[act] for act in situation.forbids)}."
    if situation.safe_from:
        yield f"The person has to be safe before the rung “{label(situation.safe_from)}”."
    if situation.before_relief:
        asked = listed(one.replace(".", ": ") for one in situation.before_relief)
        yield f"If it is asked about together with a cramp, the answer “{label(asked)}” goes first."
    yield from (text for field, text in _NEEDS.items() if getattr(situation, field))


_NEEDS: Mapping[str, str] = {
    "leaves": "Once safe, they are no longer there: what follows is as usual.",
    "seated": "Movements that need standing are replaced, unless the person asks for them.",
    "careful": "Holds are cut to the careful dose.",
    "screens": "Signs of a clot or a tear are asked for before the first movement.",
    "lasts": "Counts for the whole talk, the stretches and the answers included.",
}
"""What a situation may need → as a sentence."""
