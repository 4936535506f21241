"""Every steering word, at the first, middle and last second of every step of every walk.

The expected answers are in `expected.py`. When a step is spoken is determined from the speech, not
from the coach's timeline.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product

import pytest

from skill.alexa.skill import CoachSkill
from skill.coaching.state.state import Timeline, TimelineMark, from_json
from skill.content.choices import Pace
from tests.conversation.alignment import TENTH, problems, spans
from tests.conversation.expected import (
    STEERING,
    Answer,
    Moment,
    asks,
    is_aside,
    just,
    located,
    resumed,
    wordings,
)
from tests.conversation.exploring import LATER, ROUND_TRIP, Place, Turn, take
from tests.conversation.inputs import LAUNCH
from tests.conversation.walk_model import RELIEF, Script, Told
from tests.conversation.walkthrough import (
    Passage,
    act,
    after,
    anew,
    coach,
    edges,
    library,
    middles,
    passages,
)

WALKS = (
    RELIEF,
    "ankle_stretch",
    "runners_stretch",
    "towel_stretch",
    "thumb_pressure",
    "calf_massage",
    "daily_routine",
)
LEGS = ("", "left", "right", "both")
AT_EVERY_PACE: tuple[tuple[str, ...], ...] = (
    (),
    ("bed",),
    ("pregnant",),
    ("driving",),
    ("someone_else",),
)
"""Situations that are tested at every pace; the others only at the standard one."""
NOT_LED = ("baby", "roadside")
"""Situations in which nobody is led through a walk."""
TOGETHER = (
    ("someone_else", "pregnant"),
    ("someone_else", "older"),
    ("someone_else", "child"),
    ("someone_else", "gently"),
    ("bed", "pregnant"),
    ("standing", "unsteady"),
    ("older", "thinners"),
    ("driving", "dialysis"),
)
"""Situations of which a person tells one after the other."""
TOGETHER_IN_A_CRAMP = (("someone_else", "swimming"), ("someone_else", "ladder"))
PACES = (Pace.STANDARD, Pace.GENTLE, Pace.LONGER)
TWICE = (
    Told(RELIEF),
    Told(RELIEF, "both"),
    Told(RELIEF, "", ("pregnant",)),
    Told(RELIEF, "", ("child",)),
    Told("runners_stretch"),
    Told("towel_stretch", "", ("pregnant",)),
)
"""Walks in which the answer to an interruption is interrupted again."""
SPEAKING = ("next", "resume", "more", "time left")
"""Words whose answers lead through a turn or its rest, each in another way."""
SAID_AGAIN = ("next", "previous", "pause", "time left")
"""Words that interrupt such an answer."""
IN_OTHER_WORDS = ("next", "previous", "repeat", "resume", "start over", "more", "time left", "help")
"""Words for walks that differ only in what is said: those that make the coach say it."""
HOUR = 3600.0


def wrong(passage: Passage, word: str, moment: Moment, *, back: bool = False) -> Iterator[str]:
    """Problems of the answer to a word at a moment, and with `back` of the way back from it."""
    script = passage.script
    skill = anew(script.told.pace) if back and word == "stop" else coach()
    turn = take(skill, passage.at(moment.second), act(word))
    answers = [(turn, STEERING[word](script, moment))]
    if back and is_aside(script, word):
        answers.append((take(skill, after(turn), act("resume")), resumed(script, moment)))
    if back and word == "stop":
        answers += _back(skill, turn, script, moment)
    for number, (heard, foreseen) in enumerate(answers):
        for problem in problems(foreseen, heard.heard, script.words):
            step = f"step {moment.stop + 1} of turn {moment.stage + 1}, hold {moment.hold + 1}"
            yield (
                f"{script.told}: {word!r} at {moment.second:.1f} s, in {step}"
                f"{', then ' + heard.act.intent if number else ''}: {problem}"
            )


def _back(
    skill: CoachSkill, stopped: Turn, script: Script, moment: Moment
) -> Iterator[tuple[Turn, Answer]]:
    """Reopening the skill within the hour and resuming; leg and situation are not remembered.

    Where the situation forbids something, there is nothing to resume.
    """
    known = Script(Told(script.told.walk, pace=script.told.pace), library)
    stage = script.stages[moment.stage]
    opened = take(skill, Place({}, stopped.before.at + LATER, "after"), LAUNCH)
    welcome = wordings(script, "welcome_back")
    if script.is_forgotten:
        yield opened, Answer((*wordings(script, "opening"), *asks(script, "guide")))
    elif script.relieving:
        keep = (*welcome, *wordings(script, "toes_up"), *asks(script, "calf_easing"))
        yield opened, Answer(keep)
        yield take(skill, after(opened), act("resume")), located(known, 0, 0)
    else:
        name = script.words.routines[stage.routine].name
        (carry_on,) = script.words.questions["carry_on"].ask
        yield opened, Answer((*welcome, *just(carry_on.format(name=name))))
        yield take(skill, after(opened), act("yes")), located(known, moment.stage, moment.stop)


def everything_told(walk: str) -> Iterator[Told]:
    """A walk with every leg and situation, at every pace."""
    for leg, there, pace in product(LEGS, ((), *_situations(walk)), Pace):
        yield Told(walk, leg, there, pace)


def _situations(walk: str) -> list[tuple[str, ...]]:
    """Each situation alone, and some of them together."""
    alone = [(one,) for one in library.situations if one not in NOT_LED]
    return [*alone, *TOGETHER, *(TOGETHER_IN_A_CRAMP if walk == RELIEF else ())]


@cache
def matrix(walk: str) -> Mapping[Told, bool]:
    """What a person says before a walk → whether that changes more than its words.

    Most legs and situations change only words: such walks are interrupted by fewer words, and only
    in the middle of each step. Those that change nothing are left out.
    """
    chosen = [Told(walk, "", there, pace) for pace in PACES for there in AT_EVERY_PACE]
    chosen += [Told(walk, "both", (), pace) for pace in PACES]
    chosen += [Told(walk, leg) for leg in LEGS]
    chosen += [Told(walk, "", there) for there in _situations(walk)]
    chosen += [Told(walk, "both", (one,)) for one in ("pregnant", "standing", "someone_else")]
    rows: dict[Told, bool] = {}
    known: set[object] = set()
    for told in chosen:
        script = Script(told, library)
        same = (told.pace, script.stages, _barriers(script))
        alike = (told.pace, _lengths(script), _barriers(script))
        if same not in known:
            rows[told] = alike not in known
        known |= {same, alike}
    return rows


def _lengths(script: Script) -> object:
    """The lengths of holds and pauses, turn by turn."""
    return tuple(
        (stage.routine, tuple((stop.holds, stop.pause) for stop in stage.stops))
        for stage in script.stages
    )


def _barriers(script: Script) -> object:
    """Whether something has to be asked first, turn by turn."""
    turns = range(len(script.stages))
    return tuple((script.unsafe(turn), script.must_screen(turn)) for turn in turns)


def none(cases: Sequence[str]) -> None:
    """Fail if there are any cases, with the first of them."""
    assert not cases, "\n".join([f"{len(cases)} cases:", *cases[:5]])


@pytest.mark.parametrize("word", STEERING)
@pytest.mark.parametrize("walk", WALKS)
def test_every_second_of_every_step(walk: str, word: str) -> None:
    cases: list[str] = []
    for told, in_full in matrix(walk).items():
        for passage in passages(told) if in_full or word in IN_OTHER_WORDS else ():
            for moment in middles(passage):
                cases += wrong(passage, word, moment, back=in_full)
            for moment in edges(passage) if in_full else ():
                cases += wrong(passage, word, moment)
    none(cases)


def test_the_matrix_is_as_wide_as_it_says() -> None:
    scripts = [Script(told, library) for walk in WALKS for told in everything_told(walk)]
    stops = [stop for script in scripts for stage in script.stages for stop in stage.stops]
    everything = 3 * len(STEERING) * sum(max(1, len(stop.holds)) for stop in stops)
    walked = sum(
        len(passage.spans) * (3 * len(STEERING) if in_full else len(IN_OTHER_WORDS))
        for walk in WALKS
        for told, in_full in matrix(walk).items()
        for passage in passages(told)
    )
    print(f"{walked} interruptions, of {everything} with every leg, situation and pace")  # noqa: T201
    assert walked > 20_000


@pytest.mark.parametrize("told", TWICE, ids=str)
def test_an_interruption_of_the_answer_to_an_interruption(told: Told) -> None:
    cases: list[str] = []
    for passage in passages(told):
        for moment in middles(passage):
            for once in SPEAKING:
                cases += _wrong_again(passage, once, moment)
    none(cases)


def _wrong_again(passage: Passage, once: str, moment: Moment) -> Iterator[str]:
    answer = STEERING[once](passage.script, moment)
    if not answer.pieces:
        return
    turn = take(coach(), passage.at(moment.second), act(once))
    script, told = passage.script, passage.told
    heard = spans(answer, turn.heard, script.words)
    stage = heard[0].piece.stage
    if once == "more":
        script, told = script.paced(Pace.LONGER), told._replace(pace=Pace.LONGER)
    if once == "next" and stage < passage.stage:
        script = script.having(again=True)
    answered = Passage(told, script, stage, turn, heard)
    for middle in middles(answered):
        for word in SAID_AGAIN:
            yield from (f"after {once!r}: {case}" for case in wrong(answered, word, middle))


@pytest.mark.parametrize("walk", WALKS)
def test_every_half_second_of_a_turn_finds_what_is_spoken(walk: str) -> None:
    for told in matrix(walk):
        for passage in passages(told):
            spoken = from_json(passage.turn.attributes["coach"]).timeline
            assert spoken is not None
            last = passage.turn.heard.seconds
            ticks = [tick / 2 for tick in range(-120, int(2 * last) + 120)]
            for second in (-HOUR, *ticks, HOUR, 1000 * HOUR):
                mark = spoken.mark_at(spoken.began + ROUND_TRIP + second)
                assert _place(mark, spoken) in _spoken_at(passage, second), (told, second)


def _place(mark: TimelineMark | None, spoken: Timeline) -> tuple[int, int] | None:
    """Step and hold of a mark; None after the last one."""
    if mark is None:
        return None
    holds = [row for row in spoken.marks if row.step == mark.step]
    return mark.step, len(holds) - mark.holds_after - 1


def _spoken_at(passage: Passage, second: float) -> set[tuple[int, int] | None]:
    """What is heard at a second or a tenth before or after it; a silence belongs to both sides."""
    found: set[tuple[int, int] | None] = set()
    rows = passage.spans
    for row, following in zip(rows, (*rows[1:], None), strict=True):
        until = following.start if following else row.end
        first = row is rows[0]
        if (first or row.start - TENTH <= second) and second <= until + TENTH:
            found.add((row.piece.stop, row.piece.hold))
        if following and row.end <= second <= following.start:
            found.add((following.piece.stop, following.piece.hold))
    return found | ({None} if second >= rows[-1].end - TENTH else set())


@pytest.mark.parametrize("walk", WALKS)
def test_a_clock_that_is_off_takes_the_first_step_or_the_last(walk: str) -> None:
    for passage in passages(Told(walk)):
        script, stage = passage.script, passage.stage
        last = len(script.stages[stage].stops) - 1
        for second, step in ((-HOUR, 0), (HOUR, last)):
            turn = take(coach(), passage.at(second), act("repeat"))
            none([*problems(located(script, stage, step), turn.heard, script.words)])
