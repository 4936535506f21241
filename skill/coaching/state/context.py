"""What a decision is made from: the state, the time and the content, asked together."""

from functools import cached_property
from typing import Any

from skill.coaching.messages.effects import Effect
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Ask,
    Outcome,
    Question,
    Reply,
    Say,
)
from skill.coaching.state import pace
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import (
    Relief,
    State,
    TimelineMark,
    Walk,
)
from skill.content.model import Library

WITHIN_A_STEP = frozenset(
    {Question.GO_ON, Question.CARRY_ON, Question.RESUME, Question.MADE_SAFE, Question.WHAT}
)
"""Questions that are asked in the middle of a turn; the others are check-ins at its end."""

BETWEEN_TURNS = frozenset({Question.OTHER_LEG, Question.NEXT_PART})
"""Questions whose yes begins the next turn."""

REMINDER_QUESTIONS = frozenset({Question.REMIND, Question.MOVE_REMINDER, Question.WHICH_TIME})
"""Questions about a reminder that is proposed, whose times are their topic."""

LAST_QUESTIONS = frozenset({Question.OFFER, Question.REMIND, Question.ANYTHING_ELSE})
"""Questions that end the last turn of a routine."""


class Context:
    """What a decision is made from; it does not change."""

    def __init__(self, state: State, now: float, library: Library) -> None:
        """Take the state, the time in seconds since the epoch, and the content."""
        self.state = state
        self.now = now
        self.library = library

    def with_state(self, state: State) -> "Context":
        """The same context with another state."""
        return Context(state, self.now, self.library)

    @cached_property
    def current_mark(self) -> TimelineMark | None:
        """The hold or position that is being spoken right now; None once a turn is over."""
        spoken = self.state.timeline
        return spoken.mark_at(self.now) if spoken and self.state.walk else None

    @property
    def check_in(self) -> str:
        """The question of a turn that was spoken to its end; empty anywhere else."""
        state = self.state
        if self.current_mark or state.walk is None or state.asked_mid_step:
            return ""
        asked = "" if state.question in WITHIN_A_STEP else state.question
        return state.paused_question or asked

    @property
    def at_check_in(self) -> bool:
        """Whether the last turn was spoken to its end, so that its question is open."""
        return bool(self.check_in)

    @cached_property
    def walk(self) -> Walk:
        """The walk under way, at the step and hold it has come to; there must be one."""
        stored = self._stored_walk
        if self.current_mark:
            step = self.current_mark.step
            holds = pace.holds(
                self.segment.steps[step], stored, self.state.profile.pace, self.library
            )
            begun = len(holds) - self.current_mark.holds_after - 1
            return stored._replace(step=step, hold=max(begun, 0))
        if self.at_check_in:
            return stored.at(stored.turn, len(self.segment.steps) - 1)
        return stored

    @property
    def _stored_walk(self) -> Walk:
        if self.state.walk is None:
            raise LookupError("no walk is under way")
        return self.state.walk

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All turns of the walk under way; there must be one."""
        return segments(self._stored_walk, self.library)

    @property
    def segment(self) -> Segment:
        """The turn of the walk under way; there must be one."""
        return self.segments[self._stored_walk.turn]

    @property
    def relief(self) -> Relief:
        """What the relief under way has seen; there must be one."""
        relief = self._stored_walk.relief
        if relief is None:
            raise LookupError("no relief is under way")
        return relief

    @property
    def relieving(self) -> bool:
        """Whether relief is under way."""
        return self.state.walk is not None and self.state.walk.relief is not None

    @property
    def cramp_possible(self) -> bool:
        """Whether the person may be in a cramp: in relief, offered it, or not known at all."""
        return self.relieving or self.is_new or self.state.question == Question.GUIDE

    @property
    def is_new(self) -> bool:
        """Whether nothing has been said yet."""
        return self.state.walk is None and not self.state.question

    def outcome(self, *replies: Reply, **changes: Any) -> Outcome:
        """Say this; the state remembers the question that ends the turn."""
        last = replies[-1] if replies else None
        ask = last if isinstance(last, Ask) else None
        fresh = {
            "question": ask.question.value if ask else "",
            "topic": ask.topic if ask else "",
            "asked_mid_step": False,
            "paused_question": "",
            "misses": 0,
            "unfinished": None if changes.get("walk") else self.state.unfinished,
            "timeline": None,
        }
        return Outcome(self.state._replace(**{**fresh, **changes}), replies)

    def send(self, errand: Effect) -> Outcome:
        """Have this done before anything is said."""
        return Outcome(self.state, (), errand)

    def ask_again(self, *replies: Reply, explain: bool = False, **changes: Any) -> Outcome:
        """Say this, then ask what is open; the person stays where they are."""
        ask = self.open_question._replace(explain=explain)
        kept: dict[str, Any] = {
            "walk": self.walk if self.state.walk else None,
            "asked_mid_step": self.current_mark is not None or self.state.asked_mid_step,
        }
        if ask.question in (Question.RESUME, Question.CARRY_ON):
            kept["paused_question"] = self.state.paused_question
        return self.outcome(*replies, ask, **{**kept, **changes})

    @property
    def open_question(self) -> Ask:
        """The question to come back to after an aside."""
        if self.current_mark:
            return Ask(Question.EASING if self.relieving else Question.GO_ON)
        if not self.state.question:
            return Ask(Question.WHICH)
        return Ask(Question(self.state.question), self.state.topic)

    @property
    def has_reminder(self) -> bool:
        """Whether a reminder is set, as far as is known."""
        return bool(self.state.profile.reminder)

    @property
    def reminder_question_open(self) -> bool:
        """Whether a question about a reminder is open."""
        return self.state.question in REMINDER_QUESTIONS

    @property
    def is_finished(self) -> bool:
        """Whether the walk came to its end, and only its last question is open."""
        return self.check_in in LAST_QUESTIONS

    def menu(self, *replies: Reply, **changes: Any) -> Outcome:
        """Say this, then what there is to choose from."""
        return self.outcome(*replies, Say(Phrase.MENU_ALL), Ask(Question.WHICH), **changes)
