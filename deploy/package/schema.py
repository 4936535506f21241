"""Validates the owner's settings and the manifest against `schema.json`."""

import json
import reprlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from skill.authoring.problems import Problem
from skill.settings import is_contact

SHAPE = "Shape-MustFit"
"""Rule about missing keys and wrong types. Other rules cannot read a manifest that breaks it."""
VALUE = "Value-MustFit"

_FORMATS = FormatChecker(formats=())
_FORMATS.checks("contact")(is_contact)
SCHEMA = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=_FORMATS)


def problems(part: str, value: Mapping[str, Any]) -> list[Problem]:
    """All breaches of the schema in a part, which is `settings` or `manifest`."""
    return list(_problems({part: value}))


def _problems(document: Mapping[str, Any]) -> Iterator[Problem]:
    for error in VALIDATOR.iter_errors(document):
        part, *keys = map(str, error.absolute_path)
        if error.validator == "required":
            missing = (key for key in error.validator_value if key not in error.instance)
            yield from (Problem(".".join([*keys, key]), SHAPE, "is missing") for key in missing)
        else:
            rule = SHAPE if error.validator == "type" else VALUE
            yield Problem(".".join(keys) or part, rule, _text(error))


def _text(error: Any) -> str:
    keyword = f"{error.validator} {error.validator_value!r}"
    return f"{reprlib.repr(error.instance)} instead of {error.schema.get('description', keyword)}"
