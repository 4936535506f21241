"""Handlers: each kind of request becomes an event, or is answered without a word."""

from ask_sdk_runtime.dispatch_components import AbstractRequestHandler

from skill.alexa import intents, reminders, response, screens
from skill.alexa.can_fulfill import can_fulfill, slots_with_words
from skill.alexa.coach import Coach
from skill.alexa.handler_input import HandlerInput
from skill.alexa.request import Request
from skill.alexa.response import SILENCE, Json
from skill.coaching.messages.events import Event, NotUnderstood, Opened, Steered


class TurnHandler(AbstractRequestHandler[HandlerInput, Json]):
    """Answers some types of requests; a subclass names them and translates them into an event."""

    request_types: tuple[str, ...] = ()

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether the request is of one of this handler's types."""
        request = handler_input.request
        return getattr(request, "object_type", None) in self.request_types

    def handle(self, handler_input: HandlerInput) -> Json:
        """Answer the request."""
        request = self._coach.read(handler_input)
        return self._coach.answer(handler_input, request, self.event(request))

    def event(self, request: Request) -> Event:
        """What the person did."""
        raise NotImplementedError


class LaunchHandler(TurnHandler):
    """The skill was opened by its name alone."""

    request_types = ("LaunchRequest",)

    def event(self, request: Request) -> Event:
        """Opened, whatever else came along."""
        return Opened()


class IntentHandler(TurnHandler):
    """The person said something."""

    request_types = ("IntentRequest",)

    def event(self, request: Request) -> Event:
        """What the intent and its slots stand for."""
        return intents.event(request.intent, request.slots)


class TouchHandler(TurnHandler):
    """The person touched the screen, which means what the words for it mean."""

    request_types = ("Alexa.Presentation.APL.UserEvent",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Answer as if it had been said."""
        request = self._coach.read(handler_input)
        if not request.has_session:
            return SILENCE
        event = screens.touch(handler_input.request)
        if request.state is None and isinstance(event, Steered):
            event = Opened()  # what it was an answer to is over; there may be a place to go back to
        return self._coach.answer(handler_input, request, event)


class CanFulfillHandler(TurnHandler):
    """Alexa asks what the skill could answer: it says so, and nothing else happens."""

    request_types = ("CanFulfillIntentRequest",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Say yes or no."""
        request = self._coach.read(handler_input)
        slots = slots_with_words(handler_input, request)
        answer = can_fulfill(request.intent, slots, self._coach.library)
        return response.can_fulfill(answer)


class SessionEndedHandler(TurnHandler):
    """The session is over: the place is kept, and nothing may be said."""

    request_types = ("SessionEndedRequest",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Keep the place."""
        self._coach.leave(self._coach.read(handler_input))
        return SILENCE


class SkillDisabledHandler(TurnHandler):
    """The skill was disabled: whoever did so is forgotten."""

    request_types = ("AlexaSkillEvent.SkillDisabled",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Forget the person."""
        self._coach.forget(self._coach.read(handler_input))
        return SILENCE


class PermissionHandler(TurnHandler):
    """Alexa asked the person for a permission, and has the answer."""

    request_types = ("Connections.Response",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Go on with what it was wanted for, or without it."""
        request = self._coach.read(handler_input)
        event = reminders.answered(handler_input.request)
        return self._coach.answer(handler_input, request, event)


class ReminderGoneHandler(TurnHandler):
    """Something happened after which a reminder may be no more, or out of reach."""

    request_types = (
        "AlexaSkillEvent.SkillPermissionChanged",
        "Reminders.ReminderDeleted",
    )

    def handle(self, handler_input: HandlerInput) -> Json:
        """Forget it, if it is the one that is known."""
        event = handler_input.request
        request = self._coach.read(handler_input)
        self._coach.lose_reminder(request, lambda token: reminders.is_gone(token, event))
        return SILENCE


class EventHandler(TurnHandler):
    """Something happened outside of any session, and nothing has to be done about it."""

    request_types = (
        "AlexaSkillEvent.SkillEnabled",
        "AlexaSkillEvent.SkillPermissionAccepted",
        "Reminders.ReminderCreated",
        "Reminders.ReminderUpdated",
        "Reminders.ReminderStarted",
        "Reminders.ReminderStatusChanged",
    )

    def handle(self, handler_input: HandlerInput) -> Json:
        """Stay silent."""
        return SILENCE


class OtherHandler(TurnHandler):
    """Everything else: asks again where somebody may be listening, and is silent otherwise."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whatever no handler before this one took."""
        return True

    def handle(self, handler_input: HandlerInput) -> Json:
        """Ask again within a conversation; Alexa allows no speech for the rest."""
        request = self._coach.read(handler_input)
        if not request.has_session or is_unheard(request):
            return SILENCE
        return self._coach.answer(handler_input, request, NotUnderstood())


_UNHEARD = (
    "Alexa.Presentation.APL",
    "AlexaSkillEvent.",
    "AudioPlayer.",
    *CanFulfillHandler.request_types,
    "PlaybackController.",
    "Reminders.",
    *SessionEndedHandler.request_types,
    "System.",
)
"""Beginnings of request types that must not be answered by speech."""


def is_unheard(request: Request) -> bool:
    """Whether the answer must not be speech, whatever happens."""
    return request.type.startswith(_UNHEARD) and request.type not in TouchHandler.request_types


HANDLERS = (
    LaunchHandler,
    IntentHandler,
    TouchHandler,
    PermissionHandler,
    CanFulfillHandler,
    SessionEndedHandler,
    SkillDisabledHandler,
    ReminderGoneHandler,
    EventHandler,
    OtherHandler,
)
"""In the order in which they are asked."""
