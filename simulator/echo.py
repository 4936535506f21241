"""The device: one session at a time, its microphone, and the clock of the conversation."""

from collections.abc import Callable, Generator, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf

from simulator.answers import Answer, InvalidAnswerError, check_farewell, from_wire, read_answer
from simulator.envelopes import Envelopes, Json, Session, slot_json
from simulator.hearing import Heard, Hearing
from simulator.model import LAUNCH
from simulator.speech import Piece, from_text, length

Handler = Callable[[Json, object], Json]
"""The skill: request envelope and Lambda context in, response envelope out."""

REMEMBERING = {"CRAMP_COACH_STORE": "memory:", "CRAMP_COACH_STORE_PATIENCE_MS": "2000"}
"""Settings of a skill that knows its people again for as long as the program runs."""
ROUND_TRIP_SECONDS = 1.0
"""From the end of somebody's words to the first word of the answer, as Alexa needs."""
MICROPHONE_SECONDS = 8.0
"""How long the microphone stays open after the speech, and again after the reprompt."""
PERSON_SECONDS = 1.5
"""Time a person is given to say a line when the script does not say when it is said."""
PROBLEM = "There was a problem with the requested skill's response."
"""What Alexa says in place of an answer she cannot use."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said, and when."""

    words: str
    at: float
    """Seconds since the device last began to speak."""
    bargein: bool
    """Whether it interrupted the device."""
    heard: Heard


@dataclass(frozen=True, slots=True)
class Turn:
    """One request and its answer."""

    said: Said | None
    """None when the session ended without a word."""
    at: float
    """Seconds from the moment the device last began to speak until this request."""
    request: Json
    response: Json
    answer: Answer
    fault: str
    """Why Alexa would refuse the response; empty when it is fine."""


@dataclass(frozen=True, slots=True)
class Reprompt:
    """Nobody answered, so the device asked again."""

    speech: tuple[Piece, ...]


Event = Turn | Reprompt


class Echo:
    """A virtual Echo without a screen, talking to one skill."""

    def __init__(self, handler: Handler, hearing: Hearing, now: datetime) -> None:
        """`now` is the first moment of the conversation's own clock, in UTC."""
        self._handler = handler
        self._hearing = hearing
        self._envelopes = Envelopes(hearing.model.locale)
        self._session: Session | None = None
        self._began = now
        self._spoken: tuple[Piece, ...] = ()
        self._reprompt: tuple[Piece, ...] = ()

    @property
    def open(self) -> bool:
        """Whether a session is going on."""
        return self._session is not None

    def say(self, words: str, at: float | None = None) -> Iterator[Event]:
        """The person says `words`, `at` seconds after the device last began to speak.

        Without `at` they are said shortly after the device has finished. Microphone windows
        that close before that moment are lived through first.
        """
        moment = yield from self._listen(until=self._after_speech() if at is None else at)
        spoken = Said(words, moment, moment < length(self._spoken), self._hearing.hear(words))
        self._begin(moment)
        if self._session is None or spoken.heard.opens:
            self._session = Session(self._envelopes.fresh_id("session"), True, {})
        yield from self._ask(spoken, self._session)

    def silence(self) -> Iterator[Event]:
        """Nobody says anything until the session ends by itself."""
        yield from self._listen(until=inf)

    def leave(self) -> Iterator[Event]:
        """The person switches the device off: an open session ends at once."""
        if self._session is not None:
            yield self._end(self._session, "USER_INITIATED", at=length(self._spoken))

    def _after_speech(self) -> float:
        return length(self._spoken) + PERSON_SECONDS

    def _listen(self, until: float) -> Generator[Event, None, float]:
        """Let every microphone window close that ends before `until`; return what is left."""
        while self._session is not None:
            window_closes = length(self._spoken) + MICROPHONE_SECONDS
            if until <= window_closes:
                break
            until -= window_closes
            yield self._window_closed(self._session, window_closes)
        return until

    def _window_closed(self, session: Session, seconds: float) -> Event:
        if not self._reprompt:
            return self._end(session, "EXCEEDED_MAX_REPROMPTS", at=seconds)
        self._begin(seconds)
        self._spoken, self._reprompt = self._reprompt, ()
        return Reprompt(self._spoken)

    def _ask(self, said: Said, session: Session) -> Iterator[Turn]:
        request = self._request(said.heard, session)
        try:
            response = self._call(request)
            turn = Turn(said, said.at, request, response, read_answer(response), "")
        except InvalidAnswerError as error:
            turn = Turn(said, said.at, request, {}, Answer(from_text(PROBLEM)), str(error))
        self._take(turn.answer, session)
        self._begin(ROUND_TRIP_SECONDS)
        yield turn
        if turn.fault:
            yield self._end(session, "ERROR", at=length(self._spoken), fault=turn.fault)

    def _request(self, heard: Heard, session: Session) -> Json:
        if heard.intent == LAUNCH:
            return self._envelopes.launch(session, self._began)
        kinds = self._hearing.model.intents[heard.intent].slots
        slots = {name: slot_json(name, kind, heard.slots.get(name)) for name, kind in kinds.items()}
        return self._envelopes.intent(session, self._began, heard.intent, slots)

    def _take(self, answer: Answer, session: Session) -> None:
        self._session = Session(session.id, False, answer.attributes) if answer.open else None
        self._spoken, self._reprompt = answer.speech, answer.reprompt

    def _end(self, session: Session, reason: str, at: float, fault: str = "") -> Turn:
        self._begin(at)
        self._take(Answer(), session)
        ending = Session(session.id, False, session.attributes)
        request = self._envelopes.ended(ending, self._began, reason, fault)
        try:
            response = self._call(request)
            check_farewell(response)
        except InvalidAnswerError as error:
            return Turn(None, at, request, {}, Answer(), str(error))
        return Turn(None, at, request, response, Answer(), "")

    def _call(self, request: Json) -> Json:
        try:
            response = self._handler(deepcopy(request), None)
        except Exception as error:
            raise InvalidAnswerError(f"the skill raised {error!r}") from error
        return from_wire(response)

    def _begin(self, seconds: float) -> None:
        self._began += timedelta(seconds=seconds)
