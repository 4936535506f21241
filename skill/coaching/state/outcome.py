"""What a decision comes to.

>>> respond(State(), NotUnderstood(), library, now).ask
Ask(question=<Question.GUIDE: 'guide'>, about=None)
"""

from typing import NamedTuple

from skill.coaching.messages.effects import Effect
from skill.coaching.messages.replies import Ask, Reply, Warn
from skill.coaching.state.state import State


class Outcome(NamedTuple):
    """The coach's decision: where the person is now, and what to say."""

    state: State
    replies: tuple[Reply, ...]
    effect: Effect | None = None
    """What has to be done first; its result is then an event in this state, and nothing is said."""

    @property
    def warns(self) -> bool:
        """Whether it is about a danger sign."""
        return any(isinstance(reply, Warn) for reply in self.replies)

    @property
    def ask(self) -> Ask | None:
        """The question that ends the turn; None closes the session."""
        last = self.replies[-1] if self.replies else None
        return last if isinstance(last, Ask) else None
