"""The records of the content, apart from its words; all are immutable."""

from collections.abc import Iterable, Mapping

from skill.content.advice_records import Advice, Sign
from skill.content.choices import Act
from skill.content.routine_records import Routine, Step
from skill.content.situation_records import Situation
from skill.content.word_records import Words
from skill.record import Record

GOODBYE = "rest"
"""Id of the drawing that is shown with the last words."""


class Source(Record):
    """A publication that a fact or number comes from."""

    id: str
    title: str
    url: str
    """Public address of the page that was read; empty if there is none."""
    original: str = ""
    """Address of what that page copies or reports; empty if it is no copy."""

    @property
    def address(self) -> str:
        """The address of whoever says it, not of who copied it."""
        return self.original or self.url


class Rung(Record):
    """One rung of the relief ladder."""

    id: str
    routine: str
    otherwise: str
    """Id of the next rung if the cramp does not ease."""
    needs_easing: bool
    """Whether it may begin only after the cramp has eased, even if the person asks for it."""
    until_eased: bool
    """Whether the person holds on after the count, for as long as the cramp grips."""
    asks_if_gone: bool
    """Whether it ends by asking if the cramp has gone, not only if it eases."""
    upright: str = ""
    """Id of the routine for a person who stands already; empty for `routine`."""
    instead: str = ""
    """Id of the routine that takes the place of a forbidden one; empty to leave the rung out."""
    acts: tuple[Act, ...] = ()
    """What it does, besides what its routine does, that a situation can forbid."""
    steps: tuple[str, ...] = ()
    """Ids of the routine's steps that are used; empty for all."""
    easing: str = ""
    """Id of the next rung if the cramp eases; empty if the ladder then ends."""
    severe: str = ""
    """Id of the next rung if a severe cramp does not ease; empty for `otherwise`."""

    @property
    def routines(self) -> tuple[str, ...]:
        """Ids of all its routines, the first preferred."""
        return tuple(filter(None, (self.upright, self.routine, self.instead)))


class Ladder(Record):
    """The rungs of relief, and when to give up and send the person to a doctor."""

    rungs: tuple[Rung, ...]
    rounds: int
    """How many times the first rung begins at most."""
    minutes: int
    """Minutes after which a cramp needs a doctor."""
    aftercare: str
    """Id of the advice that ends relief."""
    sources: tuple[str, ...]
    reviewed_on: str
    """ISO date of the last comparison with the sources."""

    @property
    def first(self) -> str:
        """Id of the first rung."""
        return self.rungs[0].id


class Locale(Record):
    """A locale, its language, and its emergency number."""

    id: str
    language: str
    words: str
    """Key of its words: its own id if it has words of its own, else its language."""
    emergency_number: str
    """Empty if unknown."""
    emotions: bool
    """Whether Alexa's voice can sound pleased in this locale."""
    syllables_per_second: float
    """Rate of Alexa's voice in this locale, without pauses; all timing of holds rests on it."""
    next_goes_on: bool
    """Whether its word for "next" is also how people go on after a pause, such as "weiter"."""
    countries: tuple[str, ...]
    """Codes of the countries in which all that is said in it is true, its number above all."""
    spoken_number: str = ""
    """The emergency number in a sentence, such as "le quinze"; empty if it is said digit by digit."""

    @property
    def number_in_words(self) -> str:
        """The emergency number as it stands in a sentence; empty if it is unknown."""
        return self.spoken_number or self.emergency_number


class Library(Record):
    """All content."""

    sources: Mapping[str, Source]
    routines: Mapping[str, Routine]
    ladder: Ladder
    situations: Mapping[str, Situation]
    advice: Mapping[str, Advice]
    signs: Mapping[str, Sign]
    locales: Mapping[str, Locale]
    words: Mapping[str, Words]
    """Language, or locale with words of its own → words."""
    default_locale: str

    @property
    def languages(self) -> tuple[str, ...]:
        """All languages, that of the default locale first."""
        default = self.locales[self.default_locale].language
        return tuple(dict.fromkeys((default, *(row.language for row in self.locales.values()))))

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of the countries of all locales."""
        rows = self.locales.values()
        return tuple(dict.fromkeys(country for row in rows for country in row.countries))

    def topic(self, asked: str) -> Advice | None:
        """The advice that answers a topic, or a narrower question of it; None if there is none.

        A narrower question follows a dot, as in `remedies.mustard`.
        """
        return self.advice.get(asked.partition(".")[0])

    def advice_on(self, asked: str) -> Advice:
        """The same for what is known to be answered.

        Raises:
            KeyError: There is no such topic.
        """
        return self.advice[asked.partition(".")[0]]

    def has_answer(self, asked: str) -> bool:
        """Whether there is this topic, and this narrower question of it if one is named."""
        _, _, question = asked.partition(".")
        advice = self.topic(asked)
        return advice is not None and (not question or question in advice.questions)

    def answer(self, asked: str) -> tuple[str, ...]:
        """Ids of the facts that answer a topic or a narrower question, in speaking order.

        Raises:
            KeyError: There is no such topic.
        """
        topic, _, question = asked.partition(".")
        return self.advice[topic].questions.get(question, self.advice[topic].answer)

    def sign_in(self, sign: str, situations: Iterable[str]) -> str:
        """Id of the sign that a sign is in these situations."""
        becomes = self.signs[sign].becomes if sign in self.signs else {}
        return next((becomes[one] for one in situations if one in becomes), sign)

    @property
    def first_movement(self) -> Step:
        """The step that relief begins with."""
        return self.routines[self.ladder.rungs[0].routine].steps[0]

    def __hash__(self) -> int:
        """Cheap, so that a library can be a cache key; equal libraries have equal defaults."""
        return hash(self.default_locale)

    def locale(self, asked: str) -> Locale:
        """The locale with this id; an unknown one gets a near locale's words and no number."""
        default = self.locales[self.default_locale]
        if not asked or asked in self.locales:
            return self.locales.get(asked, default)
        language = asked.partition("-")[0]
        of_language = (row for row in self.locales.values() if row.language == language)
        nearest = next(of_language, default)
        return nearest._replace(
            words=nearest.language, emergency_number="", emotions=False, countries=(), spoken_number=""
        )
