"""The expected answer to each steering word in the middle of a step.

It is written from the design of the conversation, independently of the coach: each word determines
the step from which the coach goes on, and what is said before that.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from skill.content.choices import Manner, Pace
from tests.conversation.walk_model import Script, Stop

Wording = frozenset[str]
"""Texts of which any one may be said."""
NEARLY_OVER = 13.0
"""Seconds left of a hold below which "nearly done" may be said instead of a number."""
LEAST_NAMED = 10.0
"""Seconds left of a hold from which on their number may be said."""
ANSWERING = 2.5
"""Most seconds of the rest that pass before the answer has announced it."""
SAYING = 3.5
"""Most seconds more that pass where something else is said first."""
IN_FIVES = 5.0
"""The number said is a multiple of five seconds; it is never more than what is left."""
ROUNDING = 3.0
"""Seconds by which a time said in fives may differ from the real one."""
LONGEST_IN_FIVES = 75
"""Seconds up to which the rest of a walk is said in multiples of five."""
PACES = tuple(Pace)
BEATS = 10
"""How many times a movement goes down and up."""


class Piece(NamedTuple):
    """A position, or one of the holds of a step, as it has to be spoken."""

    stage: int
    stop: int
    hold: int
    manner: Manner | None
    said: tuple[Wording, ...]
    """Its texts; for a hold the last one announces its length."""
    pause: int
    """Seconds of silence after a position; 0 for a hold."""
    ending: str = ""
    """The words that end a hold; empty for a position."""
    left: float = 0.0
    """Seconds left of a hold that goes on, when the person spoke; 0 for a whole one."""


class Answer(NamedTuple):
    """The expected answer, without the phrases that mark time."""

    opening: tuple[Wording, ...] = ()
    pieces: tuple[Piece, ...] = ()
    closing: tuple[Wording, ...] = ()
    ends: bool = True
    """Whether nothing more may follow; otherwise anything that ends with a question."""
    is_open: bool = True


class Moment(NamedTuple):
    """A second of an answer, and what is spoken then."""

    second: float
    stage: int
    stop: int
    hold: int
    left: float
    """Seconds left of a hold; 0 in a position, or before a hold is announced."""
    rest: float
    """Seconds from the beginning of the step to the end of the walk; in relief, of the turn."""


Foreseen = Callable[[Script, Moment], Answer]


def just(*texts: str) -> tuple[Wording, ...]:
    """Texts with one wording each; empty ones are left out."""
    return tuple(frozenset({text}) for text in texts if text)


def wordings(script: Script, phrase: str) -> tuple[Wording]:
    """A phrase in any of its wordings."""
    return (frozenset(script.words.phrases[phrase]),)


def asks(script: Script, question: str) -> tuple[Wording]:
    """A question in any of its wordings."""
    return (frozenset(script.words.questions[question].ask),)


def barrier(script: Script, stage: int, *opening: Wording) -> Answer | None:
    """What has to be asked before a turn is led; None if nothing has."""
    if unsafe := script.unsafe(stage):
        asked = script.words.situations[unsafe].ask
        return Answer((*opening, *just(script.making_safe(unsafe), asked)))
    if script.must_screen(stage):
        cue = wordings(script, "screen") if script.relieving else ()
        return Answer((*opening, *cue, *asks(script, "screen")))
    return None


def leads(
    script: Script,
    at: tuple[int, int, int],
    *opening: Wording,
    where: tuple[Wording, ...] = (),
    left: float = 0.0,
) -> Answer:
    """The answer that leads through a turn from a step on, once nothing has to be asked before.

    Args:
        script: The walk.
        at: Stage, stop and hold to begin with.
        opening: What is said before.
        where: Position and change of legs, which are said only if nothing has to be asked.
        left: Seconds left of the first hold, which then goes on; 0 to begin it again.
    """
    stage, first, hold = at
    if asked := barrier(script, stage, *opening):
        return asked
    turn = script.stages[stage]
    pieces: list[Piece] = []
    for number, stop in enumerate(turn.stops[first:], start=first):
        pieces += _pieces(stop, (stage, number, hold if number == first else 0), script)
    if left:
        rest = _rest(script, turn.stops[first], left, bool(opening))
        pieces[0] = pieces[0]._replace(said=(rest,), left=left)
    question = asks(script, turn.question) if turn.question else wordings(script, "finished")
    closing = just(turn.stops[-1].after) + question
    return Answer((*opening, *where), tuple(pieces), closing, ends=bool(turn.question))


def _pieces(stop: Stop, at: tuple[int, int, int], script: Script) -> list[Piece]:
    stage, number, first = at
    if not stop.manner:
        return [Piece(stage, number, 0, None, just(stop.words), stop.pause)]
    (again,) = script.words.phrases["hold_again"]
    return [
        Piece(
            stage,
            number,
            hold,
            stop.manner,
            just(stop.words if hold == first else again, stop.announced[hold]),
            0,
            stop.endings[hold],
        )
        for hold in range(first, len(stop.holds))
    ]


def located(script: Script, stage: int, stop: int, hold: int = 0) -> Answer:
    """A turn from a step on, with its position ("Step two of five.") said first."""
    position = script.stages[stage].stops[stop].position
    return leads(script, (stage, stop, hold), where=just(position))


def _next(script: Script, at: Moment) -> Answer:
    """The next step, leg, part or rung, without a claim that the cramp is easing."""
    if at.stop + 1 < len(script.stages[at.stage].stops):
        return located(script, at.stage, at.stop + 1)
    if script.relieving:
        following = script.skipping(at.stage)
        if following is None:
            return Answer(just(script.aftercare()), ends=False)
        return leads(script, (following, 0, 0))
    if at.stage + 1 == len(script.stages):
        return Answer(wordings(script, "last_step"), ends=False)
    stage = script.stages[at.stage + 1]
    swap = wordings(script, "swap") if stage.swapped else ()
    return leads(script, (at.stage + 1, 0, 0), where=just(stage.stops[0].position) + swap)


def _previous(script: Script, at: Moment) -> Answer:
    """The previous step; at a rung's first step the previous rung; at the very first step that."""
    if at.stop:
        return located(script, at.stage, at.stop - 1)
    if not at.stage:
        return located(script, 0, 0)
    if script.relieving:
        return located(script, at.stage - 1, 0)
    last = len(script.stages[at.stage - 1].stops) - 1
    position = just(script.stages[at.stage - 1].stops[last].position)
    swapped_back = last > 0 and script.stages[at.stage].swapped
    swap = just(script.words.phrases["swap"][0]) if swapped_back else ()
    return leads(script, (at.stage - 1, last, 0), where=position + swap)


def _repeat(script: Script, at: Moment) -> Answer:
    return located(script, at.stage, at.stop)


def resumed(script: Script, at: Moment) -> Answer:
    """The step from its beginning; if it has several holds, the interrupted one."""
    return located(script, at.stage, at.stop, at.hold)


def _pause(script: Script, at: Moment) -> Answer:
    return Answer((*wordings(script, "paused"), *asks(script, "resume")))


def _start_over(script: Script, at: Moment) -> Answer:
    """The first step; in a cramp nothing is said before the movement."""
    return leads(script, (0, 0, 0)) if script.relieving else located(script, 0, 0)


def _time_left(script: Script, at: Moment) -> Answer:
    """In a hold its rest, which goes on; otherwise the rest of the walk, and the step again."""
    if at.left:
        return _goes_on(script, at)
    (phrase,) = script.words.phrases["time_left"]
    lengths = [*script.words.seconds.items()]
    lengths += [(60 * minutes, text) for minutes, text in script.words.minutes.items()]
    fitting = {text for seconds, text in lengths if _is_about(seconds, at.rest)}
    said = frozenset(phrase.format(duration=text) for text in fitting)
    return leads(script, (at.stage, at.stop, at.hold), said)


def _goes_on(script: Script, at: Moment, *opening: Wording) -> Answer:
    """The rest of a hold; otherwise the position, movement or hold again."""
    return leads(script, (at.stage, at.stop, at.hold), *opening, left=at.left)


def _is_about(said: int, real: float) -> bool:
    """Whether the seconds said are a fair estimate; long times are said in whole minutes."""
    return abs(said - real) <= max(10, 0.15 * real) + (30 if real > LONGEST_IN_FIVES else ROUNDING)


def _rest(script: Script, stop: Stop, left: float, after_words: bool) -> Wording:
    """What may announce the rest of a hold; nothing where it is all but over."""
    late = ANSWERING + (SAYING if after_words else 0.0)
    if stop.manner is Manner.BEAT:
        return _rest_of_movement(script, stop, left, late)
    (phrase,) = script.words.phrases["knead_more" if stop.manner is Manner.KNEAD else "hold_more"]
    named = {
        phrase.format(duration=text)
        for seconds, text in script.words.seconds.items()
        if left >= LEAST_NAMED and 0 <= left - seconds <= IN_FIVES + late
    }
    nearly = script.words.phrases["nearly"] if left < NEARLY_OVER + late - ANSWERING else ()
    return frozenset({*named, *nearly})


def _rest_of_movement(script: Script, stop: Stop, left: float, late: float) -> Wording:
    """A movement goes on for as many times down and up as there is time for."""
    (phrase,) = script.words.phrases["beats_more"]
    period = stop.holds[0] / BEATS
    times = [n for n in range(1, BEATS) if 0 <= left - n * period <= period + late]
    return frozenset(phrase.format(n=script.words.numbers[n]) for n in times)


def _paced(pace: Pace) -> Foreseen:
    def foreseen(script: Script, at: Moment) -> Answer:
        return _at_pace(script, at, pace, f"pace_{pace}")

    return foreseen


def _nudged(by: int, limit: str) -> Foreseen:
    def foreseen(script: Script, at: Moment) -> Answer:
        place = PACES.index(script.told.pace) + by
        if not 0 <= place < len(PACES):
            return _at_pace(script, at, script.told.pace, limit)
        return _at_pace(script, at, PACES[place], f"pace_{PACES[place]}")

    return foreseen


def _at_pace(script: Script, at: Moment, pace: Pace, phrase: str) -> Answer:
    """The new pace, and the step again with its new lengths; where nothing changes, it goes on."""
    paced = script.paced(pace)
    is_limit = phrase.endswith("est")
    if not is_limit and _lengths(script, at) == _lengths(paced, at):
        return _goes_on(paced, at, *wordings(script, "unchanged"))
    return leads(paced, (at.stage, at.stop, 0), *wordings(script, phrase))


def _lengths(script: Script, at: Moment) -> object:
    """The lengths of all that follows in the turn."""
    return [(stop.holds, stop.pause) for stop in script.stages[at.stage].stops[at.stop :]]


def _yes(script: Script, at: Moment) -> Answer:
    """In a cramp, whether yes meant that it eases; otherwise the step goes on."""
    if not script.relieving:
        return _goes_on(script, at)
    moving = script.stages[at.stage].stops[at.stop].manner in (Manner.BEAT, Manner.KNEAD)
    keep = just(script.keep(at.stage)) if moving else wordings(script, "hold_on")
    return Answer((*keep, *asks(script, "easing")))


def _stop(script: Script, at: Moment) -> Answer:
    return Answer(wordings(script, "goodbye"), is_open=False)


def _help(script: Script, at: Moment) -> Answer:
    """In a cramp what to keep doing, otherwise the menu; then how to steer, and a question."""
    phrases = script.words.phrases
    if not script.relieving:
        return Answer(just(phrases["menu_all"][0], phrases["steering"][0]) + asks(script, "go_on"))
    keep = just(script.keep(at.stage), phrases["steering"][0])
    return Answer(keep + asks(script, "easing"))


def _missed(script: Script, at: Moment) -> Answer:
    return Answer(
        (*wordings(script, "missed"), *asks(script, "easing" if script.relieving else "go_on"))
    )


STEERING: Mapping[str, Foreseen] = {
    "next": _next,
    "done": _next,
    "previous": _previous,
    "repeat": _repeat,
    "resume": resumed,
    "start over": _start_over,
    "more": _nudged(+1, "pace_longest"),
    "less": _nudged(-1, "pace_shortest"),
    **{str(pace): _paced(pace) for pace in Pace},
    "time left": _time_left,
    "pause": _pause,
    "yes": _yes,
    "no": _goes_on,
    "help": _help,
    "fallback": _missed,
    "stop": _stop,
}
"""Steering word → function that returns the expected answer to it in the middle of a step."""


def is_aside(script: Script, word: str) -> bool:
    """Whether "resume" goes on afterwards from where the word was said."""
    return word in ("pause", "help", "fallback") or (word == "yes" and script.relieving)
