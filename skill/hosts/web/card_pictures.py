"""Draws the pictures of cards, each pose as a PNG in two sizes: `python -m …card_pictures`.

This is done beforehand, because drawing takes tenths of a second and much memory.
"""

from pathlib import Path

import resvg_py

from skill.alexa.cards import SIZES, file_name
from skill.content.library import BUILT
from skill.hosts.web.pictures import DRAWN
from skill.record import Record

POSES = Path(BUILT) / "pictures"
"""The folder with a still SVG drawing of each pose, made by `make update`."""


class CardPicture(Record):
    """The picture of one pose in one size."""

    drawing: Path
    """The SVG document of the pose, named after it."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""

    @property
    def name(self) -> str:
        """Its file name, with which its URL in a card ends."""
        return file_name(self.drawing.stem, self.width, self.height)

    def image(self) -> bytes:
        """The PNG image; one image serves both light and dark cards."""
        drawn = self.drawing.read_text("utf-8")
        image = resvg_py.svg_to_bytes(
            svg_string=drawn, width=self.width, height=self.height, skip_system_fonts=True
        )
        return bytes(image)

    def draw(self, folder: Path) -> bool:
        """Draw it into a folder, unless a file there is newer than the pose; tells if it did."""
        file = folder / self.name
        if file.is_file() and file.stat().st_mtime >= self.drawing.stat().st_mtime:
            return False
        # Whoever reads the file meanwhile gets the whole of it, be it the old or the new one.
        unfinished = file.with_suffix(".new")
        unfinished.write_bytes(self.image())
        unfinished.replace(file)
        return True


def every_picture(folder: Path = POSES) -> dict[str, CardPicture]:
    """File name → picture, for each pose in each of `SIZES`."""
    drawings = sorted(folder.glob("*.svg"))
    found = (CardPicture(drawing, *size) for drawing in drawings for size in SIZES)
    return {picture.name: picture for picture in found}


def draw_all(folder: Path = DRAWN) -> int:
    """Draw what is missing in a folder or older than its pose, and delete what has no pose.

    Returns the number of pictures that were drawn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = every_picture()
    for file in folder.iterdir():
        if file.name not in wanted:
            file.unlink()
    return sum(picture.draw(folder) for picture in wanted.values())


if __name__ == "__main__":
    if number := draw_all():
        print(f"cramp-coach: {number} pictures of cards drawn into {DRAWN}")  # noqa: T201 - a command
