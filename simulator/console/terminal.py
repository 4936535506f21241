"""The command `cramp-coach`, which holds a conversation with the coach in a terminal."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Thread

from rich.console import Console

from simulator.console.display import Display
from simulator.console.live import LiveConversation
from simulator.console.options import parser
from simulator.console.streams import Terminal, as_text, knows_every_sign, spell_out_unknown_signs
from simulator.device.echo import Echo, Handler
from simulator.device.exchange_json import exchange_record
from simulator.device.exchanges import DeviceEvent, Exchange
from simulator.device.real_skill import default_locale, remembering_skill
from simulator.device.script import parse_line, play
from simulator.hearing.classifier import IntentClassifier
from simulator.hearing.interaction_model import UnknownLocaleError, load_model
from simulator.hearing.nlu import Recognizer
from simulator.services.alexa_services import AlexaServices
from simulator.sound.player import Loudspeaker, NoPlayerError, Player
from simulator.sound.soundtrack import Soundtrack
from simulator.sound.voice import EspeakVoice, NoVoiceError
from simulator.timeline.recorder import TimelineRecorder
from simulator.timeline.svg import timeline_svg

Listener = Callable[[DeviceEvent], None]
"""Receives each event of the conversation, such as a display or a soundtrack."""


def main(arguments: Sequence[str] | None = None, handler: Handler | None = None) -> int:
    """Run the command and return its exit code; `handler` replaces the skill in tests."""
    spell_out_unknown_signs()
    command = parser()
    options = _with_locale(command.parse_args(arguments))
    if options.show:
        return _show(options)
    try:
        classifier = IntentClassifier(load_model(options.locale))
        voice = EspeakVoice(options.locale) if options.voice or options.wav else None
        for file in filter(None, (options.wav, options.timeline)):
            file.write_bytes(b"")
    except (UnknownLocaleError, NoVoiceError, OSError) as error:
        command.error(str(error))
    try:
        skill = handler or remembering_skill()
    except ValueError as error:
        print(f"cramp-coach: the skill refuses to start\n{error}", file=sys.stderr)
        return 2
    player = _player() if options.voice else None
    with suppress(KeyboardInterrupt), AlexaServices() as services:
        services.permitted = False
        recognizer = Recognizer(classifier.model, classifier.likeliest, options.misrouted)
        echo = Echo(skill, recognizer, datetime.now(UTC), services)
        if not _is_live(options):
            return _read_out(echo, options, Soundtrack(voice) if voice else None, player)
        if options.misrouted:
            Thread(target=classifier.learn, daemon=True).start()
        aloud = Loudspeaker(voice, player) if voice and player else None
        asyncio.run(LiveConversation(echo, Terminal(), aloud).converse())
    return 0


def _with_locale(options: argparse.Namespace) -> argparse.Namespace:
    """The options, with the skill's default locale if they name none."""
    options.locale = options.locale or default_locale()
    return options


def _show(options: argparse.Namespace) -> int:
    """Serve the page; imports its libraries only now, as nothing else here needs them."""
    try:
        from simulator.show.server import serve  # noqa: PLC0415
    except ModuleNotFoundError as error:
        print(f"cramp-coach: the page needs the web extra, too: {error}", file=sys.stderr)
        return 2
    try:
        serve(options.locale, options.port, browser=options.browser)
    except ValueError as error:
        print(f"cramp-coach: the page cannot be shown\n{error}", file=sys.stderr)
        return 2
    return 0


def _is_live(options: argparse.Namespace) -> bool:
    """Whether a person sits at the terminal and no option asks for written output."""
    written = options.lines or options.json or options.wav or options.timeline
    able = os.environ.get("TERM") != "dumb"
    return able and not written and sys.stdin.isatty() and sys.stdout.isatty()


def _player() -> Player | None:
    try:
        return Player()
    except NoPlayerError as error:
        print(f"cramp-coach: {error}; going on in writing", file=sys.stderr)
        return None


def _read_out(
    echo: Echo, options: argparse.Namespace, track: Soundtrack | None, player: Player | None
) -> int:
    """Play the lines of `say` or standard input without waiting; returns the exit code."""
    timeline, terminal = TimelineRecorder(), Terminal()
    show = partial(_print_json, terminal) if options.json else Display(terminal).show
    listeners: list[Listener] = [show, timeline.follow]
    if track:
        listeners.append(track.follow)
    faultless = True
    for line in _lines(options):
        if terminal.quiet:
            break  # whoever read it has seen enough
        for event in play(echo, parse_line(line)) if line.strip() else ():
            faultless = faultless and not (isinstance(event, Exchange) and event.fault)
            for listener in listeners:
                listener(event)
    if track:
        _sound(track.wav(), options.wav, player)
    if options.timeline:
        options.timeline.write_text(timeline_svg(timeline.rows), encoding="utf-8")
    return 0 if faultless else 1


def _sound(wav: bytes, file: Path | None, player: Player | None) -> None:
    if file:
        file.write_bytes(wav)
    if player:
        player.start(wav)
        player.finish()


def _lines(options: argparse.Namespace) -> Iterable[str]:
    return map(as_text, options.lines) if options.lines else sys.stdin


def _print_json(terminal: Console, event: DeviceEvent) -> None:
    if isinstance(event, Exchange):
        record = json.dumps(exchange_record(event), ensure_ascii=not knows_every_sign())
        terminal.out(record, highlight=False)


if __name__ == "__main__":
    raise SystemExit(main())
