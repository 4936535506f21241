"""Expands the templates of writers into samples: `[my] (calf|leg)` becomes four samples."""

from collections.abc import Mapping
from functools import cache

from hassil import parse_sentence
from hassil.errors import HassilError
from hassil.expression import Sentence
from hassil.parser import ParseError
from hassil.sample import sample_sentence


class TemplateError(ValueError):
    """A template is malformed; the message contains it and the reason."""


@cache
def parse(template: str) -> Sentence:
    """Parse a template; raises TemplateError. It is cached, since locales share templates."""
    try:
        return parse_sentence(template)
    except ParseError as error:
        raise TemplateError(f"{template!r}: {error}") from error


def spell_out(template: str, rules: Mapping[str, Sentence]) -> list[str]:
    """All samples that a template stands for; slots such as `{leg}` are kept.

    Args:
        template: The template.
        rules: Name → parsed template, for `<name>` in the template.

    Raises:
        TemplateError: The template is malformed, or includes a name that is not in `rules`.
    """
    sentence = parse(template)
    try:
        samples = sample_sentence(sentence, expansion_rules=dict(rules), expand_lists=False)
        return [sample.strip() for sample in samples]
    except HassilError as error:
        raise TemplateError(f"{template!r}: {error}") from error
