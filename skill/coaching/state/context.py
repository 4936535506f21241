"""What a decision is made from: state, time and content, and the questions that need all three."""

from functools import cached_property

from skill.coaching.messages.effects import Effect
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask, Explain, Reply, Say
from skill.coaching.state import pace
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import Relief, State, TimelineMark, Walk
from skill.content.model import Library


class Context:
    """What a decision is made from; immutable.

    A decision first replaces parts of the state, then calls `say` for its outcome:

    >>> context = Context(State(misses=2), now, library)
    >>> context.with_walk(None).say(Say(Phrase.GOODBYE)).state.misses
    0
    """

    def __init__(self, state: State, now: float, library: Library) -> None:
        """Take the state, the time in seconds since the epoch, and the content."""
        self.state = state
        self.now = now
        self.library = library

    def with_state(self, state: State) -> "Context":
        """The same context with another state."""
        return Context(state, self.now, self.library)

    def with_walk(self, walk: Walk | None) -> "Context":
        """The same context with this walk under way; None for no walk."""
        return self.with_state(self.state._replace(walk=walk))

    @cached_property
    def current_mark(self) -> TimelineMark | None:
        """The hold or position that is being spoken right now; None once a segment is over."""
        timeline = self.state.timeline
        return timeline.mark_at(self.now) if timeline and self.state.walk else None

    @property
    def check_in(self) -> Ask | None:
        """The open question at the end of a segment; None before the segment's end."""
        state = self.state
        if self.current_mark or state.walk is None or state.asked_mid_step:
            return None
        asked = state.open_question
        at_the_end = asked if asked and not asked.question.facts.within_step else None
        return state.paused_question or at_the_end

    @property
    def at_check_in(self) -> bool:
        """Whether the segment was spoken to its end, so that its question is open."""
        return self.check_in is not None

    @property
    def is_between_segments(self) -> bool:
        """Whether the open question is if the next segment can begin."""
        check_in = self.check_in
        return check_in is not None and check_in.question.facts.between_segments

    @property
    def is_finished(self) -> bool:
        """Whether the walk is over and only its last question is open."""
        check_in = self.check_in
        return check_in is not None and check_in.question.facts.is_last

    @cached_property
    def walk(self) -> Walk:
        """The walk, at the step and hold now reached; raises LookupError if there is none."""
        stored, mark = self._stored_walk, self.current_mark
        if mark:
            step = self.segment.steps[mark.step]
            holds = pace.holds(step, stored, self.state.profile.pace, self.library)
            begun = len(holds) - mark.holds_after - 1
            return stored._replace(step=mark.step, hold=max(begun, 0))
        if self.at_check_in:
            return stored.at(stored.segment, len(self.segment.steps) - 1)
        return stored

    @property
    def _stored_walk(self) -> Walk:
        if self.state.walk is None:
            raise LookupError("no walk is under way")
        return self.state.walk

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All segments of the walk; raises LookupError if there is none."""
        return segments(self._stored_walk, self.library)

    @property
    def segment(self) -> Segment:
        """The current segment of the walk; raises LookupError if there is none."""
        return self.segments[self._stored_walk.segment]

    @property
    def relief(self) -> Relief:
        """The progress of relief; raises LookupError if none is under way."""
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
        """Whether the person may have a cramp: in relief, when offered it, or at the beginning."""
        return self.relieving or self.is_new or self.is_asked(Question.GUIDE)

    @property
    def is_new(self) -> bool:
        """Whether nothing has been said yet."""
        return self.state.walk is None and self.state.open_question is None

    def is_asked(self, question: Question) -> bool:
        """Whether this question is open."""
        asked = self.state.open_question
        return asked is not None and asked.question is question

    @property
    def is_screening(self) -> bool:
        """Whether signs of a clot or a tear are asked for, before hands are laid on the calf."""
        asked = self.state.open_question
        return asked is not None and bool(asked.question.facts.screens)

    @property
    def has_reminder(self) -> bool:
        """Whether a reminder is set, as far as the skill knows; the app can delete it too."""
        return bool(self.state.profile.reminder)

    @property
    def reminder_question_open(self) -> bool:
        """Whether a question about the times of a reminder is open."""
        asked = self.state.open_question
        return asked is not None and asked.question.facts.proposes_reminder

    @property
    def checks_danger(self) -> bool:
        """Whether a check for danger signs is open."""
        asked = self.state.open_question
        return asked is not None and asked.question.facts.checks_danger

    @property
    def question_to_repeat(self) -> Ask:
        """The question to ask again after something else was said."""
        if self.current_mark:
            return Ask(Question.EASING if self.relieving else Question.GO_ON)
        return self.state.open_question or Ask(Question.WHICH)

    def say(
        self,
        *replies: Reply,
        asked_mid_step: bool = False,
        paused_question: Ask | None = None,
        misses: int = 0,
    ) -> Outcome:
        """The outcome that says this; its state has the question that ends it.

        An unfinished walk of an earlier conversation is dropped once a walk is under way.
        """
        outcome = Outcome(self.state, replies)
        state = self.state._replace(
            open_question=outcome.ask,
            asked_mid_step=asked_mid_step,
            paused_question=paused_question,
            misses=misses,
            unfinished=None if self.state.walk else self.state.unfinished,
            timeline=None,
        )
        return outcome._replace(state=state)

    def ask_again(self, *replies: Reply, explain: bool = False, misses: int = 0) -> Outcome:
        """Say this, then repeat the open question; the person's place does not change."""
        ask = self.question_to_repeat
        explained = [Explain(ask.question)] if explain else []
        paused = ask.question.facts.within_step
        here = self.with_walk(self.walk) if self.state.walk else self
        return here.say(
            *replies,
            *explained,
            ask,
            asked_mid_step=self.current_mark is not None or self.state.asked_mid_step,
            paused_question=self.state.paused_question if paused else None,
            misses=misses,
        )

    def ask_instead(self, ask: Ask) -> Outcome:
        """Ask this in place of the open question; the person's place does not change."""
        here = self.with_walk(self.walk) if self.state.walk else self
        return here.say(
            ask,
            asked_mid_step=self.state.asked_mid_step,
            paused_question=self.state.paused_question,
        )

    def menu(self, *replies: Reply) -> Outcome:
        """Say this, then what the skill can do."""
        return self.say(*replies, Say(Phrase.MENU_ALL), Ask(Question.WHICH))

    def request(self, effect: Effect) -> Outcome:
        """The outcome that has this done before anything is said."""
        return Outcome(self.state, (), effect)
