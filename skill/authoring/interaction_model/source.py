"""The source of a language's interaction models, with the additions of its locales."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from skill.authoring.interaction_model.amazon_words import AmazonWords


@dataclass(frozen=True)
class Value:
    """One value of a slot type, with the words for it."""

    id: str
    name: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class SlotType:
    """A slot type: the slots that have it and the values that can be said in them."""

    slots: tuple[str, ...] = ()
    """Names of the slots of this type."""
    values: tuple[Value, ...] = ()
    routines: tuple[str, ...] = ()
    """Ids of routines that are additional values."""
    other_routines: bool = False
    """Whether all routines that no type lists are additional values."""


@dataclass(frozen=True)
class Additions:
    """What one locale adds to the source of its language."""

    path: str
    samples: Mapping[str, tuple[str, ...]]
    """Intent → templates."""
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Slot type → id of a value → additional synonyms."""


@dataclass(frozen=True)
class ModelSource:
    """The source of one language; `for_locale` returns that of one locale's model."""

    path: str
    """The folder of the language, or the file of the locale whose additions it includes."""
    language: str
    locales: tuple[str, ...]
    """The locales for which models are built."""
    invocation_name: str
    fallback_sensitivity: str
    """Empty if the models have none."""
    amazon: AmazonWords
    rules: Mapping[str, str]
    """Name → template that other templates include as `<name>`."""
    types: Mapping[str, SlotType]
    intents: Mapping[str, tuple[str, ...]]
    """Intent → templates."""
    additions: Mapping[str, Additions] = field(default_factory=dict)
    """Locale → what it adds."""

    @property
    def slots(self) -> Mapping[str, str]:
        """Slot → its type."""
        return {slot: name for name, kind in self.types.items() for slot in kind.slots}

    def place(self, part: str) -> str:
        """The path of a part, for a problem: `model`, `intents/<name>` or `slot_types/<name>`."""
        if self.path == self.language:
            return f"{self.path}/{part}.toml"
        return f"{self.path}.{part.replace('/', '.')}"

    def for_locale(self, locale: str) -> "ModelSource":
        """The source with a locale's additions. Problems in it then name the locale's file."""
        if locale not in self.additions:
            return self
        added = self.additions[locale]
        return replace(
            self,
            path=added.path,
            types={
                name: _with_synonyms(kind, added.synonyms.get(name, {}))
                for name, kind in self.types.items()
            },
            intents={
                name: (*templates, *added.samples.get(name, ()))
                for name, templates in self.intents.items()
            },
        )


def _with_synonyms(kind: SlotType, added: Mapping[str, tuple[str, ...]]) -> SlotType:
    values = tuple(
        replace(value, synonyms=(*value.synonyms, *added.get(value.id, ())))
        for value in kind.values
    )
    return replace(kind, values=values)
