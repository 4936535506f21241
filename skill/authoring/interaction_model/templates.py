"""Spells out what a writer put in short: `[my] (calf|leg)` becomes four samples."""

from collections.abc import Mapping
from functools import cache

from hassil import parse_sentence
from hassil.errors import HassilError
from hassil.expression import Sentence
from hassil.parser import ParseError
from hassil.sample import sample_sentence


class TemplateError(ValueError):
    """A template that cannot be read; the message names it and says why."""


@cache
def parse(template: str) -> Sentence:
    """Read a template, once for all locales; raises `TemplateError`."""
    try:
        return parse_sentence(template)
    except ParseError as error:
        raise TemplateError(f"{template!r}: {error}") from error


def spell_out(template: str, rules: Mapping[str, Sentence]) -> list[str]:
    """Every sample that a template stands for, slots left as they are.

    Raises `TemplateError` if it cannot be read, or names a phrase that is not in `rules`.
    """
    sentence = parse(template)
    try:
        samples = sample_sentence(sentence, expansion_rules=dict(rules), expand_lists=False)
        return [sample.strip() for sample in samples]
    except HassilError as error:
        raise TemplateError(f"{template!r}: {error}") from error
