"""Reads words: finds every meaning in them, and how certain each is."""

import os
from collections.abc import Iterator
from functools import cache

from skill.reading.corrections import GROUPS, corrected
from skill.reading.guess import Guess, Guesser, guesser_of
from skill.reading.lexicon import Lexicon
from skill.reading.matching import Match, Span, Utterance
from skill.reading.packing import unpack
from skill.reading.reading import Kind, Meaning, Reading
from skill.reading.scopes import TOLD, Scopes, scopes, without_cries
from skill.reading.spoken import cut

BUILT = os.path.join(os.path.dirname(__file__), "built")
"""The folder of the built files, one a language."""
SUFFIX = ".reader"
NOTHING = "nothing"
"""What the guesser takes words for that mean nothing here."""
LEAST_LEAD = 0.2
"""Least lead of a guess to be taken where nothing else was found."""
SURE_LEAD = 0.6
"""Least lead of a guess that counts like words that were found."""
LEAST_SIGN_LEAD = 0.3
"""Least lead of a guess at a danger sign, which is only asked about."""
LEAST_SIGN_LEAD_WITH_CRAMP = 0.5
"""The same where a cramp is reported."""
FAR_FROM_SIGNS = 1.1
"""How far behind the guess every danger sign is where one that may be meant is not."""
FAR_FROM_NOTHING = 0.4
"""How far from meaning nothing words are at least that report a sign for certain."""
BESIDE = 0.3
"""How far behind a guess about oneself a sign may be that is certain."""
SHORT = 3
"""Of so few words the patterns know more than the guess."""
SURE_SIGN_LEAD = 1.2
"""Least lead of a guess that makes a sign certain which only may have been meant."""
FAR_IF_NOTHING = 0.3
"""How far behind it may be at most if the guess is that nothing is meant."""
FAR = 1.0
"""How far behind the guess a meaning is that becomes doubtful."""
_ASKED = frozenset({Kind.SIGN, Kind.FEELING})
"""Kinds that are only perhaps meant where somebody asks if things are as they should be."""
_MOVING = frozenset({Kind.STEERING, Kind.FEELING})
"""Kinds that move a walk, and so are only guessed among many words that mean something else."""
FEW_WORDS = 4
"""How many words without a meaning an utterance can have, small ones not counted, and be short."""
FIRST_WORDS = 2
"""Index of the last word at which an answer can begin."""
_ACTING = frozenset(Kind) - {Kind.LEG, Kind.SITUATION, Kind.SEVERITY}
"""Kinds that say by themselves what the person wants or how they are."""
_ABOUT_ONESELF = frozenset({Kind.CRAMP, Kind.FEELING, Kind.STEERING, Kind.YES, Kind.NO})
"""Kinds beside which a sign is told, not asked about."""
_DOUBTED = frozenset({Kind.STEERING, Kind.FEELING, Kind.YES, Kind.NO, Kind.STRETCH, Kind.WISH})
"""Kinds that move, change or end something, and become doubtful if they are unlikely."""


class Reader:
    """Reads the words of one language."""

    def __init__(self, lexicon: Lexicon, guesser: Guesser) -> None:
        """Take what was built for the language."""
        self._lexicon = lexicon
        self._guesser = guesser

    def read(self, words: str) -> Reading:
        """Everything that words mean; at most the first 40 words are read."""
        cut_words = cut(words)
        if not cut_words:
            return Reading()
        utterance = Utterance(cut_words, self._lexicon)
        core = without_cries(utterance)
        guess = self._guesser.guess(cut_words[core.start : core.end])
        around = scopes(utterance)
        found, denied = _weighed(utterance, core, around)
        is_short = len(cut_words) <= SHORT
        doubted = (_doubted(one, guess, is_short) for one in corrected(found, utterance))
        likely = [one for one in doubted if one is not None]
        likely = _with_guess(likely, denied, guess, around, len(cut_words))
        if _means_nothing(guess) and not any(one.kind in _ACTING for one in likely):
            likely = []
        return Reading(tuple(likely), denied, unsure=bool(utterance.of("unsure")))


def _means_nothing(guess: Guess) -> bool:
    return guess.token == NOTHING and guess.lead >= LEAST_LEAD


def _doubted(meaning: Meaning, guess: Guess, is_short: bool) -> Meaning | None:
    """The meaning, as certain as the guess lets it be; None if that leaves nothing of it."""
    if meaning.kind is Kind.SIGN:
        return _doubted_sign(meaning, guess)
    if meaning.token == guess.token and guess.lead >= LEAST_LEAD:
        return meaning._replace(certain=True)
    behind = guess.behind.get(meaning.token, 0)
    most = FAR_IF_NOTHING if guess.token == NOTHING else FAR
    far = meaning.kind in _DOUBTED and behind > most and not is_short
    return meaning._replace(certain=False) if far else meaning


def _doubted_sign(sign: Meaning, guess: Guess) -> Meaning | None:
    """A sign is certain if it was said and the guess is a sign as well, or if both are the same."""
    behind = _behind_signs(guess)
    same = guess.token == f"{Kind.SIGN}:{sign.id}" and guess.lead >= SURE_SIGN_LEAD
    if sign.certain or same:
        far = guess.behind.get(NOTHING, FAR) >= FAR_FROM_NOTHING
        about_oneself = guess.token.partition(":")[0] in _ABOUT_ONESELF
        return sign._replace(certain=far and behind <= (BESIDE if about_oneself else 0))
    return sign if behind <= FAR_FROM_SIGNS else None


def _behind_signs(guess: Guess) -> float:
    """How far the likeliest danger sign is behind the likeliest meaning."""
    return min(lead for token, lead in guess.behind.items() if token.startswith(Kind.SIGN))


def _with_guess(
    found: list[Meaning], denied: tuple[Meaning, ...], guess: Guess, around: Scopes, place: int
) -> list[Meaning]:
    """The meanings, and the guess if it is likely enough."""
    kind, _, id_ = guess.token.partition(":")
    known = {one.id for one in (*found, *denied) if one.kind == kind}
    if guess.token == NOTHING or id_ in known:
        return found
    if kind == Kind.SIGN:
        return [*found, *_guessed_sign(id_, found, denied, guess, around, place)]
    acting = any(one.kind in _ACTING and one.certain for one in found)
    if guess.lead < (SURE_LEAD if acting else LEAST_LEAD):
        return found
    sure = guess.lead >= SURE_LEAD and kind == Kind.TOPIC
    return [*found, Meaning(Kind(kind), id_, certain=sure, place=place)]


def _guessed_sign(
    sign: str,
    found: list[Meaning],
    denied: tuple[Meaning, ...],
    guess: Guess,
    around: Scopes,
    place: int,
) -> Iterator[Meaning]:
    """A sign that is guessed where nothing speaks against it."""
    signs = any(one.kind is Kind.SIGN for one in (*found, *denied))
    topics = any(one.kind is Kind.TOPIC and one.certain for one in found)
    cramp = any(one.kind is Kind.CRAMP for one in found)
    least = LEAST_SIGN_LEAD_WITH_CRAMP if cramp else LEAST_SIGN_LEAD
    told = not (around.past or around.asks or around.supposed or around.cleared)
    if told and not signs and not topics and guess.lead >= least:
        yield Meaning(Kind.SIGN, sign, certain=False, place=place)


def _weighed(
    utterance: Utterance, core: Span, around: Scopes
) -> tuple[list[Meaning], tuple[Meaning, ...]]:
    """The meanings that patterns find, and those that they find denied."""
    matches = list(_not_excluded(list(utterance.matches()), core))
    is_short = utterance.rest(frozenset().union(*(match.words for match in matches))) <= FEW_WORDS
    found: dict[tuple[Kind, str], Meaning] = {}
    denied: dict[tuple[Kind, str], Meaning] = {}
    for match in matches:
        meaning = _meaning(match, around, is_short)
        if meaning is None or not (is_short or _may_stand(match, utterance)):
            continue
        into = denied if around.denies(match) else found
        known = into.get((meaning.kind, meaning.id))
        if known is None or _weight(meaning) > _weight(known):
            into[meaning.kind, meaning.id] = meaning
    told = [one for key, one in found.items() if one.certain or key not in denied]
    return told, tuple(denied.values())


def _weight(meaning: Meaning) -> tuple[bool, int]:
    """Of two that mean the same the surer counts; then the first, or the last of what corrects."""
    return meaning.certain, meaning.place if meaning.kind in GROUPS else -meaning.place


def _meaning(match: Match, around: Scopes, is_short: bool) -> Meaning | None:
    """What a match means; None if it is only supposed."""
    kind, id_, grade, _ = match.pattern
    if kind in TOLD and around.supposes(match):
        return None
    doubtful = around.asks if kind in _ASKED else kind in _MOVING and not is_short
    return Meaning(kind, id_, grade.certain and not doubtful, match.start)


def _may_stand(match: Match, utterance: Utterance) -> bool:
    """Whether a match is where its meaning is said: yes and no begin or end an utterance."""
    if match.pattern.kind not in (Kind.YES, Kind.NO):
        return True
    return match.start <= FIRST_WORDS or match.end == len(utterance.words)


def _not_excluded(matches: list[Match], core: Span) -> Iterator[Match]:
    """The matches that share no word with one that excludes their meaning; cries exclude none."""
    excluding = [
        match
        for match in matches
        if match.pattern.grade.excludes and match.words <= set(range(*core))
    ]
    for match in matches:
        if not match.pattern.grade.excludes and not any(
            other.pattern[:2] == match.pattern[:2] and not other.words.isdisjoint(match.words)
            for other in excluding
        ):
            yield match


@cache
def reader_of(language: str) -> Reader | None:
    """The reader of a language, loaded at its first use; None if there is none."""
    path = os.path.join(BUILT, f"{language}{SUFFIX}")
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        built = unpack(file.read())
    return Reader(Lexicon(built.lexicon), guesser_of(built.tokens, built.weights))
