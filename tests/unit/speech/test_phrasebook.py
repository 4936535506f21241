import pytest

from skill.coaching.messages.phrases import VARIED, Phrase
from skill.coaching.messages.questions import VARIED as VARIED_QUESTIONS
from skill.coaching.messages.questions import AdviceId, Question, RoutineId, SituationId
from skill.coaching.messages.replies import Ask, Say
from skill.coaching.messages.schedule import Schedule
from skill.content.choices import Days
from skill.speech.phrasebook import AskedWords, Phrasebook
from tests.support.rehearsal import LIBRARY

WORDS = LIBRARY.words["en"]


@pytest.fixture
def book() -> Phrasebook:
    return Phrasebook(WORDS, {})


@pytest.mark.parametrize("phrase", sorted(VARIED))
def test_wordings_take_turns_and_never_follow_themselves(phrase: Phrase, book: Phrasebook) -> None:
    wordings = WORDS.phrases[phrase]
    said = [book.phrase(phrase) for _ in range(2 * len(wordings))]
    assert said == [*wordings, *wordings]


def test_the_next_book_goes_on_where_the_last_one_ended(book: Phrasebook) -> None:
    first = book.phrase(Phrase.PRAISE)
    later = Phrasebook(WORDS, book.next_variant)
    assert later.phrase(Phrase.PRAISE) != first
    assert book.next_variant == {Phrase.PRAISE: 1}


@pytest.mark.parametrize("place", [-1, 4, 10**9])
def test_a_place_beyond_the_wordings_is_no_trouble(place: int) -> None:
    stale = Phrasebook(WORDS, {Phrase.PRAISE: place})
    assert stale.phrase(Phrase.PRAISE) in WORDS.phrases[Phrase.PRAISE]


def test_other_books_are_left_alone() -> None:
    varied = {"praise": 1}
    Phrasebook(WORDS, varied).phrase(Phrase.PRAISE)
    assert varied == {"praise": 1}


@pytest.mark.parametrize("phrase", sorted(set(Phrase) - VARIED))
def test_what_instructs_has_one_wording(phrase: Phrase) -> None:
    assert len(WORDS.phrases[phrase]) == 1


def test_numbers_are_put_into_words(book: Phrasebook) -> None:
    position = Say.of(Phrase.POSITION, n=2, total=5)
    assert book.say(position) == "Step two of five."
    assert book.phrase(Phrase.HOLD, duration=45) == "Hold for forty five seconds."


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (10, "ten seconds"),
        (60, "one minute"),
        (75, "one minute and fifteen seconds"),
        (1, "ten seconds"),
        (89, "one minute and fifteen seconds"),
        (100, "two minutes"),
        (590, "ten minutes"),
        (10_000, "ten minutes"),
    ],
)
def test_a_duration_without_words_of_its_own_is_told_as_the_nearest_that_has(
    seconds: int, words: str, book: Phrasebook
) -> None:
    assert book.duration(seconds) == words


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (21, 30, "half past nine p.m."),
        (9, 45, "a quarter to ten a.m."),
        (23, 45, "a quarter to twelve p.m."),
        (9, 20, "nine twenty a.m."),
        (12, 0, "noon"),
    ],
)
def test_a_minute_with_a_name_is_told_by_it_and_the_next_hour(
    hour: int, minute: int, said: str
) -> None:
    named = {30: "half past {hour} {part}", 45: "a quarter to {next_hour} {part}"}
    words = WORDS._replace(clock=WORDS.clock._replace(named_minutes=named))
    when = Phrasebook(words, {}).when(Schedule(hour, minute, Days.DAILY))
    assert when == f"every day at {said}"


@pytest.mark.parametrize("topic", LIBRARY.advice)
def test_an_offer_of_advice_is_asked_in_its_own_words(topic: str, book: Phrasebook) -> None:
    asked = book.question(Ask(Question.OFFER, AdviceId(topic)))
    own = WORDS.advice[topic]
    assert asked == AskedWords(own.ask, own.reprompt)


def test_an_offer_of_a_routine_is_asked_in_its_own_words(book: Phrasebook) -> None:
    asked = book.question(Ask(Question.OFFER, RoutineId("ankle_stretch")))
    assert asked.ask == WORDS.routines["ankle_stretch"].ask


@pytest.mark.parametrize("situation", ["driving", "swimming", "ladder", "cycling", "treadmill"])
def test_a_place_is_asked_about_in_its_own_words(situation: str, book: Phrasebook) -> None:
    asked = book.question(Ask(Question.MADE_SAFE, SituationId(situation)))
    own = WORDS.situations[situation]
    assert asked == AskedWords(own.ask, own.reprompt)


@pytest.mark.parametrize("question", [Question.OFFER, Question.MADE_SAFE])
def test_what_is_about_nothing_is_asked_in_usual_words(
    question: Question, book: Phrasebook
) -> None:
    usual = WORDS.questions[question]
    assert book.question(Ask(question)) == AskedWords(usual.ask[0], usual.reprompt)


@pytest.mark.parametrize("question", sorted(set(Question) - {Question.CARRY_ON}))
def test_other_questions_have_words_of_their_own(question: Question, book: Phrasebook) -> None:
    own = WORDS.questions[question]
    assert book.question(Ask(question)) == AskedWords(own.ask[0], own.reprompt)


@pytest.mark.parametrize("question", sorted(VARIED_QUESTIONS))
def test_wordings_of_a_question_take_turns_too(question: Question, book: Phrasebook) -> None:
    wordings = WORDS.questions[question].ask
    assert len(wordings) >= 3
    said = [book.question(Ask(question)).ask for _ in range(2 * len(wordings))]
    assert said == [*wordings, *wordings]
    assert book.next_variant == {f"questions.{question}": 0}


@pytest.mark.parametrize("question", sorted(set(Question) - VARIED_QUESTIONS))
def test_a_question_that_is_asked_once_has_one_wording(question: Question) -> None:
    assert len(WORDS.questions[question].ask) == 1


def test_carrying_on_names_the_walk(book: Phrasebook) -> None:
    asked = book.question(Ask(Question.CARRY_ON, RoutineId("thumb_pressure")))
    assert asked.ask == "Carry on with the thumb pressure?"
