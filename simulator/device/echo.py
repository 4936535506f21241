"""The device: one session at a time, its microphone, and the clock of the conversation."""

from collections.abc import Callable, Generator, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from math import inf

from simulator.device import understood
from simulator.device.apl_directive import RenderedDocument
from simulator.device.envelopes import Envelopes, UserTouch, slot_json
from simulator.device.exchanges import DeviceEvent, Exchange, Reprompt, UserUtterance
from simulator.device.reading_clock import reading_clock
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

REMEMBERING = {"CRAMP_COACH_STORE": "memory:", "CRAMP_COACH_ALEXA_API": "http://127.0.0.1"}
"""Settings of a skill that remembers people as long as the program runs, beside `AlexaServices`."""
ROUND_TRIP_SECONDS = 1.0
"""Estimated time from the end of the person's words to the first word of the answer."""
MICROPHONE_SECONDS = 8.0
"""How long the microphone stays open after the speech, and again after the reprompt."""
PERSON_SECONDS = 1.5
"""Time from the end of an answer to the person's next line, if the script names none."""
LONGEST_WAIT = 24 * 60 * 60.0
"""Latest second of an answer at which something can be said."""
PROBLEM = "There was a problem with the requested skill's response."
"""What Alexa says in place of an invalid response."""
_PERMISSION_STATUS = {YES: "ACCEPTED", NO: "DENIED"}
_NOT_ANSWERED = "NOT_ANSWERED"


class NothingToTouchError(ValueError):
    """The screen shows nothing that could be touched."""


class Echo:
    """A virtual Echo that talks to one skill."""

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
            recognizer: Finds the intent of what the person says.
            now: When the conversation begins, in UTC; its clock then runs on its own.
            services: Local stand-ins for Alexa's services; without them requests name Amazon's.
            viewport: Its screen, if it has one.
        """
        self._handler, self._recognizer = handler, recognizer
        self._clock = reading_clock(recognizer.model.locale)
        self._services = services
        endpoint = services.endpoint if services else API_ENDPOINT
        account = services.account if services else ""
        self._envelopes = Envelopes(recognizer.model.locale, endpoint, viewport, account)
        self._read = partial(parse_response, has_screen=bool(viewport), clock=self._clock)
        self._screen: RenderedDocument | None = None
        """The document shown now; it stays until another one replaces it."""
        self._session: Session | None = None
        self._began = now
        self._output = DeviceOutput()
        """The answer being spoken, or the last one."""

    @property
    def open(self) -> bool:
        """Whether a session is open."""
        return self._session is not None

    @property
    def now(self) -> datetime:
        """The conversation's clock: when the device last began to speak, or to be silent."""
        return self._began

    def say(self, words: str, at: float | None = None) -> Iterator[DeviceEvent]:
        """The person says `words`, `at` seconds after the device last began to speak.

        Without `at` it is `PERSON_SECONDS` after the device has finished. The microphone first
        closes as often as it would before that moment; those events are yielded too.
        """
        after_speech = length(self._output.speech) + PERSON_SECONDS
        moment = yield from self._listen(until=after_speech if at is None else at)
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
        """The person touches the screen, `at` seconds after the device last began to speak.

        Raises `NothingToTouchError` if nothing is shown, or while Alexa asks for a permission.
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
        """The person stays silent until the session ends."""
        yield from self._listen(until=inf)

    def wait(self) -> Iterator[DeviceEvent]:
        """The person stays silent until the microphone closes; yields what follows."""
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

    def leave(self, at: float | None = None) -> Iterator[DeviceEvent]:
        """The person switches the device off: an open session ends at once.

        That is `at` seconds after the device last began to speak; by default once it has finished.
        """
        if self._session is not None:
            moment = length(self._output.speech) if at is None else at
            yield self._end(self._session, "USER_INITIATED", at=moment)

    def _listen(self, until: float) -> Generator[DeviceEvent, None, float]:
        """Let the microphone close as often as it would before `until`; return the rest of it."""
        while self._session and until > length(self._output.speech) + MICROPHONE_SECONDS:
            before = self._began
            yield from self.wait()
            until = max(0.0, until - (self._began - before).total_seconds())
        return until

    def _permission_answered(
        self, session: Session, asked: PermissionRequest, at: float, utterance: UserUtterance | None
    ) -> Iterator[Exchange]:
        """Tell the skill how the person answered Alexa's question for a permission."""
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
            output = self._as_device(self._read(response))
            heard = understood.noted()
            exchange = Exchange(utterance, at, request, response, output, "", touch, heard)
        except InvalidResponseError as error:
            problem = DeviceOutput(from_text(PROBLEM, self._clock), by=ALEXA)
            exchange = Exchange(utterance, at, request, {}, problem, str(error), touch)
        self._take(exchange.output, session)
        self._begin(ROUND_TRIP_SECONDS)
        yield exchange
        if exchange.fault:
            yield self._end(session, "ERROR", at=length(self._output.speech), fault=exchange.fault)

    def _as_device(self, output: DeviceOutput) -> DeviceOutput:
        """The answer; Alexa's own question replaces its speech if it asks for a permission."""
        if not (asked := output.permission_request):
            return output
        model = self._recognizer.model
        if not (question := model.device.permission_questions.get(asked.permission)):
            raise InvalidResponseError(f"Alexa does not ask for {asked.permission}")
        speech = from_text(question.format(skill=model.invocation.title()), self._clock)
        return replace(output, speech=speech, reprompt=speech, open=True, by=ALEXA)

    def _request(self, recognition: Recognition, session: Session) -> Json:
        if recognition.intent == LAUNCH:
            return self._envelopes.launch(session, self._began)
        kinds = self._recognizer.model.intents[recognition.intent].slots
        filled = recognition.slots
        slots = {name: slot_json(name, kind, filled.get(name)) for name, kind in kinds.items()}
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
        understood.begin()
        try:
            response = self._handler(deepcopy(request), None)
        except Exception as error:
            raise InvalidResponseError(f"the skill raised {error!r}") from error
        return from_wire(response)

    def _begin(self, seconds: float) -> None:
        self._began += timedelta(seconds=seconds)


def _permission_status(utterance: UserUtterance | None) -> str:
    """Amazon's status for the person's answer to a question for a permission."""
    return _PERMISSION_STATUS.get(utterance.recognition.intent if utterance else "", _NOT_ANSWERED)
