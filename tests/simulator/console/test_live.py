"""The live conversation, on an event loop whose hours are minutes."""

import asyncio
import selectors
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from io import StringIO

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from simulator.console.live import LiveConversation
from simulator.device.echo import Echo, Handler
from simulator.device.speech import Piece
from simulator.hearing.nlu import Recognizer
from simulator.sound.player import Loudspeaker
from tests.simulator.device.test_consent import reminding_skill
from tests.support.small_model import small_model, small_skill

SPEED = 15
"""Seconds of the loop in a second of the test."""


class FastSelector(selectors.DefaultSelector):
    """Waits `speed` times less than it is asked to."""

    speed: float

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        waited = timeout / self.speed if timeout else timeout
        found: list[tuple[selectors.SelectorKey, int]] = super().select(waited)
        return found


class FastLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock runs `speed` times as fast."""

    def __init__(self, speed: float) -> None:
        selector = FastSelector()
        selector.speed = self._speed = speed
        super().__init__(selector)

    def time(self) -> float:
        return super().time() * self._speed


@dataclass(frozen=True)
class Into:
    """A second of the answer to these words."""

    words: str
    second: float

    def reached(self, printed: str, reading: float) -> bool:
        utterance = [line for line in printed.splitlines() if line.startswith("you ")]
        return bool(utterance) and self.words in utterance[-1] and reading >= self.second


Step = tuple[float | Into, str]
"""When to type, in seconds from the step before or in an answer; and what."""


def talk(
    *steps: Step,
    aloud: Loudspeaker | None = None,
    speed: float = SPEED,
    handler: Handler = small_skill,
) -> str:
    """What is printed while these keys are typed, with Ctrl-D at the end."""
    screen = StringIO()
    echo = Echo(handler, Recognizer(small_model()), datetime(2026, 1, 10, tzinfo=UTC))
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        live = LiveConversation(echo, Console(file=screen, width=100), aloud)
        with asyncio.Runner(loop_factory=partial(FastLoop, speed)) as runner:
            runner.run(typing(keys, live, screen, *steps))
    return screen.getvalue()


async def typing(keys: PipeInput, live: LiveConversation, screen: StringIO, *steps: Step) -> None:
    conversation = asyncio.create_task(live.converse())
    for when, text in steps:
        if isinstance(when, Into):
            async with asyncio.timeout(300):
                while not when.reached(screen.getvalue(), live._reading):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
        else:
            await asyncio.sleep(when)
        keys.send_text(text)
    await conversation


LEAVE = "\x04"
HELP = "help my calf cramp\r"


def test_it_tells_how_to_begin_and_greets_nobody() -> None:
    assert talk((1, LEAVE)).startswith('Type what you would say, such as "help my calf cramp"')


def test_an_answer_is_spoken_sentence_by_sentence() -> None:
    out = talk((1, HELP), (33, LEAVE))
    assert out.index("coach Pull your toes up") < out.index("coach Keep breathing.")
    assert out.index("coach Is it easing?") < out.index("● microphone open")
    assert out.endswith("(the session ends: USER_INITIATED)\n      ○ session closed\n")


def test_a_line_interrupts_the_sentence_at_its_second() -> None:
    out = talk((1, HELP), (Into("help", 1), "stop\r"), (Into("stop", 2), LEAVE), speed=3)
    assert "coach Pull your" in out
    assert "twenty seconds." not in out
    assert " s into the answer) stop" in out
    assert "coach Goodbye." in out
    assert "USER_INITIATED" not in out


def test_a_line_interrupts_a_hold_at_its_second() -> None:
    out = talk((1, HELP), (Into("help", 7), "repeat\r"), (Into("repeat", 1), LEAVE))
    (second,) = [line for line in out.splitlines() if "s into the answer" in line]
    assert 7 <= float(second.split("(")[1].split(" s")[0]) < 12.5


def test_silence_brings_the_reprompt_and_then_the_end() -> None:
    out = talk((1, "open cramp coach\r"), (40, LEAVE))
    assert "(nobody answers)\ncoach Your calf, or your foot?" in out.replace("      (", "(")
    assert out.endswith("(the session ends: EXCEEDED_MAX_REPROMPTS)\n      ○ session closed\n")


def test_alexas_own_question_is_spoken_and_given_up_in_the_end() -> None:
    out = talk((1, "yes\r"), (45, LEAVE), handler=reminding_skill)
    asked = "alexa Cramp Coach would like to set reminders for you."
    assert out.count(asked) == 2
    assert out.rindex(asked) < out.index("status=NOT_ANSWERED") < out.index("coach It was not")


def test_typing_keeps_the_microphone_open() -> None:
    out = talk((1, "open cramp coach\r"), (5, "help my calf"), (20, " cramp\r"), (2, LEAVE))
    assert "nobody answers" not in out
    assert "you   help my calf cramp" in out


def test_an_empty_line_does_nothing() -> None:
    assert "you" not in talk((1, "\r"), (1, "  \r"), (1, LEAVE)).partition("leaves.")[2]


def test_ctrl_c_leaves_politely() -> None:
    assert talk((1, "\x03")).endswith("leaves.\n")


class Whisper(Loudspeaker):
    """Speaks at twice the rate of the reading clock, and remembers what it said."""

    def __init__(self) -> None:
        self.utterance: list[str] = []

    def start(self, piece: Piece) -> float:
        self.utterance.append(piece.words)
        return piece.seconds / 2 if piece.words else piece.seconds

    def stop(self) -> None:
        self.utterance.append("(quiet)")


def test_a_voice_speaks_each_piece_and_falls_quiet_when_interrupted() -> None:
    whisper = Whisper()
    talk((1, HELP), (Into("help", 5), "stop\r"), (Into("stop", 1), LEAVE), aloud=whisper)
    assert whisper.utterance == [
        "Pull your toes up and hold for twenty seconds.",
        "",
        "(quiet)",
        "Goodbye.",
        "(quiet)",
    ]
