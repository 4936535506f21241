"""The chapter on answers: every topic, its general answer and each narrower question."""

from collections.abc import Iterator
from pathlib import Path

from skill.authoring.book.comments import WHOLE_FILE, about, comments
from skill.authoring.book.parts import Group, Line, Part, Section, label, plain, same_words
from skill.content.advice_records import Advice
from skill.content.model import Library
from skill.content.word_records import AdviceWords, Words


def answers_section(library: Library, words: Words, content: Path) -> Section:
    """The chapter."""
    return Section(
        id="answers",
        title="Answers to questions",
        intro=(
            "Each topic with its general answer, then the narrower questions, sentence by "
            "sentence in speaking order. Numbers in brackets name the sources of a sentence."
        ),
        groups=tuple(
            _group(topic, words.advice[topic.id], content) for topic in library.advice.values()
        ),
    )


def _group(topic: Advice, spoken: AdviceWords, content: Path) -> Group:
    found = comments(content / "advice" / f"{topic.id}.toml")
    places = (WHOLE_FILE, "facts", "answer", "questions")
    return Group(
        title=label(topic.id),
        parts=tuple(part for part in _parts(topic, spoken) if part.lines),
        comments=tuple(text for place in places for text in about(found, place)),
        reviewed_on=topic.reviewed_on,
    )


def _parts(topic: Advice, spoken: AdviceWords) -> Iterator[Part]:
    yield Part("General answer", _lines(topic.answer, topic, spoken))
    for question, facts in topic.questions.items():
        noted = tuple(_noted(question, topic))
        yield Part(f"Asked about: {plain(question)}", _lines(facts, topic, spoken), noted)
    answered = {*topic.answer, *(fact for facts in topic.questions.values() for fact in facts)}
    rest = tuple(fact for fact in spoken.facts if fact not in answered)
    yield Part("In no answer", _lines(rest, topic, spoken))
    yield Part("In a situation", tuple(_told(topic, spoken)))
    if spoken.ask:
        asked = Line("Offers then", (spoken.ask,)), Line("Asked again", (spoken.reprompt,))
        yield Part(f"Offer: {plain(topic.offer)}", asked)


def _noted(question: str, topic: Advice) -> Iterator[str]:
    """What follows from a question besides its answer."""
    if told := topic.tells.get(question):
        yield f"From then on the coach takes the person to be in the situation “{label(told)}”."
    if question in topic.offers_nothing:
        yield "Nothing is offered then."


def _lines(facts: tuple[str, ...], topic: Advice, spoken: AdviceWords) -> tuple[Line, ...]:
    return tuple(
        Line(label(fact), (spoken.facts[fact],), cited=topic.facts.get(fact, ())) for fact in facts
    )


def _told(topic: Advice, spoken: AdviceWords) -> Iterator[Line]:
    for situations, fact, text in same_words(spoken.situations):
        name = f"{situations} · {plain(fact)}"
        if text:
            yield Line(name, (text,), cited=topic.facts.get(fact, ()))
        else:
            yield Line(name, (), quiet="left out")
