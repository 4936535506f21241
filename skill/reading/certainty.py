"""How certain what patterns find is, beside what the words are like as a whole.

The guess is independent of the patterns. Where both agree, a meaning is certain; where the guess is
far away, a sign is asked about, and what would move, change or end something is not acted on.
"""

from collections.abc import Iterator

from skill.reading.guess import Guess
from skill.reading.reading import Kind, Meaning
from skill.reading.scopes import Scopes
from skill.reading.weighing import Weighed

NOTHING = "nothing"
"""What the guesser takes words for that mean nothing here."""
LEAST_LEAD = 0.2
"""Least lead of a guess to be taken where nothing else was found."""
LEAST_LEAD_OVER_PLACES = 0.9
"""Least lead of a guess that nothing is meant where only a leg or a situation was told."""
SURE_LEAD = 0.6
"""Least lead of a guess that counts like words that were found."""
FAR = 1.0
"""How far behind the guess a meaning is that becomes doubtful."""
FAR_IF_LIKELY = 0.7
"""How far behind the guess what moves, changes or ends something becomes doubtful."""
FAR_IF_UNLIKELY = 0.3
"""The same where the guess is that nothing is meant, and for the pace, which stays changed."""
VERY_FAR = 2.0
"""How far behind the guess a meaning is dropped that only may be meant."""
SHORT = 3
"""Of so few words the patterns know more than the guess."""

LOUD_LEAD = 1.5
"""Least lead of a guess at a sign that counts though patterns find something else in its words."""

LEAST_SIGN_LEAD = 0.3
"""Least lead of a guess at a danger sign, which is only asked about."""
LEAST_SIGN_LEAD_WITH_CRAMP = 0.5
"""The same where a cramp is reported."""
LEAST_SIGN_LEAD_BESIDE = 1.0
"""The same where another sign is said or denied, something is fine, or a question is asked."""
SURE_SIGN_LEAD = 1.2
"""Least lead of a guess that makes a sign certain which only may have been meant."""
FAR_FROM_SIGNS = 1.1
"""How far behind the guess every danger sign is where one that may be meant is not."""
VERY_FAR_FROM_SIGN = 2.5
"""How far behind the guess, which is far from any sign, one is dropped that was said."""
FAR_FROM_TOPIC = 0.5
"""How far behind a guess that nothing is meant a topic is dropped."""
FAR_FROM_NOTHING = 0.4
"""How far from meaning nothing words are at least that report a sign, or mean what is guessed."""
LEAST_AHEAD = 0.5
"""How far ahead of all that is no sign one is at least in words that sound like telling one."""
NEAR_AMONG_SIGNS = 2.0
"""How far behind the guess a sign may be that was said in such words and is certain."""
NEAR = 0.6
"""The same in words that sound like telling of oneself."""

_PLACES = frozenset({Kind.LEG, Kind.SITUATION})
"""Kinds that say where the cramp is, or the person."""
_ACTING = frozenset(Kind) - _PLACES - {Kind.SEVERITY}
"""Kinds that say by themselves what the person wants or how they are."""
_ABOUT_ONESELF = frozenset({Kind.CRAMP, Kind.FEELING, Kind.STEERING, Kind.YES, Kind.NO})
"""Kinds beside which a sign is told, not asked about."""
_SILENCED = (Kind.SIGN, Kind.CRAMP)
"""Kinds whose guess counts for nothing where patterns find that something else is meant."""
_PACE = frozenset(f"steer:{way}" for way in ("slower", "faster", "longer", "shorter"))
_DOUBTED = frozenset({Kind.STEERING, Kind.FEELING, Kind.YES, Kind.NO, Kind.STRETCH, Kind.WISH})
"""Kinds that move, change or end something, and become doubtful if they are unlikely."""


def settled(patterns: Weighed, guess: Guess, around: Scopes, words: int) -> tuple[Meaning, ...]:
    """The meanings, each as certain as the guess lets it be, and the guess if it is likely enough.

    Args:
        patterns: What patterns find.
        guess: What the words are like.
        around: What is denied, supposed and past.
        words: Number of words.
    """
    doubted = (_doubted(one, guess, words <= SHORT) for one in patterns.found)
    likely = [one for one in doubted if one is not None]
    likely += _guessed(patterns._replace(found=likely), guess, around, words)
    told = any(one.kind in _ACTING for one in likely)
    place = any(one.kind in _PLACES and one.certain for one in likely)
    most = LEAST_LEAD_OVER_PLACES if place else LEAST_LEAD
    means_nothing = guess.token == NOTHING and guess.lead >= most and not told
    return () if means_nothing else tuple(likely)


def _doubted(meaning: Meaning, guess: Guess, is_short: bool) -> Meaning | None:
    """The meaning, as certain as the guess lets it be; None if that leaves nothing of it."""
    if meaning.kind is Kind.SIGN:
        return _doubted_sign(meaning, guess)
    if meaning.token == guess.token and guess.lead >= LEAST_LEAD:
        return meaning._replace(certain=True)
    broad = meaning.id == meaning.broad_id
    if meaning.kind is Kind.TOPIC and broad and _is_about_something_else(meaning, guess):
        return None
    behind = guess.behind.get(meaning.token, 0)
    if not meaning.certain and not is_short and _is_unlikely(meaning, guess):
        return None
    unlikely = guess.token == NOTHING or meaning.token in _PACE
    most = FAR_IF_UNLIKELY if unlikely else FAR_IF_LIKELY
    far = meaning.kind in _DOUBTED and behind > most and not is_short
    return meaning._replace(certain=False) if far else meaning


def _is_unlikely(meaning: Meaning, guess: Guess) -> bool:
    """Whether what only may be meant is too far behind what words are like to be meant."""
    behind = guess.behind.get(meaning.token, 0)
    far = meaning.kind in _DOUBTED and behind >= VERY_FAR
    answers = meaning.kind in (Kind.YES, Kind.NO)
    return far or (not answers and _is_about_something_else(meaning, guess))


def _is_about_something_else(topic: Meaning, guess: Guess) -> bool:
    """Whether words that sound like a topic mean nothing here: "add bananas to my list"."""
    means_nothing = guess.token == NOTHING and guess.lead >= LEAST_LEAD
    return means_nothing and guess.behind.get(topic.token, FAR) >= FAR_FROM_TOPIC


def _doubted_sign(sign: Meaning, guess: Guess) -> Meaning | None:
    """A sign is certain if it was said and the words sound so, or if the guess is the same."""
    own = guess.behind.get(f"{Kind.SIGN}:{sign.id}", FAR)
    same = own == 0 and guess.lead >= SURE_SIGN_LEAD
    if not sign.certain and not same:
        return sign if _behind_signs(guess) <= FAR_FROM_SIGNS else None
    if own >= VERY_FAR_FROM_SIGN and _signs_ahead(guess) <= -FAR:
        return None
    return sign._replace(certain=_is_told(own, guess))


def _is_told(own: float, guess: Guess) -> bool:
    """Whether words with a sign that is so far behind the guess sound like telling it."""
    if own == 0 or _signs_ahead(guess) >= LEAST_AHEAD:
        return own <= NEAR_AMONG_SIGNS
    far = guess.behind.get(NOTHING, FAR) >= FAR_FROM_NOTHING
    about_oneself = guess.token.partition(":")[0] in _ABOUT_ONESELF
    return far and about_oneself and own <= NEAR


def _signs_ahead(guess: Guess) -> float:
    """How far the likeliest danger sign is ahead of all that is none; below 0 if it is behind."""
    others = (lead for token, lead in guess.behind.items() if not token.startswith(Kind.SIGN))
    return min(others) - _behind_signs(guess)


def _behind_signs(guess: Guess) -> float:
    """How far the likeliest danger sign is behind the likeliest meaning."""
    return min(lead for token, lead in guess.behind.items() if token.startswith(Kind.SIGN))


def _guessed(patterns: Weighed, guess: Guess, around: Scopes, place: int) -> Iterator[Meaning]:
    """The guess, if it is likely enough and nothing speaks against it."""
    kind, _, id_ = guess.token.partition(":")
    known = {one.broad_id for one in (*patterns.found, *patterns.denied) if one.kind == kind}
    if guess.token == NOTHING or id_ in known:
        return
    loud = kind == Kind.SIGN and guess.lead >= LOUD_LEAD
    if guess.token in patterns.excluded and kind in _SILENCED and not loud:
        return
    if kind == Kind.SIGN:
        if _may_be_a_sign(patterns, guess, around):
            yield Meaning(Kind.SIGN, id_, certain=False, place=place)
        return
    if guess.behind.get(NOTHING, FAR) < FAR_FROM_NOTHING:
        return
    if kind == Kind.TOPIC and any(one.id != one.broad_id for one in patterns.found):
        return
    acting = any(one.kind in _ACTING and one.certain for one in patterns.found)
    if guess.lead >= (SURE_LEAD if acting else LEAST_LEAD):
        sure = guess.lead >= SURE_LEAD and kind == Kind.TOPIC
        yield Meaning(Kind(kind), id_, certain=sure, place=place)


def _may_be_a_sign(patterns: Weighed, guess: Guess, around: Scopes) -> bool:
    """Whether a guessed sign is likely enough and nothing speaks against it."""
    signs = any(one.kind is Kind.SIGN for one in (*patterns.found, *patterns.denied))
    topics = any(one.kind is Kind.TOPIC and one.certain for one in patterns.found)
    cramp = any(one.kind is Kind.CRAMP for one in patterns.found)
    least = LEAST_SIGN_LEAD_WITH_CRAMP if cramp else LEAST_SIGN_LEAD
    told = not (around.asks or around.supposed)
    alone = not (signs or topics or around.cleared)
    return told and guess.lead >= (least if alone else LEAST_SIGN_LEAD_BESIDE)
