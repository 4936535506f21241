"""The pipeline from an event to an Alexa response: recall, decide, run effects, speak, store."""

from collections.abc import Callable

from skill.alexa import request as requests
from skill.alexa.envelope import Json
from skill.alexa.handler_input import HandlerInput
from skill.alexa.presentation import Device, present
from skill.alexa.report import TurnReport
from skill.alexa.request import Request
from skill.coaching.conversation import meant, respond
from skill.coaching.decisions.resuming import memory_of, memory_on_the_way, state_from_memory
from skill.coaching.messages.effects import (
    CancelReminder,
    Effect,
    EffectError,
    FindReminder,
    Forget,
    Reminder,
    Result,
    SetReminder,
)
from skill.coaching.messages.events import EffectDone, Event, Said
from skill.coaching.metrics import TurnResult, activity, classify
from skill.coaching.ports import PeopleRepository, PersonRecord, ReminderService
from skill.coaching.state.state import State
from skill.content.model import Library
from skill.record import Record
from skill.speech.phrasebook import reminder_text
from skill.speech.render import state_after


class Coach(Record):
    """Answers events with Alexa responses."""

    library: Library
    people: PeopleRepository
    reminders: ReminderService
    clock: Callable[[], float]
    """Seconds since the epoch, for requests that carry no time."""
    pictures: str = ""
    """Base URL of the drawings on cards; empty if none are served."""
    understood: Callable[[Event | Said, Event], None] | None = None
    """Told in each turn what was said and what it was taken for; never in production."""

    def read(self, handler_input: HandlerInput) -> Request:
        """Read the request into plain values; its state stays if nothing is answered."""
        request = requests.read(handler_input, self.library, self.clock())
        handler_input.state = request.state
        return request

    def heard(self, request: Request, taken_for: Event) -> Event | Said:
        """The event with the words of the request read, if there is a reader of the language."""
        # Loaded only here: who says what a sample says needs no reader.
        from skill.reading.reader import reader_of  # noqa: PLC0415

        reader = reader_of(request.locale.language)
        return Said(reader.read(request.words), taken_for) if reader else taken_for

    def answer(self, handler_input: HandlerInput, request: Request, event: Event | Said) -> Json:
        """Answer an event; store the state in the session, and the person's place and profile."""
        person, now = self._person(request), request.now
        state = request.state or self._begun(request, person)
        said = event
        event = meant(state, said, self.library, now) if isinstance(said, Said) else said
        if self.understood is not None:
            self.understood(said, event)
        outcome = respond(state, event, self.library, now)
        if outcome.effect is not None:
            done = EffectDone(outcome.effect, self._run(outcome.effect, request, person))
            outcome = respond(outcome.state, done, self.library, now)
        device = Device(request.locale, request.screen, self.pictures)
        speech, response = present(outcome, self.library, device)
        result = classify(state, event, outcome)
        after = state_after(outcome, speech, now)
        over = result is TurnResult.DANGER_SIGN or after.warned
        after = self._kept(person, state, after, now, over=over)
        handler_input.state = after
        handler_input.turn = TurnReport(
            doing=activity(state),
            asked=state.open_question.question if state.open_question else "",
            noted=result,
            speech_seconds=round(speech.seconds, 1),
            store_failed=person.failed,
        )
        return {**response}  # whoever gets it may add to it

    def _person(self, request: Request) -> PersonRecord:
        """With whom the conversation began; not every word is recognized as theirs."""
        whose = request.state.whose if request.state else request.person
        return self.people.of(request.account, whose, request.id)

    def _begun(self, request: Request, person: PersonRecord) -> State:
        known = state_from_memory(person.recall(request.now), request.now, self.library)
        return known._replace(whose=request.person) if request.person else known

    def _run(self, effect: Effect, request: Request, person: PersonRecord) -> Result:
        if isinstance(effect, Forget):
            speaker = self.people.of(request.account, request.person, request.id)
            return None if speaker.forget(request.now) else EffectError.DOWN
        is_new = isinstance(effect, FindReminder) or person.is_first(request.now)
        theirs = self.reminders.of(request.access, request.now)
        if not is_new:
            return _repeated(effect, theirs.find())
        if isinstance(effect, SetReminder):
            text = reminder_text(self.library, request.locale)
            return theirs.set(effect.schedule, text, request.locale.id)
        return theirs.cancel() if isinstance(effect, CancelReminder) else theirs.find()

    def leave(self, request: Request) -> None:
        """Store the step that was being spoken when the session ended."""
        state = request.state
        if state is not None:
            over = state.warned
            self._kept(self._person(request), state, state, request.now, over=over, ended=True)

    def forget(self, request: Request) -> bool:
        """Delete everything about everybody of an account; returns whether it surely succeeded.

        It is tried twice.
        """
        return any(self.people.of(request.account).forget(request.now) for _ in range(2))

    def lose_reminder(self, request: Request, is_gone: Callable[[str], bool]) -> None:
        """Remove the tokens of stored reminders of which `is_gone` says so."""
        account = self.people.of(request.account, request=request.id)
        if account.is_first(request.now):
            account.lose_reminders(is_gone, request.now)

    def _kept(
        self,
        person: PersonRecord,
        before: State,
        after: State,
        now: float,
        *,
        over: bool,
        ended: bool = False,
    ) -> State:
        """Store what changed; returns the state after it, which knows what was erased by it."""
        if not person.remembers or (after.forgotten and not over):
            return after
        began = before.timeline.began if before.timeline else now
        knew = memory_of(before, began, self.library)
        knows = (memory_of if ended else memory_on_the_way)(after, now, self.library)
        mark = person.keep(knew, knows, now, over=over)
        return after if mark == after.mark else after._replace(mark=mark)


def _repeated(effect: Effect, found: Result) -> Result:
    """What to answer to a request that came before, whose effect is not to happen once more."""
    done = isinstance(found, Reminder) == isinstance(effect, SetReminder)
    return found if done or isinstance(found, EffectError) else EffectError.BUSY
