"""Builds an interaction model from its source and the names of the routines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from hassil.expression import Sentence

from skill.authoring.interaction_model.breaches import slots_of
from skill.authoring.interaction_model.rules import broken_rules
from skill.authoring.interaction_model.schema import (
    Intent,
    InteractionModel,
    LanguageModel,
    SlotType,
    TypeValue,
)
from skill.authoring.interaction_model.source import ModelSource, Value
from skill.authoring.interaction_model.templates import TemplateError, parse, spell_out
from skill.authoring.problems import ContentError, Problems


class RoutineNames(Protocol):
    """The names of a routine in one language."""

    @property
    def name(self) -> str:
        """The name that the coach says."""

    @property
    def also_called(self) -> Sequence[str]:
        """Other names that people may use."""


Names = Mapping[str, RoutineNames]
"""Routine id → its names; contains only routines that people can ask for by name."""


def build(source: ModelSource, names: Names) -> InteractionModel:
    """Expand the templates, and add the names of the routines as slot values.

    Raises:
        ContentError: The source or the model breaks rules; it lists all problems.
    """
    problems = Problems()
    _check_references(source, names, problems)
    language: LanguageModel = {
        "invocationName": source.invocation_name,
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": source.fallback_sensitivity}},
        "intents": _intents(source, problems),
        "types": list(_types(source, names)),
    }
    if not source.fallback_sensitivity:
        del language["modelConfiguration"]
    for rule, breach in broken_rules(language, source.amazon):
        problems.add(source.place(breach.place), rule, breach.text)
    if problems:
        raise ContentError(problems)
    return {"interactionModel": {"languageModel": language}}


def _check_references(source: ModelSource, names: Names, problems: Problems) -> None:
    """Report routines that do not exist, and slots that no sample uses."""
    templates = " ".join((*source.rules.values(), *sum(source.intents.values(), ())))
    used = set(slots_of(templates))
    for name, kind in source.types.items():
        place = source.place(f"slot_types/{name}")
        for routine in kind.routines:
            if routine not in names:
                problems.add(place, "Routine-MustBeKnown", routine)
        for slot in kind.slots:
            if slot not in used:
                problems.add(place, "Slot-MustBeUsed", f"{{{slot}}}")


def _intents(source: ModelSource, problems: Problems) -> list[Intent]:
    rules: dict[str, Sentence] = {}
    for name, template in source.rules.items():
        try:
            rules[name] = parse(template)
        except TemplateError as error:
            problems.add(source.place("model"), "Template-MustBeReadable", str(error))
    return [_intent(name, source, rules, problems) for name in source.intents]


def _intent(
    name: str, source: ModelSource, rules: Mapping[str, Sentence], problems: Problems
) -> Intent:
    samples: list[str] = []
    for template in source.intents[name]:
        try:
            samples += spell_out(template, rules)
        except TemplateError as error:
            place = source.place(f"intents/{name}")
            problems.add(place, "Template-MustBeReadable", str(error))
    types = source.slots
    used = dict.fromkeys(slot for sample in samples for slot in slots_of(sample))
    slots = [slot for slot in used if slot in types]
    return {
        "name": name,
        "slots": [{"name": slot, "type": types[slot]} for slot in slots],
        "samples": samples,
    }


def _types(source: ModelSource, names: Names) -> Iterator[SlotType]:
    """The slot types with values; those without, such as Amazon's own, do not belong in a model."""
    for name in source.types:
        values = [_built(value) for value in _values(name, source, names)]
        if values:
            yield {"name": name, "values": values}


def _values(name: str, source: ModelSource, names: Names) -> list[Value]:
    """The values of a slot type: those in the source, then the routines that it contains."""
    kind = source.types[name]
    routines = kind.routines
    if kind.other_routines:
        listed = {routine for other in source.types.values() for routine in other.routines}
        routines = tuple(routine for routine in names if routine not in listed)
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
