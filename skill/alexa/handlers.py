"""Handlers: each kind of request becomes an event, or gets an empty answer."""

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa import intents
from skill.alexa.coach import Coach
from skill.alexa.request import Request
from skill.coaching.events import Event, NotUnderstood, Opened


class TurnHandler(AbstractRequestHandler):
    """Answers one type of request; a subclass names it and translates it into an event."""

    request_type: str

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether the request is of this handler's type."""
        request = handler_input.request_envelope.request
        return getattr(request, "object_type", None) == self.request_type

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer the request."""
        request = self._coach.read(handler_input)
        return self._coach.answer(handler_input, request, self.event(request))

    def event(self, request: Request) -> Event:
        """What the person did."""
        raise NotImplementedError


class LaunchHandler(TurnHandler):
    """The skill was opened by its name alone."""

    request_type = "LaunchRequest"

    def event(self, request: Request) -> Event:
        """Opened, whatever else came along."""
        return Opened()


class IntentHandler(TurnHandler):
    """The person said something."""

    request_type = "IntentRequest"

    def event(self, request: Request) -> Event:
        """What the intent and its slots stand for."""
        return intents.event(request.intent, request.slots)


class SessionEndedHandler(TurnHandler):
    """The session is over: the place is kept, and nothing may be said."""

    request_type = "SessionEndedRequest"

    def handle(self, handler_input: HandlerInput) -> Response:
        """Keep the place."""
        self._coach.leave(self._coach.read(handler_input))
        return handler_input.response_builder.response


class SkillDisabledHandler(TurnHandler):
    """The skill was disabled: whoever did so is forgotten."""

    request_type = "AlexaSkillEvent.SkillDisabled"

    def handle(self, handler_input: HandlerInput) -> Response:
        """Forget the person."""
        self._coach.forget(self._coach.read(handler_input))
        return handler_input.response_builder.response


class OtherHandler(TurnHandler):
    """Everything else: asks again where somebody may be listening, and is silent otherwise."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whatever no handler before this one took."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Ask again within a conversation; Alexa allows no speech for the rest."""
        request = self._coach.read(handler_input)
        if not request.has_session or request.type.startswith(_UNHEARD):
            return handler_input.response_builder.response
        return self._coach.answer(handler_input, request, NotUnderstood())


_UNHEARD = (
    "Alexa.Presentation.APL",
    "AlexaSkillEvent.",
    "AudioPlayer.",
    "PlaybackController.",
    "System.",
)
"""Beginnings of request types that must not be answered by speech."""

HANDLERS = (
    LaunchHandler,
    IntentHandler,
    SessionEndedHandler,
    SkillDisabledHandler,
    OtherHandler,
)
"""In the order in which they are asked."""
