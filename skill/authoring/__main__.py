"""Commands for writers: `python -m skill.authoring validate`, `models` and `poses`."""

import argparse
import sys
from pathlib import Path

from skill.authoring import validate
from skill.authoring.interaction_model import built_models
from skill.authoring.poses import INDEX, write_sheet
from skill.authoring.problems import ContentError
from skill.authoring.toml.library_reader import CONTENT

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds `skill` and `interaction_models`."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns 0 if all is well, 1 if a rule is broken or a model out of date."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "validate":
            return _validate(options.content)
        if options.command == "poses":
            return _draw_poses(options.folder)
        return _check_models() if options.check else _write_models()
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
    build = commands.add_parser("models", help="rebuild the interaction models")
    build.add_argument(
        "--check", action="store_true", help="change nothing, and fail if one is out of date"
    )
    draw = commands.add_parser("poses", help="draw every pose, and a page that shows them all")
    draw.add_argument("folder", type=Path, help="where the drawings are written")
    return parser


def _validate(content: Path) -> int:
    found = validate.problems(content)
    for problem in found:
        print(problem)
    print(f"{len(found)} problems" if found else "The content keeps every rule.", file=sys.stderr)
    return 1 if found else 0


def _check_models() -> int:
    outdated = built_models.out_of_date(ROOT)
    for path in outdated:
        print(f"{path.relative_to(ROOT)} is out of date: run python -m skill.authoring models")
    return 1 if outdated else 0


def _write_models() -> int:
    for path in built_models.write_models(ROOT):
        print(f"rebuilt {path.relative_to(ROOT)}")
    return 0


def _draw_poses(folder: Path) -> int:
    write_sheet(folder)
    print(f"look at {folder / INDEX}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
