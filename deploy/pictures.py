"""Renders the pictures of cards for the bucket in `template.yaml`: `python -m deploy.pictures`."""

import shutil
from pathlib import Path

from deploy.lambda_build import BUILD
from skill.hosts.web.card_pictures import every_picture


def main(folder: Path = BUILD / "pictures") -> None:
    """Render every picture into a folder, whose former content is deleted, and print its path."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = every_picture()
    for number, (name, picture) in enumerate(found.items(), start=1):
        image = picture.image()
        (folder / name).write_bytes(image)
        print(
            f"{number:3} of {len(found)}  {folder / name}  {len(image) / 1000:.0f} kB", flush=True
        )


if __name__ == "__main__":
    main()
