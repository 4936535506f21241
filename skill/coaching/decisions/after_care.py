"""After-care: what helps once a cramp is over, what had to wait, and an offer.

>>> relieving = respond(State(), CrampReported(), library, now).state
>>> eased = respond(relieving, Felt(Feeling.GONE), library, now)
>>> [type(reply).__name__ for reply in eased.replies]
['Say', 'Say', 'Advise', 'Say', 'Ask']
"""

from skill.coaching.decisions import reminders, walking
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Advise, Ask, Reply, Say, Warn
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome


def begin(context: Context, *before: Reply) -> Outcome:
    """End relief with the advice for after a cramp, and the disclaimer the first time.

    Whoever is still in a place to leave, such as the water, is told to leave it first.
    """
    topic, state = context.library.ladder.aftercare, context.state
    disclaimer = [] if state.profile.heard_disclaimer else [Say(Phrase.DISCLAIMER)]
    situations = state.walk.situations if state.walk else state.lasting
    waited = [Warn(state.for_later, situations)] if state.for_later else []
    cared_for = state._replace(
        walk=None,
        last_advice=topic,
        profile=state.profile._replace(heard_disclaimer=True),
        relieved=True,
        unfinished=None,
        then_remind=False,
        for_later="",
    )
    offer: Reply = Ask(Question.OFFER, AdviceId(topic))
    if state.then_remind:
        offer = reminders.proposal(context)
    replies = [*before, *_places_to_leave(context), Advise(topic, situations), *waited]
    return context.with_state(cared_for).say(*replies, *disclaimer, offer)


def _places_to_leave(context: Context) -> list[Reply]:
    walk, situations = context.state.walk, context.library.situations
    if walk is None or walk.safe:
        return []
    return [walking.make_safe(one, walk) for one in walk.situations if situations[one].leaves]
