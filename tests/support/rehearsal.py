"""A conversation with the coach without Alexa: events in, spoken answers out, a simulated clock."""

from skill.coaching.conversation import respond
from skill.coaching.decisions.resuming import memory_of, memory_on_the_way, state_from_memory
from skill.coaching.messages.effects import Effect, EffectError, Forget, Result
from skill.coaching.messages.events import (
    AdviceAsked,
    AnswerDoubted,
    Consent,
    Control,
    CrampReported,
    EffectDone,
    Event,
    Feeling,
    Felt,
    ForgetAsked,
    NotUnderstood,
    Nudge,
    Opened,
    PaceAsked,
    PermissionAnswered,
    ReminderAsked,
    ReminderUnwanted,
    ReminderWanted,
    SignDenied,
    SignDoubted,
    SignReported,
    SituationTold,
    Steered,
    StretchAsked,
    WentWrong,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask, Guide, Say, Warn
from skill.coaching.state.context import Context
from skill.coaching.state.memory import Memory
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import ROUND_TRIP_SECONDS, State, TimelineMark, Walk
from skill.content.choices import Leg, Pace
from skill.content.library import load_library
from skill.speech.render import Speech, render, state_after

LIBRARY = load_library()
US = LIBRARY.locale("en-US")
NIGHT = 1_795_399_200.0
"""Two in the morning, in seconds since the epoch."""
THINKING = 2.0
"""Seconds between the end of an answer and the person's next words."""

YES, NO, NEXT, DONE, HANDS_OFF, PREVIOUS, REPEAT, PAUSE, RESUME, START_OVER, TIME_LEFT = map(
    Steered, list(Control)[:11]
)
HELP, STOP = Steered(Control.HELP), Steered(Control.STOP)
A_BIT, EASING, GONE, STILL_HURTS, WORSE, WORSE_FROM_STRETCH = map(Felt, Feeling)
CRAMP = CrampReported()
SEVERE_CRAMP = CrampReported(severe=True)

EVENTS: tuple[Event, ...] = (
    Opened(),
    CRAMP,
    SEVERE_CRAMP,
    *(CrampReported(situations=(situation,)) for situation in LIBRARY.situations),
    *(CrampReported(leg=leg) for leg in Leg),
    StretchAsked(),
    StretchAsked(situations=("driving",)),
    *(SituationTold((situation,)) for situation in ("bed", "unsteady", "pregnant", "ladder")),
    CrampReported(situations=("bed", "pregnant", "someone_else")),
    *(StretchAsked(routine) for routine in LIBRARY.routines),
    *(StretchAsked("runners_stretch", leg) for leg in (Leg.LEFT, Leg.BOTH)),
    *map(AdviceAsked, LIBRARY.advice),
    *map(AdviceAsked, ("remedies.mustard", "movement.knee", "doctor.ambulance", "nothing.known")),
    ForgetAsked(),
    *map(SignReported, ("", "chest_pain", "pop", "new_medicine", "frequent")),
    SignDenied("swollen_leg"),
    SignDoubted(),
    SignDoubted(("swollen_leg",), CRAMP),
    SignDoubted(("pop",)),
    *map(Felt, Feeling),
    *map(PaceAsked, Pace),
    *map(PaceAsked, Nudge),
    ReminderWanted(),
    ReminderWanted("08:05", "monday"),
    ReminderUnwanted(),
    ReminderAsked(),
    *map(PermissionAnswered, Consent),
    *map(Steered, Control),
    AnswerDoubted(),
    NotUnderstood(),
    WentWrong(),
)
"""Every type of event, with representative values."""


class Rehearsal:
    """A running conversation: state, clock and last answer."""

    def __init__(
        self,
        *events: Event,
        state: State | None = None,
        forgets: bool = True,
    ) -> None:
        """Start at NIGHT, then handle these events one after the other.

        Args:
            events: The events.
            state: The state before them; None for a new conversation.
            forgets: Whether the store deletes what it is asked to.
        """
        self.state = state or State()
        self.now = NIGHT
        self.outcome = Outcome(self.state, ())
        self.effects: list[Effect] = []
        self.result: Result = EffectError.DOWN
        """The result of every effect, except of forgetting if `forgets`."""
        self.forgets = forgets
        """Whether the store deletes what it is asked to."""
        self.speech = Speech((), "", 0.0)
        for event in events:
            self.hear(event)

    def hear(self, event: Event, at: float | None = None) -> Outcome:
        """Handle an event; returns the outcome.

        Args:
            event: The event.
            at: Second of the previous answer at which the person interrupts it; None if they let
                it end.
        """
        self.now += self.speech.seconds + THINKING if at is None else at + ROUND_TRIP_SECONDS
        self.outcome = respond(self.state, event, LIBRARY, self.now)
        if self.outcome.effect is not None:
            self.effects.append(self.outcome.effect)
            done = EffectDone(self.outcome.effect, self._result(self.outcome.effect))
            self.outcome = respond(self.outcome.state, done, LIBRARY, self.now)
        self.speech = render(self.outcome, LIBRARY, US)
        self.state = state_after(self.outcome, self.speech, self.now)
        return self.outcome

    def _result(self, effect: Effect) -> Result:
        forgotten = isinstance(effect, Forget) and self.forgets
        return None if forgotten else self.result

    def come_back(self, seconds: float) -> None:
        """End the session, and begin another one so many seconds after the last answer."""
        ended = self.now + self.speech.seconds + THINKING
        self._begin(memory_of(self.state, ended, LIBRARY), ended + seconds)

    def vanish(self, seconds: float) -> None:
        """Lose the session without a word; begin another one so long after the answer began."""
        self._begin(memory_on_the_way(self.state, self.now, LIBRARY), self.now + seconds)

    def _begin(self, memory: Memory, now: float) -> None:
        self.now = now
        self.state = state_from_memory(memory, now, LIBRARY)
        self.speech = Speech((), "", 0.0)

    def wait(self, seconds: float) -> None:
        """Advance the clock."""
        self.now += seconds

    @property
    def context(self) -> Context:
        """The coach's context right after the last answer was spoken."""
        return Context(self.state, self.now + self.speech.seconds + THINKING, LIBRARY)

    @property
    def walk(self) -> Walk:
        """The current walk; fails if there is none."""
        assert self.state.walk is not None
        return self.state.walk

    @property
    def marks(self) -> tuple[TimelineMark, ...]:
        """When each step of the last answer is spoken; fails if it has no timeline."""
        assert self.state.timeline is not None
        return self.state.timeline.marks

    @property
    def rung(self) -> str:
        """Id of the rung in the last answer; empty if there is none."""
        return self.guides[0].rung if self.guides else ""

    @property
    def guides(self) -> list[Guide]:
        """The steps of the last answer."""
        return [reply for reply in self.outcome.replies if isinstance(reply, Guide)]

    @property
    def steps(self) -> list[str]:
        """Ids of the steps of the last answer."""
        return [guide.step.id for guide in self.guides]

    @property
    def phrases(self) -> list[Phrase]:
        """The phrases of the last answer."""
        return [reply.phrase for reply in self.outcome.replies if isinstance(reply, Say)]

    @property
    def question(self) -> Question | None:
        """The question at the end of the last answer; None if it closed the session."""
        return self.ask.question if self.ask else None

    @property
    def ask(self) -> Ask | None:
        """The question at the end of the last answer, with its subject."""
        return self.outcome.ask

    @property
    def warning(self) -> str | None:
        """The danger sign that the last answer warned of; None if it did not warn."""
        return next((reply.sign for reply in self.outcome.replies if isinstance(reply, Warn)), None)

    def says(self, words: str) -> bool:
        """Whether the last answer contains these words."""
        return words in self.speech.text
