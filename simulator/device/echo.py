"""The device: one session at a time, its microphone, and the clock of the conversation."""

from collections.abc import Callable, Generator, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from math import inf

from simulator.device.apl_directive import RenderedDocument
from simulator.device.envelopes import Envelopes, UserTouch, slot_json
from simulator.device.exchanges import DeviceEvent, Exchange, Reprompt, UserUtterance
from simulator.device.request_json import API_ENDPOINT, Json, Session
from simulator.device.response import (
    ALEXA,
    DeviceOutput,
    InvalidResponseError,
    PermissionRequest,
    check_farewell,
    from_wire,
    parse_response,
)
from simulator.device.speech import from_text, length
from simulator.device.viewports import Viewport
from simulator.hearing.interaction_model import LAUNCH, NO, PERMISSION_RESPONSE, YES
from simulator.hearing.nlu import Recognition, Recognizer
from simulator.services.alexa_services import AlexaServices

Handler = Callable[[Json, object], Json]
"""The skill: request envelope and Lambda context in, response envelope out."""

REMEMBERING = {"CRAMP_COACH_STORE": "memory:"}
"""Settings of a skill that knows its people again for as long as the program runs."""
ROUND_TRIP_SECONDS = 1.0
"""From the end of somebody's words to the first word of the answer, as Alexa needs."""
MICROPHONE_SECONDS = 8.0
"""How long the microphone stays open after the speech, and again after the reprompt."""
PERSON_SECONDS = 1.5
"""Time a person is given to say a line when the script does not say when it is said."""
PROBLEM = "There was a problem with the requested skill's response."
"""What Alexa says in place of an answer she cannot use."""
_PERMISSION_STATUS = {YES: "ACCEPTED", NO: "DENIED"}
_NOT_ANSWERED = "NOT_ANSWERED"


class NothingToTouchError(ValueError):
    """A touch where nothing can be touched."""


class Echo:
    """A virtual Echo, talking to one skill."""

    def __init__(
        self,
        handler: Handler,
        recognizer: Recognizer,
        now: datetime,
        services: AlexaServices | None = None,
        viewport: Viewport | None = None,
    ) -> None:
        """Set the device up.

        Args:
            handler: The skill.
            recognizer: Finds the intent of the person's words.
            now: The first moment of the conversation's own clock, in UTC.
            services: Those of the device's person; without them the skill is sent to Amazon's.
            viewport: Its screen, if it has one.
        """
        self._handler = handler
        self._recognizer = recognizer
        self._services = services
        endpoint = services.endpoint if services else API_ENDPOINT
        self._envelopes = Envelopes(recognizer.model.locale, endpoint, viewport)
        self._has_screen = viewport is not None
        self._screen: RenderedDocument | None = None
        """What is shown until something else is."""
        self._session: Session | None = None
        self._began = now
        self._output = DeviceOutput()
        """What is being said, or was said last."""

    @property
    def open(self) -> bool:
        """Whether a session is going on."""
        return self._session is not None

    def say(self, words: str, at: float | None = None) -> Iterator[DeviceEvent]:
        """The person says `words`, `at` seconds after the device last began to speak.

        Without `at` they are said shortly after the device has finished. Microphone windows
        that close before that moment are lived through first.
        """
        moment = yield from self._listen(until=self._after_speech() if at is None else at)
        bargein = moment < length(self._output.speech)
        utterance = UserUtterance(words, moment, bargein, self._recognizer.recognize(words))
        asked = self._output.permission_request
        if self._session and asked and not utterance.recognition.opens_skill:
            yield from self._permission_answered(self._session, asked, moment, utterance)
            return
        self._begin(moment)
        if self._session is None or utterance.recognition.opens_skill:
            self._session = Session(self._envelopes.fresh_id("session"), True, {})
        request = self._request(utterance.recognition, self._session)
        yield from self._ask(request, self._session, moment, utterance)

    def touch(self, touched: UserTouch, at: float) -> Iterator[DeviceEvent]:
        """The person touches what is shown, `at` seconds after the device last began to speak.

        Raises `NothingToTouchError` if nothing is shown, or Alexa herself is asking something.
        """
        moment = yield from self._listen(until=at)
        if self._screen is None or self._output.permission_request:
            raise NothingToTouchError("nothing is shown that could be touched")
        self._begin(moment)
        if self._session is None:
            self._session = Session(self._envelopes.fresh_id("session"), True, {})
        token = self._screen.token
        request = self._envelopes.touch(self._session, self._began, token, touched)
        yield from self._ask(request, self._session, moment, touched)

    def silence(self) -> Iterator[DeviceEvent]:
        """Nobody says anything until the session ends by itself."""
        yield from self._listen(until=inf)

    def wait(self) -> Iterator[DeviceEvent]:
        """Nobody says anything until the microphone closes; what happens then."""
        if self._session is None:
            return
        seconds = length(self._output.speech) + MICROPHONE_SECONDS
        if self._output.reprompt:
            self._begin(seconds)
            self._output = replace(self._output, speech=self._output.reprompt, reprompt=())
            yield Reprompt(self._output.speech, self._output.by)
        elif asked := self._output.permission_request:
            yield from self._permission_answered(self._session, asked, seconds, None)
        else:
            yield self._end(self._session, "EXCEEDED_MAX_REPROMPTS", at=seconds)

    def leave(self) -> Iterator[DeviceEvent]:
        """The person switches the device off: an open session ends at once."""
        if self._session is not None:
            yield self._end(self._session, "USER_INITIATED", at=length(self._output.speech))

    def _after_speech(self) -> float:
        return length(self._output.speech) + PERSON_SECONDS

    def _listen(self, until: float) -> Generator[DeviceEvent, None, float]:
        """Let every microphone window close that ends before `until`; return what is left."""
        while self._session and until > length(self._output.speech) + MICROPHONE_SECONDS:
            before = self._began
            yield from self.wait()
            until = max(0.0, until - (self._began - before).total_seconds())
        return until

    def _permission_answered(
        self, session: Session, asked: PermissionRequest, at: float, utterance: UserUtterance | None
    ) -> Iterator[Exchange]:
        """Tell the skill what came of Alexa's own question."""
        self._begin(at)
        status = _permission_status(utterance)
        if self._services and status == _PERMISSION_STATUS[YES]:
            self._services.permitted = True
        request = self._envelopes.permission_response(session, self._began, asked, status)
        if utterance:
            taken_for = Recognition(PERMISSION_RESPONSE, {}, utterance.recognition.certainty)
            utterance = replace(utterance, recognition=taken_for)
        yield from self._ask(request, session, at, utterance)

    def _ask(
        self, request: Json, session: Session, at: float, by: UserUtterance | UserTouch | None
    ) -> Iterator[Exchange]:
        utterance, touch = (None, by) if isinstance(by, UserTouch) else (by, None)
        try:
            response = self._call(request)
            output = self._as_device(parse_response(response, has_screen=self._has_screen))
            exchange = Exchange(utterance, at, request, response, output, "", touch)
        except InvalidResponseError as error:
            problem = DeviceOutput(from_text(PROBLEM), by=ALEXA)
            exchange = Exchange(utterance, at, request, {}, problem, str(error), touch)
        self._take(exchange.output, session)
        self._begin(ROUND_TRIP_SECONDS)
        yield exchange
        if exchange.fault:
            yield self._end(session, "ERROR", at=length(self._output.speech), fault=exchange.fault)

    def _as_device(self, output: DeviceOutput) -> DeviceOutput:
        """The answer, with what Alexa asks in place of it."""
        asked = output.permission_request
        if asked is None:
            return output
        model = self._recognizer.model
        question = model.device.permission_questions.get(asked.permission)
        if question is None:
            raise InvalidResponseError(f"Alexa does not ask for {asked.permission}")
        speech = from_text(question.format(skill=model.invocation.title()))
        return replace(output, speech=speech, reprompt=speech, open=True, by=ALEXA)

    def _request(self, recognition: Recognition, session: Session) -> Json:
        if recognition.intent == LAUNCH:
            return self._envelopes.launch(session, self._began)
        kinds = self._recognizer.model.intents[recognition.intent].slots
        found = recognition.slots
        slots = {name: slot_json(name, kind, found.get(name)) for name, kind in kinds.items()}
        return self._envelopes.intent(session, self._began, recognition.intent, slots)

    def _take(self, output: DeviceOutput, session: Session) -> None:
        self._session = Session(session.id, False, output.attributes) if output.open else None
        self._output = output
        self._screen = output.screen or self._screen

    def _end(self, session: Session, reason: str, at: float, fault: str = "") -> Exchange:
        self._begin(at)
        self._take(DeviceOutput(), session)
        self._screen = None
        ending = Session(session.id, False, session.attributes)
        request = self._envelopes.session_ended(ending, self._began, reason, fault)
        try:
            response = self._call(request)
            check_farewell(response)
        except InvalidResponseError as error:
            return Exchange(None, at, request, {}, DeviceOutput(), str(error))
        return Exchange(None, at, request, response, DeviceOutput(), "")

    def _call(self, request: Json) -> Json:
        try:
            response = self._handler(deepcopy(request), None)
        except Exception as error:
            raise InvalidResponseError(f"the skill raised {error!r}") from error
        return from_wire(response)

    def _begin(self, seconds: float) -> None:
        self._began += timedelta(seconds=seconds)


def _permission_status(utterance: UserUtterance | None) -> str:
    """What the person answered to Alexa's own question, in Amazon's words."""
    intent = utterance.recognition.intent if utterance else ""
    return _PERMISSION_STATUS.get(intent, _NOT_ANSWERED)
