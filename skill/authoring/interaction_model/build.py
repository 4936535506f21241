"""Builds what Alexa listens for from what people say.

`interaction_models/source` and the names of the routines become
`interaction_models/<locale>.json`. The built files are kept beside the sources, so that a change
of words is seen as what it changes for Alexa.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from hassil import parse_sentence
from hassil.errors import HassilError
from hassil.expression import Sentence
from hassil.parser import ParseError
from hassil.sample import sample_sentence

from skill.authoring.interaction_model.rules import broken_rules, slots_of
from skill.authoring.interaction_model.schema import (
    Intent,
    InteractionModel,
    LanguageModel,
    TypeValue,
)
from skill.authoring.interaction_model.source import (
    ModelSource,
    RoutineNames,
    Value,
    read_sources,
)
from skill.authoring.problems import ContentError, Problem, Problems
from skill.authoring.toml.library_reader import load_library
from skill.content.model import Library
from skill.content.word_records import RoutineWords

Names = Mapping[str, RoutineNames]
"""Routine id → how people call it; only routines that can be asked for by name."""

Report = Callable[[str, str], None]
"""Takes the name of a broken rule, and what breaks it."""


def build(source: ModelSource, names: Names) -> InteractionModel:
    """Spell out the templates and join them with the names of the routines.

    Raises `ContentError` with everything that is wrong in the source or in the model.
    """
    problems = Problems()
    report = partial(problems.add, source.path)
    _check_references(source, names, report)
    language: LanguageModel = {
        "invocationName": source.invocation_name,
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": source.fallback_sensitivity}},
        "intents": _intents(source, report),
        "types": [
            {"name": name, "values": [_built(value) for value in _values(name, source, names)]}
            for name in source.types
        ],
    }
    for rule, text in broken_rules(language):
        report(rule, text)
    if problems:
        raise ContentError(problems)
    return {"interactionModel": {"languageModel": language}}


def render(model: InteractionModel) -> str:
    """The text of the file: readable JSON that ends with a new line."""
    return json.dumps(model, indent=2, ensure_ascii=False) + "\n"


def out_of_date(root: Path) -> list[Path]:
    """The built models of the project in `root` that differ from what their sources make.

    Raises `ContentError` if a source or the content breaks a rule.
    """
    return [path for path, _ in _changes(root)]


def write_models(root: Path) -> list[Path]:
    """Build every model of the project in `root`; gives the paths that changed.

    Raises `ContentError` if a source or the content breaks a rule; nothing is written then.
    """
    changes = list(_changes(root))
    for path, text in changes:
        path.write_text(text, encoding="utf-8")
    return [path for path, _ in changes]


def _changes(root: Path) -> Iterator[tuple[Path, str]]:
    """Paths of models that are missing or differ, with the text they ought to hold."""
    folder = root / "interaction_models"
    library = load_library(root / "skill" / "content")
    for source in read_sources(folder / "source"):
        # What is wrong with a language is named as such, and not as its first locale's.
        build(source, _names(library, source.language))
        for locale in source.locales:
            text = render(build(source.said_in(locale), _names(library, _key(library, locale))))
            model = folder / f"{locale}.json"
            if not model.exists() or model.read_text(encoding="utf-8") != text:
                yield model, text


def _key(library: Library, locale: str) -> str:
    """Key of a locale's words; raises `ContentError` if the content has no such locale."""
    if locale not in library.locales:
        text = f"give {locale} a row, with the number to call in an emergency"
        raise ContentError([Problem("locales/locales.toml", "Locale-MustExist", text)])
    return library.locales[locale].words


def _names(library: Library, key: str) -> Mapping[str, RoutineWords]:
    """How people call the routines that they can ask for; none without words."""
    words = library.words[key].routines if key in library.words else {}
    return {
        id_: words[id_]
        for id_, routine in library.routines.items()
        if routine.offered and id_ in words
    }


def _check_references(source: ModelSource, names: Names, report: Report) -> None:
    """Report routines and slots that are named but lead nowhere."""
    for name, kind in source.types.items():
        for routine in kind.routines:
            if routine not in names:
                report("Routine-MustBeKnown", f"{routine} of {name}")
    templates = " ".join((*source.rules.values(), *sum(source.intents.values(), ())))
    for slot in source.slots.keys() - set(slots_of(templates)):
        report("Slot-MustBeUsed", f"{{{slot}}}")


def _intents(source: ModelSource, report: Report) -> list[Intent]:
    rules = {
        name: sentence
        for name, template in source.rules.items()
        if (sentence := _parsed(template, report))
    }
    return [_intent(name, source, rules, report) for name in source.intents]


def _intent(
    name: str, source: ModelSource, rules: Mapping[str, Sentence], report: Report
) -> Intent:
    samples = [
        sample
        for template in source.intents[name]
        for sample in _spelled_out(template, rules, report)
    ]
    used = dict.fromkeys(slot for sample in samples for slot in slots_of(sample))
    return {
        "name": name,
        "slots": [
            {"name": slot, "type": source.slots[slot]} for slot in used if slot in source.slots
        ],
        "samples": samples,
    }


def _parsed(template: str, report: Report) -> Sentence | None:
    try:
        return _sentence(template)
    except ParseError as error:
        report("Template-MustBeReadable", f"{template!r}: {error}")
        return None


@cache
def _sentence(template: str) -> Sentence:
    """A template, parsed once for all locales."""
    return parse_sentence(template)


def _spelled_out(template: str, rules: Mapping[str, Sentence], report: Report) -> list[str]:
    """Every sample that a template stands for; slots are left as they are."""
    sentence = _parsed(template, report)
    if sentence is None:
        return []
    try:
        samples = sample_sentence(sentence, expansion_rules=dict(rules), expand_lists=False)
        return [sample.strip() for sample in samples]
    except HassilError as error:
        report("Template-MustBeReadable", f"{template!r}: {error}")
        return []


def _values(name: str, source: ModelSource, names: Names) -> list[Value]:
    """The values of a slot type: those of the source, then the routines that belong to it."""
    kind = source.types[name]
    routines = kind.routines
    if kind.other_routines:
        taken = {routine for other in source.types.values() for routine in other.routines}
        routines = tuple(routine for routine in names if routine not in taken)
    of_content = (
        Value(routine, names[routine].name, tuple(names[routine].also_called))
        for routine in routines
        if routine in names
    )
    return [*kind.values, *of_content]


def _built(value: Value) -> TypeValue:
    if not value.synonyms:
        return {"id": value.id, "name": {"value": value.name}}
    return {"id": value.id, "name": {"value": value.name, "synonyms": list(value.synonyms)}}
