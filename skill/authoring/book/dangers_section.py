"""The chapter on danger signs, by urgency: said to the person, to a helper, in pregnancy."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.authoring.book.comments import WHOLE_FILE, about, comments
from skill.authoring.book.doubts import UNCLEAR, doubts_group
from skill.authoring.book.parts import Group, Line, Part, Section, label
from skill.coaching.messages.replies import Warn
from skill.content.advice_records import Sign
from skill.content.choices import Urgency
from skill.content.model import Library
from skill.content.word_records import HELPER, PlaceWords, Words
from skill.speech.warnings import PREGNANT, warning_texts


def dangers_section(library: Library, words: Words, content: Path) -> Section:
    """The chapter."""
    return Section(
        id="dangers",
        title="Danger signs",
        intro=(
            "Whatever else goes on, a danger sign is answered first. Signs stand by how soon "
            "they need a doctor. Each is given as it is heard: the first sentence, what to do, "
            "and for signs of today where to go if no doctor is free."
        ),
        groups=tuple(_Dangers(library, words, content).groups()),
    )


class _Dangers:
    def __init__(self, library: Library, words: Words, content: Path) -> None:
        self.library = library
        self.words = words
        self.found = comments(content / "signs.toml")

    def groups(self) -> Iterator[Group]:
        """A group for each sign, then what is said of places that are not safe."""
        for urgency in Urgency:
            signs = [one for one in self.library.signs.values() if one.urgency is urgency]
            for number, sign in enumerate(signs):
                yield self._group(sign)._replace(above="" if number else label(urgency))
        yield self._unclear()
        yield doubts_group(self.library, self.words)
        yield self._places()

    def _group(self, sign: Sign) -> Group:
        return Group(
            title=label(sign.id),
            parts=(Part("", tuple(self._lines(sign.id))),),
            notes=tuple(
                f"{label(there)}: what is said of “{label(it)}”."
                for there, it in sign.becomes.items()
            ),
            comments=about(self.found, sign.id),
            cited=sign.sources,
            reviewed_on=sign.reviewed_on,
        )

    def _lines(self, sign: str) -> Iterator[Line]:
        """What is said to each; what a helper or a pregnant person hears alike is left out.

        So is who hears of another sign in place of this one.
        """
        heard: list[str] = []
        here = {name: told for name, told in _LISTENERS.items() if self._stays(sign, told)}
        for name, told in here.items():
            text = " ".join(warning_texts(Warn(sign, told), self.library, self.words))
            if text not in heard:
                heard.append(text)
                yield Line(name, (text,))

    def _stays(self, sign: str, told: tuple[str, ...]) -> bool:
        return self.library.sign_in(sign, told) == sign

    def _unclear(self) -> Group:
        lines = tuple(self._lines(""))
        return Group(
            title=UNCLEAR,
            above="Any sign",
            parts=(Part("", lines),),
            comments=about(self.found, WHOLE_FILE),
        )

    def _places(self) -> Group:
        """The first sentences where a person has to be safe first."""
        told = {label(place): words for place, words in self.words.situations.items()}
        persons = {place: words.person for place, words in told.items()}
        helpers = {place: words.helper for place, words in told.items()}
        return Group(
            title="In a place that is not safe",
            notes=("All else follows in the same words as elsewhere.",),
            parts=tuple(_place_parts("", persons)) + tuple(_place_parts(HELPED, helpers)),
        )


HELPED = ", said to a helper"


def _place_parts(to: str, told: Mapping[str, PlaceWords]) -> Iterator[Part]:
    """What is said in each place at the moments of a warning."""
    for title, field in (
        (f"An emergency{to}: in place of the first sentence", "call"),
        (f"A sign of today or for a maternity unit{to}: before it", "first"),
        (f"Before what is done about a sign{to}", "once_safe"),
    ):
        lines = (Line(place, (getattr(words, field),)) for place, words in told.items())
        yield Part(title, tuple(lines))


_LISTENERS = {
    "To the person": (),
    "In pregnancy": (PREGNANT,),
    "To a helper": (HELPER,),
    "To a helper, in pregnancy": (PREGNANT, HELPER),
}
"""Who is told → the situations that count."""
