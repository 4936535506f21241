"""The expected answer to each word for how a cramp feels, in a rung of the relief ladder.

It is written from the design of the conversation, independently of the coach.
"""

from collections.abc import Callable, Mapping

from tests.conversation.expected import Answer, Wording, just, leads, wordings
from tests.conversation.walk_model import Script

Foreseen = Callable[[Script, int], Answer]
"""The walk and the number of the turn → the answer."""


def _a_bit(script: Script, stage: int) -> Answer:
    """The same hold once more."""
    return leads(script, (stage, 0, 0), *wordings(script, "praise"))


def _easing(script: Script, stage: int) -> Answer:
    """The next rung for what eases, after letting go of what was held."""
    following = script.if_easing(stage)
    if following is None:
        return _gone(script, stage)
    return leads(script, (following, 0, 0), *_released(script, stage))


def _gone(script: Script, stage: int) -> Answer:
    """After-care, from any rung; who is in the water or on a ladder leaves it first."""
    said = just(*script.leaving(), script.aftercare())
    return Answer((*_released(script, stage), *said), ends=False)


def _released(script: Script, stage: int) -> tuple[Wording, ...]:
    eased_off = wordings(script, "eased_off") if script.is_held_until_eased(stage) else ()
    return eased_off + wordings(script, "praise")


def _same(script: Script, stage: int) -> Answer:
    """The next rung for what does not ease; what grips again begins with toes up."""
    return leads(script, (script.if_not_easing(stage), 0, 0), *wordings(script, "onward"))


def _worse(script: Script, stage: int) -> Answer:
    """A stretch is eased off, and made smaller; other rungs are left."""
    if script.is_held_until_eased(stage):
        return leads(script.being("gently"), (0, 0, 0), *wordings(script, "ease_off_first"))
    return leads(script, (script.if_not_easing(stage), 0, 0), *wordings(script, "worse"))


FEELINGS: Mapping[str, Foreseen] = {
    "BitBetterIntent": _a_bit,
    "EasingIntent": _easing,
    "GoneIntent": _gone,
    "StillHurtsIntent": _same,
    "WorseIntent": _worse,
}
"""Intent → function that returns the expected answer to it."""
