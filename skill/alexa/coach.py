"""From an event to an Alexa response: decide, speak, store. The whole pipeline, once."""

from collections.abc import Callable
from typing import NamedTuple

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response
from ask_sdk_model.ui import SimpleCard

from skill.alexa import request as requests
from skill.alexa.request import STATE_ATTRIBUTE, Request
from skill.coaching.conversation import respond
from skill.coaching.events import Event
from skill.coaching.state import State, to_json
from skill.content.model import Library
from skill.speech.render import Speech, render
from skill.speech.ssml import ssml

CARD_TITLE = "Cramp Coach"


class Coach(NamedTuple):
    """Answers events; knows the content and the time, and keeps nothing."""

    library: Library
    clock: Callable[[], float]
    """Seconds since the epoch, for requests that carry no time."""

    def read(self, handler_input: HandlerInput) -> Request:
        """The request under way."""
        return requests.read(handler_input, self.library, self.clock())

    def answer(self, handler_input: HandlerInput, request: Request, event: Event) -> Response:
        """Answer an event, and keep where the person is in the session."""
        speech = self._speak(request, event)
        if request.has_session:
            attributes: dict[str, object] = {STATE_ATTRIBUTE: to_json(speech.state)}
            handler_input.attributes_manager.session_attributes = attributes
        return _response(handler_input, speech)

    def _speak(self, request: Request, event: Event) -> Speech:
        outcome = respond(request.state, event, self.library, request.now)
        return render(outcome, self.library, request.locale, request.now)

    def forgetting(self, request: Request) -> Request:
        """The same request without the state that it came with."""
        return Request(request.type, request.locale, request.now, State(), request.has_session)


def _response(handler_input: HandlerInput, speech: Speech) -> Response:
    builder = handler_input.response_builder
    builder.speak(ssml(speech.parts)).set_card(SimpleCard(CARD_TITLE, speech.text))
    if speech.reprompt:
        builder.ask(speech.reprompt)
    builder.set_should_end_session(not speech.reprompt)
    return builder.response
