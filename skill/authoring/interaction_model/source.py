"""What people say in one language, as writers put it, and what its locales add."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Value:
    """One value of a slot type."""

    id: str
    name: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class SlotType:
    """What may be said in a slot."""

    slots: tuple[str, ...] = ()
    """The slots that take this type."""
    values: tuple[Value, ...] = ()
    routines: tuple[str, ...] = ()
    """Ids of routines that are values too."""
    other_routines: bool = False
    """Whether every routine that no type names is a value too."""


@dataclass(frozen=True)
class Additions:
    """What people in one locale say besides what everybody says in its language."""

    path: str
    samples: Mapping[str, tuple[str, ...]]
    """Intent → templates."""
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Slot type → id of a value → other words for it."""


@dataclass(frozen=True)
class ModelSource:
    """The source of the models of one language; `for_locale` gives that of one model."""

    path: str
    """The folder of the language, or the file of the locale whose additions are in."""
    language: str
    locales: tuple[str, ...]
    """The locales that get a model of their own."""
    invocation_name: str
    fallback_sensitivity: str
    rules: Mapping[str, str]
    """Phrase → template, for `<phrase>` within templates."""
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
        """Where a writer looks for a part: `model`, `intents/<name>` or `slot_types/<name>`."""
        if self.path == self.language:
            return f"{self.path}/{part}.toml"
        return f"{self.path}.{part.replace('/', '.')}"

    def for_locale(self, locale: str) -> "ModelSource":
        """This with what a locale adds; what is wrong with the whole is then the locale's fault."""
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
