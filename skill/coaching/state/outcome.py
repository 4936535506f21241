"""The result of a decision.

>>> respond(State(), NotUnderstood(), library, now).ask
Ask(question=<Question.GUIDE: 'guide'>, about=None)
"""

from skill.coaching.messages.effects import Effect
from skill.coaching.messages.replies import Ask, Reply, Warn
from skill.coaching.state.state import State
from skill.record import Record


class Outcome(Record):
    """The new state, and what to say or do."""

    state: State
    replies: tuple[Reply, ...]
    effect: Effect | None = None
    """To be done before anything is said; its result comes back as `EffectDone` in this state."""

    @property
    def warns(self) -> bool:
        """Whether it warns of a danger sign."""
        return any(isinstance(reply, Warn) for reply in self.replies)

    @property
    def ask(self) -> Ask | None:
        """The question that ends the turn; without one, the session closes."""
        last = self.replies[-1] if self.replies else None
        return last if isinstance(last, Ask) else None
