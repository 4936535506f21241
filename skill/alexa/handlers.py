"""Request handlers: each turns its kind of request into an event, or responds in silence."""

from ask_sdk_runtime.dispatch_components import AbstractRequestHandler

from skill.alexa import intents, reminders, response, screens
from skill.alexa.can_fulfill import can_fulfill, slots_with_words
from skill.alexa.coach import Coach
from skill.alexa.envelope import Json
from skill.alexa.handler_input import HandlerInput
from skill.alexa.request import Request
from skill.alexa.response import SILENCE
from skill.coaching.messages.events import Event, NotUnderstood, Opened, Said, Steered


class NotDoneError(Exception):
    """An event could not be acted upon; as it is not acknowledged, Amazon sends it again.

    https://developer.amazon.com/en-US/docs/alexa/smapi/skill-events-in-alexa-skills.html
    """


class TurnHandler(AbstractRequestHandler[HandlerInput, Json]):
    """Handles some types of requests; a subclass names them and turns them into an event."""

    request_types: tuple[str, ...] = ()

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether the request is of one of this handler's types."""
        return handler_input.type in self.request_types

    def handle(self, handler_input: HandlerInput) -> Json:
        """Answer the request."""
        request = self._coach.read(handler_input)
        return self._coach.answer(handler_input, request, self.event(request))

    def event(self, request: Request) -> Event | Said:
        """What the person did."""
        raise NotImplementedError


class LaunchHandler(TurnHandler):
    """Handles the opening of the skill by its name alone."""

    request_types = ("LaunchRequest",)

    def event(self, request: Request) -> Event:
        """Always `Opened`."""
        return Opened()


class IntentHandler(TurnHandler):
    """Handles what the person says."""

    request_types = ("IntentRequest",)

    def event(self, request: Request) -> Event | Said:
        """The event of the intent and its slots; with words that were read, where there are any."""
        goes_on = request.locale.next_goes_on
        event = intents.event(request.intent, request.slots, next_goes_on=goes_on)
        return self._coach.heard(request, event) if request.words else event


class TouchHandler(TurnHandler):
    """Handles a touched button, which means the same as saying its label."""

    request_types = ("Alexa.Presentation.APL.UserEvent",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Answer as if the person had said the button's label."""
        request = self._coach.read(handler_input)
        if not request.has_session:
            return SILENCE
        event = screens.touch(handler_input.request)
        if request.state is None and isinstance(event, Steered):
            event = Opened()  # the question it answers is over; an unfinished walk may remain
        return self._coach.answer(handler_input, request, event)


class CanFulfillHandler(TurnHandler):
    """Handles Alexa's question whether the skill can answer a request."""

    request_types = ("CanFulfillIntentRequest",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Respond with yes or no for the intent and each slot; nothing else happens."""
        request = self._coach.read(handler_input)
        slots = slots_with_words(handler_input, request)
        answer = can_fulfill(request.intent, slots, self._coach.library)
        return response.can_fulfill(answer)


class SessionEndedHandler(TurnHandler):
    """Handles the end of a session, to which Alexa allows no speech."""

    request_types = ("SessionEndedRequest",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Store the person's place."""
        self._coach.leave(self._coach.read(handler_input))
        return SILENCE


class SkillDisabledHandler(TurnHandler):
    """Handles the disabling of the skill."""

    request_types = ("AlexaSkillEvent.SkillDisabled",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Delete everything about everybody of the account.

        Raises:
            NotDoneError: It could not be deleted for certain.
        """
        if not self._coach.forget(self._coach.read(handler_input)):
            raise NotDoneError("the store could not be reached")
        return SILENCE


class PermissionHandler(TurnHandler):
    """Handles the person's answer to Alexa's question for a permission."""

    request_types = ("Connections.Response",)

    def handle(self, handler_input: HandlerInput) -> Json:
        """Set the reminder that the permission was for, or go on without it."""
        request = self._coach.read(handler_input)
        event = reminders.answered(handler_input.request)
        return self._coach.answer(handler_input, request, event)


class ReminderGoneHandler(TurnHandler):
    """Handles events after which the stored reminder may be deleted or inaccessible."""

    request_types = (
        "AlexaSkillEvent.SkillPermissionChanged",
        "Reminders.ReminderDeleted",
    )

    def handle(self, handler_input: HandlerInput) -> Json:
        """Remove the stored token if its reminder is gone."""
        event = handler_input.request
        request = self._coach.read(handler_input)
        self._coach.lose_reminder(request, lambda token: reminders.is_gone(token, event))
        return SILENCE


class EventHandler(TurnHandler):
    """Handles events outside a session that need no action."""

    request_types = (
        "AlexaSkillEvent.SkillEnabled",
        "AlexaSkillEvent.SkillPermissionAccepted",
        "Reminders.ReminderCreated",
        "Reminders.ReminderUpdated",
        "Reminders.ReminderStarted",
        "Reminders.ReminderStatusChanged",
    )

    def handle(self, handler_input: HandlerInput) -> Json:
        """Respond in silence."""
        self._coach.read(handler_input)
        return SILENCE


class OtherHandler(TurnHandler):
    """Handles all other requests, including types that are unknown here."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for every request; this handler is asked last."""
        return True

    def handle(self, handler_input: HandlerInput) -> Json:
        """Ask again within a session; respond in silence where Alexa allows no speech."""
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
"""Prefixes of request types that must not be answered by speech."""


def is_unheard(request: Request) -> bool:
    """Whether Alexa forbids speech in the answer to this type of request."""
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
"""All handlers, in the order in which the dispatcher asks them."""

KNOWN = frozenset(kind for handler in HANDLERS for kind in handler.request_types)
"""All types of requests that a handler names."""
