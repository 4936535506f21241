"""A conversation in real time, in which typing interrupts the device."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import inf

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console, RenderableType
from rich.text import Text

from simulator.console.countdown import Span, as_ansi, bar, countdowns, speaking, words_until
from simulator.console.display import MICROPHONE_OPEN, NOBODY_ANSWERS, SESSION_CLOSED, Display
from simulator.device.echo import MICROPHONE_SECONDS, Echo
from simulator.device.exchanges import DeviceEvent, Reprompt
from simulator.device.speech import Piece
from simulator.sound.player import Loudspeaker

TICK = 0.1
"""Seconds between two updates of the display."""
INTRODUCTION = """\
Type what you would say, such as "help my calf cramp" or "how do I stretch", and press Enter.
Typing while it speaks interrupts it. Ctrl-D leaves."""


class LiveConversation:
    """A conversation between a person at the keyboard and an Echo."""

    def __init__(self, echo: Echo, console: Console, aloud: Loudspeaker | None = None) -> None:
        """Take the loudspeaker that speaks the words; without one they are only shown."""
        self._echo = echo
        self._console = console
        self._display = Display(console)
        self._aloud = aloud
        self._reading = 0.0
        """Seconds since the device last began to speak, by the reading clock."""
        self._scene: Callable[[], RenderableType] = Text
        """Draws what stands above the prompt."""
        self._prompt: PromptSession[str] = PromptSession(
            self._message, erase_when_done=True, refresh_interval=TICK
        )

    async def converse(self) -> None:
        """Talk until the person leaves with Ctrl-D or Ctrl-C."""
        self._console.print(Text(INTRODUCTION, "dim"))
        performance = asyncio.create_task(self._perform([]))
        with patch_stdout(raw=True), suppress(EOFError, KeyboardInterrupt):
            while True:
                words = await self._prompt.prompt_async()
                if words.strip():
                    await _cancel(performance)
                    events = await asyncio.to_thread(self._answers, words)
                    performance = asyncio.create_task(self._perform(events))
        await _cancel(performance)
        for event in self._echo.leave():
            self._display.show(event)

    def _answers(self, words: str) -> list[DeviceEvent]:
        return list(self._echo.say(words, self._reading))

    def _message(self) -> ANSI:
        return ANSI(as_ansi(self._console, self._scene()) + "\n> ")

    async def _perform(self, events: Sequence[DeviceEvent]) -> None:
        """Present the events and reprompts until the person types a line, which cancels this."""
        for event in events:
            await self._present(event)
        while self._echo.open:
            await self._microphone()
            for event in list(self._echo.wait()):
                await self._present(event)
        self._scene = lambda: SESSION_CLOSED + "; whatever you say opens the skill again"
        await self._pass(inf)

    async def _present(self, event: DeviceEvent) -> None:
        self._reading = 0.0
        if isinstance(event, Reprompt):
            self._display.note(NOBODY_ANSWERS)
            return await self._speak(event.speech, event.by)
        self._display.person(event)
        await self._speak(event.output.speech, event.output.by)
        return self._display.outcome(event)

    async def _speak(self, speech: Sequence[Piece], by: str) -> None:
        try:
            for piece, hold in zip(speech, countdowns(speech), strict=True):
                await self._piece(piece, hold, by)
        finally:
            if self._aloud:
                self._aloud.stop()

    async def _piece(self, piece: Piece, hold: Span | None, by: str) -> None:
        """Speak or wait; an interrupted sentence is printed as far as it was spoken."""
        begun = self._reading

        def words() -> str:
            return words_until(piece, self._reading - begun)

        self._scene = lambda: speaking(words(), hold, self._reading)
        seconds = self._aloud.start(piece) if self._aloud else piece.seconds
        try:
            await self._pass(seconds, pace=piece.seconds / seconds)
        except asyncio.CancelledError:
            self._display.device(by, [f"{words()} …"] if piece.words else [])
            raise
        self._reading = begun + piece.seconds
        self._display.device(by, [piece.words] if piece.words else [])

    async def _microphone(self) -> None:
        """Keep the microphone open; its time stands still while the person types."""
        opened = self._reading
        self._scene = lambda: bar(
            Span(opened, opened + MICROPHONE_SECONDS), self._reading, MICROPHONE_OPEN
        )
        await self._pass(MICROPHONE_SECONDS, waits=self._typing)

    def _typing(self) -> bool:
        return bool(self._prompt.default_buffer.text)

    async def _pass(
        self, seconds: float, pace: float = 1.0, waits: Callable[[], bool] = bool
    ) -> None:
        """Wait for `seconds`, each of which is `pace` seconds of the reading clock.

        Time does not count while `waits()` is true.
        """
        loop = asyncio.get_running_loop()
        before = loop.time()
        while seconds > 0:
            await asyncio.sleep(min(TICK, seconds))
            passed, before = loop.time() - before, loop.time()
            if not waits():
                seconds -= passed
                self._reading += passed * pace


async def _cancel(performance: asyncio.Task[None]) -> None:
    performance.cancel()
    with suppress(asyncio.CancelledError):
        await performance
