"""The device: one session at a time, its microphone, and the clock of the conversation."""

from collections.abc import Callable, Generator, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from math import inf

from simulator.device.apl_directive import Screen
from simulator.device.envelopes import (
    API_ENDPOINT,
    Envelopes,
    Json,
    Session,
    Touch,
    slot_json,
)
from simulator.device.exchanges import (
    Event,
    Reprompt,
    Said,
    Turn,
)
from simulator.device.response import (
    ALEXA,
    Answer,
    Consent,
    InvalidAnswerError,
    check_farewell,
    from_wire,
    read_answer,
)
from simulator.device.speech import from_text, length
from simulator.device.viewports import Viewport
from simulator.hearing.interaction_model import (
    CONSENT,
    LAUNCH,
    NO,
    YES,
)
from simulator.hearing.nlu import Heard, Hearing
from simulator.services.alexa_services import AlexaServices

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
_CONSENTED = {YES: "ACCEPTED", NO: "DENIED"}
_NOT_ANSWERED = "NOT_ANSWERED"


class NothingToTouchError(ValueError):
    """A touch where nothing can be touched."""


class Echo:
    """A virtual Echo, talking to one skill."""

    def __init__(
        self,
        handler: Handler,
        hearing: Hearing,
        now: datetime,
        services: AlexaServices | None = None,
        viewport: Viewport | None = None,
    ) -> None:
        """Set the device up.

        Args:
            handler: The skill.
            hearing: What words are taken for.
            now: The first moment of the conversation's own clock, in UTC.
            services: Those of the device's person; without them the skill is sent to Amazon's.
            viewport: Its screen, if it has one.
        """
        self._handler = handler
        self._hearing = hearing
        self._services = services
        endpoint = services.endpoint if services else API_ENDPOINT
        self._envelopes = Envelopes(hearing.model.locale, endpoint, viewport)
        self._has_screen = viewport is not None
        self._screen: Screen | None = None
        """What is shown until something else is."""
        self._session: Session | None = None
        self._began = now
        self._answer = Answer()
        """What is being said, or was said last."""

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
        bargein = moment < length(self._answer.speech)
        said = Said(words, moment, bargein, self._hearing.hear(words))
        if self._session and self._answer.consent and not said.heard.opens:
            yield from self._consented(self._session, self._answer.consent, moment, said)
            return
        self._begin(moment)
        if self._session is None or said.heard.opens:
            self._session = Session(self._envelopes.fresh_id("session"), True, {})
        request = self._request(said.heard, self._session)
        yield from self._ask(request, self._session, moment, said)

    def touch(self, touched: Touch, at: float) -> Iterator[Event]:
        """The person touches what is shown, `at` seconds after the device last began to speak.

        Raises `NothingToTouchError` if nothing is shown, or Alexa herself is asking something.
        """
        moment = yield from self._listen(until=at)
        if self._screen is None or self._answer.consent:
            raise NothingToTouchError("nothing is shown that could be touched")
        self._begin(moment)
        if self._session is None:
            self._session = Session(self._envelopes.fresh_id("session"), True, {})
        token = self._screen.token
        request = self._envelopes.touch(self._session, self._began, token, touched)
        yield from self._ask(request, self._session, moment, touched)

    def silence(self) -> Iterator[Event]:
        """Nobody says anything until the session ends by itself."""
        yield from self._listen(until=inf)

    def wait(self) -> Iterator[Event]:
        """Nobody says anything until the microphone closes; what happens then."""
        if self._session is None:
            return
        seconds = length(self._answer.speech) + MICROPHONE_SECONDS
        if self._answer.reprompt:
            self._begin(seconds)
            self._answer = replace(self._answer, speech=self._answer.reprompt, reprompt=())
            yield Reprompt(self._answer.speech, self._answer.by)
        elif self._answer.consent:
            yield from self._consented(self._session, self._answer.consent, seconds, None)
        else:
            yield self._end(self._session, "EXCEEDED_MAX_REPROMPTS", at=seconds)

    def leave(self) -> Iterator[Event]:
        """The person switches the device off: an open session ends at once."""
        if self._session is not None:
            yield self._end(self._session, "USER_INITIATED", at=length(self._answer.speech))

    def _after_speech(self) -> float:
        return length(self._answer.speech) + PERSON_SECONDS

    def _listen(self, until: float) -> Generator[Event, None, float]:
        """Let every microphone window close that ends before `until`; return what is left."""
        while self._session and until > length(self._answer.speech) + MICROPHONE_SECONDS:
            before = self._began
            yield from self.wait()
            until = max(0.0, until - (self._began - before).total_seconds())
        return until

    def _consented(
        self, session: Session, consent: Consent, at: float, said: Said | None
    ) -> Iterator[Turn]:
        """Tell the skill what came of Alexa's own question."""
        self._begin(at)
        status = _CONSENTED.get(said.heard.intent, _NOT_ANSWERED) if said else _NOT_ANSWERED
        if self._services and status == _CONSENTED[YES]:
            self._services.permitted = True
        request = self._envelopes.consent(session, self._began, consent, status)
        if said:
            said = replace(said, heard=Heard(CONSENT, {}, said.heard.certainty))
        yield from self._ask(request, session, at, said)

    def _ask(
        self, request: Json, session: Session, at: float, by: Said | Touch | None
    ) -> Iterator[Turn]:
        said, touch = (None, by) if isinstance(by, Touch) else (by, None)
        try:
            response = self._call(request)
            answer = self._as_device(read_answer(response, has_screen=self._has_screen))
            turn = Turn(said, at, request, response, answer, "", touch)
        except InvalidAnswerError as error:
            problem = Answer(from_text(PROBLEM), by=ALEXA)
            turn = Turn(said, at, request, {}, problem, str(error), touch)
        self._take(turn.answer, session)
        self._begin(ROUND_TRIP_SECONDS)
        yield turn
        if turn.fault:
            yield self._end(session, "ERROR", at=length(self._answer.speech), fault=turn.fault)

    def _as_device(self, answer: Answer) -> Answer:
        """The answer, with what Alexa asks in place of it."""
        if answer.consent is None:
            return answer
        model = self._hearing.model
        question = model.device.consent.get(answer.consent.permission)
        if question is None:
            raise InvalidAnswerError(f"Alexa does not ask for {answer.consent.permission}")
        speech = from_text(question.format(skill=model.invocation.title()))
        return replace(answer, speech=speech, reprompt=speech, open=True, by=ALEXA)

    def _request(self, heard: Heard, session: Session) -> Json:
        if heard.intent == LAUNCH:
            return self._envelopes.launch(session, self._began)
        kinds = self._hearing.model.intents[heard.intent].slots
        slots = {name: slot_json(name, kind, heard.slots.get(name)) for name, kind in kinds.items()}
        return self._envelopes.intent(session, self._began, heard.intent, slots)

    def _take(self, answer: Answer, session: Session) -> None:
        self._session = Session(session.id, False, answer.attributes) if answer.open else None
        self._answer = answer
        self._screen = answer.screen or self._screen

    def _end(self, session: Session, reason: str, at: float, fault: str = "") -> Turn:
        self._begin(at)
        self._take(Answer(), session)
        self._screen = None
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
