import pytest

from skill.coaching.messages.phrases import VARIED, Phrase
from skill.coaching.messages.replies import Ask, Question, Say
from skill.content.word_records import QuestionWords
from skill.speech.phrasebook import Phrasebook
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
    later = Phrasebook(WORDS, book.varied)
    assert later.phrase(Phrase.PRAISE) != first
    assert book.varied == {Phrase.PRAISE: 1}


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
    position = Say(Phrase.POSITION, {"n": 2, "total": 5})
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


@pytest.mark.parametrize("topic", LIBRARY.advice)
def test_an_offer_of_advice_is_asked_in_its_own_words(topic: str, book: Phrasebook) -> None:
    asked = book.question(Ask(Question.OFFER, topic), LIBRARY)
    own = WORDS.advice[topic]
    assert asked == QuestionWords(own.ask, own.reprompt, WORDS.questions["offer"].help)


def test_an_offer_of_a_routine_is_asked_in_its_own_words(book: Phrasebook) -> None:
    asked = book.question(Ask(Question.OFFER, "ankle_stretch"), LIBRARY)
    assert asked.ask == WORDS.routines["ankle_stretch"].ask


@pytest.mark.parametrize("question", sorted(set(Question) - {Question.CARRY_ON}))
def test_other_questions_have_words_of_their_own(question: Question, book: Phrasebook) -> None:
    assert book.question(Ask(question), LIBRARY) == WORDS.questions[question]


def test_carrying_on_names_the_walk(book: Phrasebook) -> None:
    asked = book.question(Ask(Question.CARRY_ON, "thumb_pressure"), LIBRARY)
    assert asked.ask == "Carry on with the thumb pressure?"
