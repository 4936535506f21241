"""Prints a conversation to a terminal: who said what, and what the device did."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from simulator.device.exchange_json import beside, card_lines, details, intent_name
from simulator.device.exchanges import DeviceEvent, Exchange, Reprompt, UserUtterance
from simulator.device.response import ALEXA, COACH
from simulator.device.speech import written_lines

MICROPHONE_OPEN = Text("● microphone open", "green")
SESSION_CLOSED = Text("○ session closed", "dim")
NOBODY_ANSWERS = Text("(nobody answers)", "dim")
NO_BREAK = "\N{OPEN BOX}"
"""Replaces spaces where lines must not wrap; rich wraps even at a no-break space."""
VOICE_STYLES = {COACH: "bold magenta", ALEXA: "bold blue"}
NAME_WIDTH = 6
"""Columns for the speaker's name."""


class Display:
    """Prints exchanges, with colours if the terminal and NO_COLOR allow them."""

    def __init__(self, console: Console) -> None:
        """`console` is where the conversation is printed."""
        self._console = console

    def show(self, event: DeviceEvent) -> None:
        """Print a whole exchange or reprompt at once."""
        if isinstance(event, Reprompt):
            self.note(NOBODY_ANSWERS)
            self.device(event.by, written_lines(event.speech))
            self.note(MICROPHONE_OPEN)
            return
        self.person(event)
        self.device(event.output.by, written_lines(event.output.speech))
        self.outcome(event)

    def person(self, exchange: Exchange) -> None:
        """Print what the person said, the recognized intent and what was understood."""
        if exchange.ends_session:
            reason = exchange.request["request"]["reason"]
            return self.note(Text(f"(the session ends: {reason})", "dim"))
        if exchange.utterance:
            self._utterance(exchange.utterance)
        elif not exchange.touch:
            self.note(NOBODY_ANSWERS)
        return self.note(_recognized(exchange))

    def _utterance(self, utterance: UserUtterance) -> None:
        words = Text(utterance.words)
        if utterance.bargein:
            words = Text(f"({round(utterance.at, 1):g} s into the answer) ", "yellow") + words
        self._line("you", words, "bold cyan")

    def device(self, who: str, lines: Sequence[str]) -> None:
        """Print lines that the coach or Alexa says."""
        for number, line in enumerate(lines):
            self._line("" if number else who, Text(line), VOICE_STYLES[who])

    def outcome(self, exchange: Exchange) -> None:
        """Print whether the microphone opens, what a card asks for, and any fault."""
        for line in card_lines(exchange.output):
            self.note(Text(f"({line})", "blue"))
        if exchange.fault:
            self.note(Text(f"for developers: {exchange.fault}", "red"))
        self.note(MICROPHONE_OPEN if exchange.output.open else SESSION_CLOSED)

    def note(self, text: Text) -> None:
        """Print a line without a speaker."""
        self._line("", text, "")

    def _line(self, who: str, text: Text, style: str) -> None:
        """Print `text` beside the speaker's name, wrapped, but not within ⟨3 s⟩."""
        flowing = text.copy()
        flowing.plain = text.plain.replace(" s⟩", f"{NO_BREAK}s⟩")
        for line in flowing.wrap(self._console, self._console.width - NAME_WIDTH):
            line.plain = line.plain.rstrip().replace(NO_BREAK, " ")
            self._console.print(Text(who.ljust(NAME_WIDTH), style) + line, soft_wrap=True)
            who = ""


def _recognized(exchange: Exchange) -> Text:
    values = "".join(f" {name}={value}" for name, value in details(exchange).items())
    certainty = f" ({exchange.utterance.recognition.certainty.value})" if exchange.utterance else ""
    heard = f"{intent_name(exchange)}{values}"
    if exchange.understood:
        heard = beside(heard, exchange.understood)
    return Text(f"{heard}{certainty}", "dim")
