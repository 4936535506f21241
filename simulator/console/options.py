"""The command line of `cramp-coach`."""

import argparse
from math import nan
from pathlib import Path
from typing import Any, NoReturn

ABOUT = "Talk with Cramp Coach in a terminal, as if it ran on an Echo."
DETAILS = """\
Without "say" it listens: type what you would say and press Enter. Typing while it speaks
interrupts it. Lines may also come through a pipe; then nothing waits.

  cramp-coach
  cramp-coach say "help my calf cramp" "no" "@12 repeat"
  printf 'ow my calf\\nno\\n' | cramp-coach

With "say" and in a pipe, "@12 repeat" says "repeat" 12 seconds into the answer, and "..." stays
silent until the session ends. While no session is open any words open the skill; "open cramp
coach" opens it without a wish, "ask cramp coach to ..." with one.

With "show" the Echo is a page in the browser, with or without a screen.

A later second than that of a day counts as a day. It exits with 0, also when what it prints is
read no further; with 1 when the skill gave an answer that an Echo would refuse; with 2 when it
was called wrongly.
"""

PORT = 8090
"""Default port of the page."""
LARGEST_PORT = 65535
_DEFAULTS = {
    "locale": "",
    "json": False,
    "misrouted": 0.0,
    "voice": False,
    "wav": None,
    "timeline": None,
}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Print one line about the mistake and exit with 2."""
        self.exit(2, f"cramp-coach: {message} (cramp-coach --help shows what there is)\n")


def parser() -> argparse.ArgumentParser:
    """The parser of the command line.

    Its result has `locale` (empty for the default), `json`, `misrouted`, `voice`, `wav`,
    `timeline`, `lines` and `show`.
    `lines` is None unless the command is `say`. With the command `show`, `show` is true and the
    result has `port` and `browser` too.
    """
    command = _Parser(
        prog="cramp-coach",
        description=ABOUT,
        epilog=DETAILS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_options(command, _DEFAULTS)
    command.set_defaults(lines=None, show=False)
    commands = command.add_subparsers(title="commands", metavar="COMMAND")
    say = commands.add_parser(
        "say", help="say these lines one after the other, print the conversation and stop"
    )
    say.add_argument("lines", nargs="+", metavar="LINE", help='such as "no" or "@12 repeat"')
    _add_options(say, dict.fromkeys(_DEFAULTS, argparse.SUPPRESS))
    _add_show(commands.add_parser("show", help="hold the conversation in a page of the browser"))
    return command


def _add_show(show: argparse.ArgumentParser) -> None:
    show.set_defaults(show=True)
    show.add_argument(
        "--locale", default=argparse.SUPPRESS, help="language of the device (default: the skill's)"
    )
    show.add_argument(
        "--port", type=_port, default=PORT, help=f"port on 127.0.0.1 (default: {PORT}; 0: any)"
    )
    show.add_argument(
        "--no-browser", dest="browser", action="store_false", help="only say where the page is"
    )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > LARGEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port")
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = nan
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share from 0 to 1")
    return share


def _svg_file(text: str) -> Path:
    if not text.endswith(".svg"):
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .svg")
    return Path(text)


def _add_options(to: argparse.ArgumentParser, defaults: dict[str, Any]) -> None:
    """Add the options that may stand before or after `say`.

    Only those before it have defaults, so that `say` does not overwrite them.
    """
    to.add_argument(
        "--locale", default=defaults["locale"], help="language of the device (default: the skill's)"
    )
    to.add_argument(
        "--json",
        action="store_true",
        default=defaults["json"],
        help="print one JSON object a turn: said, intent, slots, understood, request, response",
    )
    to.add_argument(
        "--misrouted",
        type=_share,
        default=defaults["misrouted"],
        metavar="SHARE",
        help="share of the words without a sample that a recogniser loses or mistakes (default: 0)",
    )
    to.add_argument(
        "--voice", action="store_true", default=defaults["voice"], help="speak the answers aloud"
    )
    to.add_argument(
        "--wav",
        type=Path,
        default=defaults["wav"],
        metavar="FILE",
        help="write what a person would hear, with 'say' or a pipe",
    )
    to.add_argument(
        "--timeline",
        type=_svg_file,
        default=defaults["timeline"],
        metavar="FILE.svg",
        help="draw what a person would hear, second by second, with 'say' or a pipe",
    )
