"""Fills the templates of pages, with everything that is filled in escaped."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).with_name("pages")
"""The folder with the templates and style sheets."""


def filled(name: str, **values: object) -> str:
    """The HTML of the template with this file name; raises UndefinedError if a value is missing."""
    return _environment(FOLDER).get_template(name).render(values)


@lru_cache(maxsize=1)
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
