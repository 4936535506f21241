"""The chapter on routines: every step in every wording."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.authoring.book.comments import WHOLE_FILE, about, comments
from skill.authoring.book.parts import (
    ACTS,
    Group,
    Line,
    Part,
    Picture,
    Section,
    label,
    listed,
    plain,
    same_words,
)
from skill.authoring.drawing.poses import load_poses
from skill.authoring.drawing.svg import svg
from skill.content.choices import Manner, Pace, Side
from skill.content.model import Library
from skill.content.routine_records import Routine, Step
from skill.content.word_records import HELPER, RoutineWords, ShownWords, Words
from skill.screens.captions import caption_of

WIDTH, HEIGHT = 150, 100
"""Size of a drawing in pixels."""


def stretches_section(library: Library, words: Words, content: Path) -> Section:
    """The chapter."""
    return Section(
        id="stretches",
        title="Stretches and movements",
        intro=(
            "Each movement step by step, with the words that replace the usual ones in a "
            "situation. Seconds are those of the gentle, the standard and the longer pace; "
            "“careful” is the dose where a situation asks for short holds."
        ),
        groups=tuple(_group(routine, library, words, content) for routine in _routines(library)),
    )


def _routines(library: Library) -> list[Routine]:
    """All routines; those that are part of the ladder first, in its order."""
    on_ladder = (one for rung in library.ladder.rungs for one in rung.routines)
    return [library.routines[one] for one in dict.fromkeys((*on_ladder, *library.routines))]


def _group(routine: Routine, library: Library, words: Words, content: Path) -> Group:
    spoken = words.routines[routine.id]
    found = comments(content / "routines" / f"{routine.id}.toml")
    noted = (*about(found, WHOLE_FILE), *about(found, "steps"), *about(found, "parts"))
    return Group(
        title=label(spoken.name),
        parts=tuple(part for part in _parts(routine, spoken) if part.lines),
        notes=tuple(_facts(routine, library, words)),
        comments=noted,
        cited=routine.sources,
        reviewed_on=routine.reviewed_on,
        pictures=tuple(_pictures(routine, words)),
    )


def _pictures(routine: Routine, words: Words) -> Iterator[Picture]:
    """Each drawing of the steps once, with the caption of where it is shown first."""
    poses, captions = load_poses(), dict[str, str]()
    for step in routine.steps:
        for there in _drawn_in(step):
            caption = caption_of(routine.id, step.id, there, Side.UNNAMED, words)
            captions.setdefault(step.pose_in(there), caption)
    for pose, caption in captions.items():
        if pose:
            yield Picture(svg(poses[pose], width=WIDTH, height=HEIGHT, title=caption), caption)


def _drawn_in(step: Step) -> Iterator[tuple[str, ...]]:
    """The situations in which a step has a drawing of its own, after none."""
    yield ()
    for one in step.poses:
        yield (one,)
    for one in step.helped_poses:
        yield (one, HELPER)


def _parts(routine: Routine, spoken: RoutineWords) -> Iterator[Part]:
    steps = {step.id: step for step in routine.steps}
    usual = [
        Line(label(key), (text,), _seconds(steps.get(key))) for key, text in spoken.steps.items()
    ]
    added = [Line("Added in relief", (spoken.in_relief,))] if spoken.in_relief else []
    yield Part("", (*usual, *added, *_around(spoken)))
    yield Part("In a situation", tuple(_told(spoken.situations)))
    yield Part("Said to somebody who helps, in a situation", tuple(_told(spoken.helped)))
    yield Part("Shown on screens", tuple(_shown(spoken.shown)))


def _shown(shown: ShownWords) -> Iterator[Line]:
    """Name and captions; a situation in which the usual caption fits is left out."""
    if shown.name:
        yield Line("Called", (shown.name,))
    for step, text in shown.steps.items():
        yield Line(label(step), (text,))
    for tables, who in ((shown.situations, ""), (shown.helped, "helped · ")):
        for line in _told(tables):
            if any(line.texts):
                yield line._replace(label=f"{who}{line.label}")


def _around(spoken: RoutineWords) -> Iterator[Line]:
    if spoken.keep:
        yield Line("While they talk", (spoken.keep,))
    if spoken.ask:
        yield Line("Offers then", (spoken.ask,))
    if spoken.reprompt:
        yield Line("Asked again", (spoken.reprompt,))
    yield Line("Called", (spoken.name, *spoken.also_called))


def _told(tables: Mapping[str, Mapping[str, str]]) -> Iterator[Line]:
    for situations, key, text in same_words(tables):
        yield Line(f"{situations} · {plain(key)}", (text,))


def _seconds(step: Step | None) -> str:
    if step is None:
        return ""
    if step.manner is None:
        return f"{step.pause} s to get there"
    times = " / ".join(str(step.seconds[pace]) for pace in Pace)
    beats = f", {step.beats} times" if step.manner is Manner.BEAT else ""
    dose = step.careful
    careful = f"; careful: {dose.times} × {dose.seconds} s" if dose else ""
    return f"{step.manner} {times} s{beats}{careful}"


def _facts(routine: Routine, library: Library, words: Words) -> Iterator[str]:
    if routine.each_leg:
        yield "Done on one leg, then on the other."
    for part in routine.parts:
        yield f"{part.rounds} × {words.routines[part.routine].name}."
    if routine.needs_screen:
        yield "Signs of a clot or a tear are asked for first."
    if routine.acts:
        barred = [
            one.id for one in library.situations.values() if set(one.forbids) & set(routine.acts)
        ]
        done = ", ".join(ACTS[act] for act in routine.acts)
        yield f"Needs {done}, which is forbidden here: {listed(barred)}."
    if routine.instead:
        yield f"In its place there: {words.routines[routine.instead].name}."
    if not routine.offered:
        yield "Part of relief only; nobody can ask for it by name."
