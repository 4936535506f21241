"""The records of the words of one language; all are immutable."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from skill.content.sound_records import Sounds
from skill.content.written_word_records import ScreenWords, WrittenWords
from skill.record import Record

UNKNOWN_SIGN = "unknown"
"""Key in `SignWords.signs` for a danger sign that was not recognized."""
HELPER = "someone_else"
"""Id of the situation in which somebody helps another person."""
GENTLY = "gently"
"""Id of the situation that the stretch hurts."""


LEG_LABEL = "label"
"""Key in `Words.legs` of what a leg is called on screens; the other keys are the language's own."""


class Telling(Record):
    """Whose words of a routine are said."""

    situation: str = ""
    """Id of the situation that has words of its own; empty for the usual words."""
    helped: bool = False
    """Whether they are said to somebody who helps another person in that situation."""


class ShownWords(Record):
    """What screens show of a routine; placeholders are those of its spoken words."""

    name: str = ""
    """What it is called there; empty for its name."""
    steps: Mapping[str, str] = MappingProxyType({})
    """Step id → its usual caption, a short instruction."""
    situations: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """Situation id with words of its own → step id → their caption; empty if the usual one fits."""
    helped: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """The same for words to somebody who helps another person in that situation."""

    def caption(self, step: str, telling: Telling) -> str:
        """The caption that fits these words of a step."""
        tables = self.helped if telling.helped else self.situations
        return tables.get(telling.situation, {}).get(step) or self.steps[step]


class RoutineWords(Record):
    """The words of a routine."""

    name: str
    also_called: tuple[str, ...] = ()
    keep: str = ""
    """What to keep doing during help in the middle of a walk; empty for nothing."""
    in_relief: str = ""
    """What relief adds to the instruction of its timed step; empty for nothing."""
    gently: str = ""
    """What is added to that instruction where the stretch hurts; empty for nothing."""
    ask: str = ""
    """The question that offers what `Routine.then` names; empty if it offers nothing."""
    reprompt: str = ""
    steps: Mapping[str, str] = MappingProxyType({})
    situations: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """Situation id → step id, `keep`, `in_relief`, `gently` or `after` → the words there."""
    helped: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """The same, said to somebody who helps another person in that situation."""

    shown: ShownWords = ShownWords()

    @property
    def title(self) -> str:
        """The name with a capital letter, as it is written alone."""
        return self.name[:1].upper() + self.name[1:]

    def said(self, key: str, situations: Sequence[str]) -> str:
        """The words of a step, `keep` or an addition there; empty if there are none."""
        if (telling := self.telling(key, situations)).situation:
            tables = self.helped if telling.helped else self.situations
            return tables[telling.situation][key]
        own = {"keep": self.keep, "in_relief": self.in_relief, "gently": self.gently}
        return own.get(key, "") or self.steps.get(key, "")

    def telling(self, key: str, situations: Sequence[str]) -> Telling:
        """Whose words are said there of a step, `keep` or an addition.

        Whoever helps another person never hears the words for the person.
        """
        helps = HELPER in situations
        own = self.helped if helps else self.situations
        first = next((one for one in situations if key in own.get(one, ())), "")
        if helps and not first:
            return Telling(HELPER if key in self.situations.get(HELPER, ()) else "")
        return Telling(first, helps)


class AdviceWords(Record):
    """The words of a topic of advice."""

    facts: Mapping[str, str]
    ask: str
    """The question that makes the topic's offer."""
    reprompt: str
    situations: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """Situation id → fact id → the words that replace the usual; empty words leave it out."""

    def said(self, fact: str, situations: Sequence[str]) -> str:
        """The words of a fact in these situations; empty if it is left out."""
        situation = self.situation_of(fact, situations)
        return self.situations[situation][fact] if situation else self.facts[fact]

    def situation_of(self, fact: str, situations: Sequence[str]) -> str:
        """Id of the situation whose words of a fact are said; empty for the usual ones."""
        return next((one for one in situations if fact in self.situations.get(one, ())), "")


class PlaceWords(Record):
    """What is said to one listener in a place that is not safe."""

    call: str
    """The first sentence of an emergency there."""
    first: str
    """What comes before the first sentence of another danger sign that cannot wait."""
    once_safe: str
    """Comes before what to do about a danger sign, which has to wait until they are safe."""
    make_safe: str = ""
    """What makes them safe before a movement; empty if the movement itself says it."""


class SituationWords(Record):
    """The words about a situation in which the person has to be safe first."""

    person: PlaceWords
    helper: PlaceWords
    """The words to somebody who helps the person there."""
    ask: str = ""
    """Asks whether the person is safe."""
    reprompt: str = ""

    def told(self, helps: bool) -> PlaceWords:
        """The words to the person, or to somebody who helps."""
        return self.helper if helps else self.person


class SignWords(Record):
    """What is said about danger signs, to the person or to somebody who helps."""

    urgencies: Mapping[str, str]
    """Urgency → the first sentence of every danger sign with it."""
    signs: Mapping[str, str]
    """Sign id → why it matters and what not to do, wherever the person is."""
    deeds: Mapping[str, str]
    """Sign id → what to do, once the person is in a safe place."""
    openings: Mapping[str, str] = MappingProxyType({})
    """Sign id → its first sentence, in place of the urgency's."""
    pregnant: Mapping[str, str] = MappingProxyType({})
    """Sign id → the words that replace those of `deeds` in pregnancy."""


class QuestionWords(Record):
    """The words of a question."""

    ask: tuple[str, ...]
    """Its wordings, which are used in turn."""
    reprompt: str
    """Repeats the question in short, with two or three answers."""
    help: str
    """Says how to answer, after two answers in a row were not understood."""
    helper_ask: str = ""
    """Its wording to somebody who helps; empty for the usual."""


class ClockWords(Record):
    """How times of day are said."""

    when: str
    """Template with {days} and {time}, such as "every day at nine p.m."."""
    on_the_hour: str
    """Template with {hour} and {part}, such as "nine p.m."."""
    few_minutes: str
    """The same with {minute}, for the minutes 1 to 9, such as "nine oh five p.m."."""
    minutes: str
    """The same for later minutes, such as "nine thirty p.m."."""
    noon: str
    midnight: str
    hours: Mapping[int, str]
    """Hour, 0 to 23 → what it is called."""
    parts: Mapping[int, str]
    """Hour, 0 to 23 → the part of the day that it is in, such as "p.m."."""
    named_minutes: Mapping[int, str] = MappingProxyType({})
    """Minute with a name of its own → template with {hour}, {next_hour} and {part}, such as
    "half past nine"."""


class Words(Record):
    """Everything that is said and shown in one language."""

    never_said: tuple[str, ...]
    """Beginnings of words that the content must not use."""
    phrases: Mapping[str, tuple[str, ...]]
    """Phrase id → its wordings, which are used in turn."""
    questions: Mapping[str, QuestionWords]
    routines: Mapping[str, RoutineWords]
    advice: Mapping[str, AdviceWords]
    warnings: SignWords
    """What is said about danger signs to the person."""
    helper_warnings: SignWords
    """The same to somebody who helps another person, where it differs."""
    deeds_begin: tuple[str, ...]
    """How sentences begin that tell what to do on dry land and firm ground."""
    of_one_leg: tuple[str, ...]
    """Words that fit one leg only, and are not said where both are moved at once."""
    local_number: str
    """Stands for the emergency number where that is unknown."""
    after_hours: str
    """Where to go if no doctor is available today."""
    situations: Mapping[str, SituationWords]
    """Situation id → what is said where the person has to be safe first."""
    legs: Mapping[str, Mapping[str, str]]
    """Side → placeholder → words, such as `left` → `foot` → "left foot"."""
    seconds: Mapping[int, str]
    minutes: Mapping[int, str]
    numbers: Mapping[int, str]
    clock: ClockWords
    days: Mapping[str, str]
    """`Days` → words, such as `daily` → "every day"."""
    screens: ScreenWords
    written: WrittenWords
    sounds: Sounds
    never_said_within: tuple[str, ...] = ()
    """Texts that no word of the content may have in it, where a language joins words to one."""
