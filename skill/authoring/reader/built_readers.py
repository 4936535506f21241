"""Builds what the reader of each language loads: `skill/reading/built/<language>.reader`."""

from collections.abc import Iterator
from pathlib import Path

from skill.authoring.built_files import Changes, changes, write
from skill.authoring.problems import ContentError, Problems
from skill.authoring.reader.examples import examples
from skill.authoring.reader.lexicon_builder import build_lexicon
from skill.authoring.reader.sources import FOLDER, read_sources
from skill.reading.guess import Weights
from skill.reading.packing import Blocks
from skill.reading.reader import SUFFIX, built_file

SAMPLED = 8
"""One in so many examples tells how rare words are."""
VALUES = Weights._fields.index("values")
"""The block with the weights."""
_ROUNDED = (0, 1, 255)
"""By how much a weight, which is one byte, may differ from one machine to another."""


def out_of_date(root: Path) -> list[Path]:
    """The built readers of the project in `root` that differ from what their sources make.

    Raises:
        ContentError: A source breaks a rule.
    """
    return list(_changes(root))


def write_readers(root: Path) -> list[Path]:
    """Build the reader of every language of the project in `root`; returns the paths that changed.

    Raises:
        ContentError: A source breaks a rule; nothing is written.
    """
    return write(_changes(root))


def _changes(root: Path) -> Changes:
    built = root / "skill" / "reading" / "built"
    return changes(dict(_readers(root, built)), built.glob("*"))


def _readers(root: Path, built: Path) -> Iterator[tuple[Path, bytes]]:
    """Path and bytes of every built reader, as the sources make it."""
    # Only whoever builds needs the libraries that learn.
    from skill.authoring.reader.learning import train  # noqa: PLC0415

    for folder in sorted(root.glob(FOLDER.format("*"))):
        problems = Problems()
        sources, language = read_sources(folder, problems), folder.parent.name
        learned = examples(root, language, sources)
        sample = [words for words, _ in learned[::SAMPLED]]
        lexicon = build_lexicon(sources, sample, problems)
        if problems:
            raise ContentError(problems)
        model = train([(sources.spoken.cut(words), token) for words, token in learned])
        path = built / f"{language}{SUFFIX}"
        yield path, _kept(built_file(lexicon, *model), path)


def _kept(built: bytes, path: Path) -> bytes:
    """The file; the existing one if it holds the same."""
    existing = path.read_bytes() if path.exists() else b""
    return existing if existing and _same(list(Blocks(existing)), list(Blocks(built))) else built


def _same(one: list[bytes], other: list[bytes]) -> bool:
    """Whether blocks differ by nothing but how a machine compresses, and rounds weights."""
    if len(one) != len(other) or len(one[VALUES]) != len(other[VALUES]):
        return False
    weights = zip(one.pop(VALUES), other.pop(VALUES), strict=True)
    return one == other and all((a - b) % 256 in _ROUNDED for a, b in weights)
