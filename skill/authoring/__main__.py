"""Commands for writers: check the content, build what the skill reads, begin a language, draw."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from skill.authoring import drawings, library, validate
from skill.authoring.interaction_model import built_models
from skill.authoring.language.unfilled import unfilled
from skill.authoring.pose_sheet import INDEX, write_sheet
from skill.authoring.problems import ContentError
from skill.authoring.reader import built_readers
from skill.authoring.toml.strict_toml import CONTENT
from skill.content.library import load_library as load_built_library
from skill.reading.reader import reader_of

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds `skill` and `interaction_models`."""
BUILDS = {
    "library": (library.out_of_date, library.write_library),
    "models": (built_models.out_of_date, built_models.write_models),
    "drawings": (drawings.out_of_date, drawings.write_drawings),
    "reader": (built_readers.out_of_date, built_readers.write_readers),
}
"""Command → function that lists its out-of-date built files, and function that writes them."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code: 1 if a rule is broken or a file out of date, else 0."""
    options = _parser().parse_args(arguments)
    try:
        return _COMMANDS.get(options.command, _build)(options)
    except ContentError as error:
        print(error)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m skill.authoring", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("validate", help="name every problem of the content")
    check.add_argument(
        "content", nargs="?", type=Path, default=CONTENT, help="a content folder; default: ours"
    )
    for name in BUILDS:
        build = commands.add_parser(name, help=f"rebuild the {name} from their sources")
        build.add_argument(
            "--check", action="store_true", help="change nothing, and fail if one is out of date"
        )
    read = commands.add_parser("read", help="print what the reader makes of words")
    read.add_argument("words", nargs="+", help='such as "ow something popped"')
    read.add_argument("--language", default="", help="default: that of the default locale")
    sheet = commands.add_parser("poses", help="draw every pose, and a page that shows them all")
    sheet.add_argument("folder", type=Path, help="where the drawings are written")
    language = commands.add_parser("language", help="begin a language, or a locale of one")
    language.add_argument("action", choices=("new",), help="write the skeleton of all it needs")
    language.add_argument("locale", help="such as xx-XX")
    book = commands.add_parser("book", help="write the book that a clinician reviews and signs")
    book.add_argument("--since", default="", help="list the changes since a book.json or revision")
    book.add_argument("--language", default="", help="such as en; default: every language")
    book.add_argument("--paper", default="A4", choices=("A4", "letter"), help="default: A4")
    book.add_argument("--folder", type=Path, default=ROOT / "build" / "book")
    return parser


def _validate(options: argparse.Namespace) -> int:
    found = unfilled(ROOT) or validate.problems(options.content)
    for problem in found:
        print(problem)
    print(f"{len(found)} problems" if found else "The content keeps every rule.", file=sys.stderr)
    return 1 if found else 0


def _build(options: argparse.Namespace) -> int:
    if waiting := unfilled(ROOT):
        raise ContentError(waiting)
    outdated, write = BUILDS[options.command]
    return _check(outdated(ROOT)) if options.check else _tell(write(ROOT))


def _check(outdated: list[Path]) -> int:
    for path in outdated:
        print(f"{path.relative_to(ROOT)} is out of date: run make update")
    return 1 if outdated else 0


def _tell(changed: list[Path]) -> int:
    for path in changed:
        print(f"{'rebuilt' if path.exists() else 'removed'} {path.relative_to(ROOT)}")
    return 0


def _begin_language(options: argparse.Namespace) -> int:
    # The other commands run without what writes TOML.
    from skill.authoring.language.skeleton import begin  # noqa: PLC0415

    for path in begin(ROOT, options.locale):
        print(path.relative_to(ROOT))
    return 0


def _read(options: argparse.Namespace) -> int:
    reader = reader_of(options.language or load_built_library().languages[0])
    if reader is None:
        return 1
    for words in options.words:
        print(f"{words}: {' '.join(reader.read(words).tokens) or 'nothing'}")
    return 0


def _draw_poses(options: argparse.Namespace) -> int:
    write_sheet(options.folder)
    print(f"look at {options.folder / INDEX}")
    return 0


def _write_book(options: argparse.Namespace) -> int:
    # The other commands run without what lays pages out.
    from skill.authoring.book.editions import BookError  # noqa: PLC0415
    from skill.authoring.book.writing import write_book  # noqa: PLC0415

    try:
        for line in write_book(
            options.folder,
            ROOT,
            language=options.language,
            since=options.since,
            paper=options.paper,
        ):
            print(line)
    except (BookError, OSError) as error:
        print(error)
        return 1
    return 0


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "validate": _validate,
    "poses": _draw_poses,
    "read": _read,
    "language": _begin_language,
    "book": _write_book,
}
"""Command → function that runs it; the other commands build."""

if __name__ == "__main__":
    sys.exit(main())
