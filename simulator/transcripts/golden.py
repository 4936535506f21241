"""Golden conversations: text files whose answers a test compares with the real ones.

A writer writes the person's lines and comments; `python -m simulator.transcripts --update` fills
in the real answers. tests/transcripts/README.md explains the format.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import unified_diff
from functools import cache
from pathlib import Path

from simulator.device.echo import Echo, Handler
from simulator.device.exchange_json import beside, card_lines, details, intent_name
from simulator.device.exchanges import Exchange
from simulator.device.real_skill import remembering_skill
from simulator.device.response import ALEXA
from simulator.device.script import parse_line, play
from simulator.device.speech import written_lines
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Certainty, Recognition, Recognizer
from simulator.services.alexa_services import AlexaServices

TRANSCRIPTS = Path(__file__).resolve().parents[2] / "tests" / "transcripts"
STARTS_AT = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)
"""When every golden conversation begins."""
MARKS = {"> ": Certainty.EXACT, ">~ ": Certainty.SAID, ">? ": Certainty.ASTRAY}
"""Prefix of a line → how it is heard: by a sample that it must match, else as words, or not."""
ANSWER_MARKS = ("=", "<", "?", "!")


class TranscriptError(ValueError):
    """A line of the person that is invalid, or a response that Alexa would refuse."""


def render(transcript: str, locale: str, handler: Handler) -> str:
    """The transcript with the real answers of `handler`; raises `TranscriptError`."""
    with AlexaServices() as services:
        services.permitted = False
        recognizer = _recognizer(locale)
        echo = Echo(handler, recognizer, STARTS_AT, services)
        return "\n".join(_rendered(transcript, echo, recognizer)).strip() + "\n"


def _rendered(transcript: str, echo: Echo, recognizer: Recognizer) -> list[str]:
    rendered: list[str] = []
    for number, line in enumerate(transcript.splitlines(), start=1):
        if line.startswith(ANSWER_MARKS):
            continue
        if line.startswith(">") and rendered and rendered[-1].startswith(ANSWER_MARKS):
            rendered.append("")
        rendered.append(line.rstrip())
        try:
            rendered.extend(_answers(echo, recognizer, line))
        except TranscriptError as error:
            raise TranscriptError(f"line {number}: {line}: {error}") from error
    return rendered


def difference(path: Path, handler: Handler) -> str:
    """A unified diff from the transcript (-) to the real answers (+); empty if they are equal."""
    written = path.read_text(encoding="utf-8")
    real = render(written, path.parent.name, handler)
    lines = written.splitlines(keepends=True), real.splitlines(keepends=True)
    return "".join(unified_diff(*lines, fromfile=path.name, tofile="the real answers"))


@cache
def _recognizer(locale: str) -> Recognizer:
    return Recognizer(load_model(locale))


def _answers(echo: Echo, recognizer: Recognizer, line: str) -> Iterator[str]:
    """The output lines for one line of the transcript; none for a comment."""
    if not line.strip() or line.startswith("#"):
        return
    mark = next((mark for mark in MARKS if line.startswith(mark)), None)
    if mark is None:
        raise TranscriptError("a line begins with '> ', '>~ ', '>? ' or '#'")
    recognizer.misrouted = float(MARKS[mark] is Certainty.ASTRAY)
    for event in play(echo, parse_line(line.removeprefix(mark))):
        if isinstance(event, Exchange):
            yield from _exchange(event, MARKS[mark])


def _exchange(exchange: Exchange, certainty: Certainty) -> Iterator[str]:
    if exchange.fault:
        raise TranscriptError(exchange.fault)
    if exchange.utterance and exchange.utterance.recognition.certainty is not certainty:
        raise TranscriptError(_misheard(exchange.utterance.recognition))
    state = "open" if exchange.output.open else "closed"
    yield f"= {_recognized(exchange)} · {state}"
    if exchange.output.by == ALEXA:
        yield from (f"! {line}" for line in written_lines(exchange.output.speech))
        return
    yield from (f"< {line}" for line in written_lines(exchange.output.speech))
    yield from (f"? {line}" for line in written_lines(exchange.output.reprompt))
    yield from (f"! {line}" for line in card_lines(exchange.output))


def _misheard(recognition: Recognition) -> str:
    """Why words are not heard as their line is marked."""
    if recognition.certainty is Certainty.EXACT:
        return f"a sample fits these words: {recognition.intent}"
    if recognition.certainty is Certainty.NONE:
        return "a recogniser hears no words in it"
    return "no sample of the model fits these words"


def _recognized(exchange: Exchange) -> str:
    values = details(exchange)
    heard = " ".join([intent_name(exchange), *(f"{key}={values[key]}" for key in sorted(values))])
    as_words = exchange.utterance and exchange.utterance.recognition.certainty is Certainty.SAID
    return beside(heard, exchange.understood) if as_words else heard


def main(arguments: Sequence[str] | None = None) -> int:
    """Update the transcripts from the real answers, or print where they differ."""
    parser = argparse.ArgumentParser(prog="python -m simulator.transcripts", description=__doc__)
    parser.add_argument("--update", action="store_true", help="rewrite what differs")
    parser.add_argument("files", nargs="*", type=Path, help="transcripts (default: all)")
    options = parser.parse_args(arguments)
    handler = remembering_skill()
    code = 0
    for path in options.files or sorted(TRANSCRIPTS.glob("*/*.txt")):
        try:
            code |= _settle(path.resolve(), handler, update=options.update)
        except TranscriptError as error:
            print(f"{path}: {error}", file=sys.stderr)
            code = 1
    return code


def _settle(path: Path, handler: Handler, *, update: bool) -> int:
    """Print how one transcript differs; with `update` rewrite it. Returns 1 if it still differs."""
    diff = difference(path, handler)
    if diff and update:
        written = path.read_text(encoding="utf-8")
        path.write_text(render(written, path.parent.name, handler), encoding="utf-8")
    print(diff, end="")
    return int(bool(diff) and not update)


if __name__ == "__main__":
    raise SystemExit(main())
