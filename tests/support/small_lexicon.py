"""A lexicon of a few words, so that a test shows all that comes of what it writes."""

import json
from collections.abc import Mapping

from skill.authoring.problems import Problems
from skill.authoring.reader.lexicon_builder import GRAMMAR, build_lexicon
from skill.authoring.reader.sources import GRADES, Patterns, ReaderSources
from skill.reading.guess import UNIT, Guesser, sparse
from skill.reading.lexicon import BuiltLexicon, Lexicon, Pattern, Reach, symbol_at
from skill.reading.matching import Utterance
from skill.reading.reader import Reader
from skill.reading.spoken import Spoken

Lists = Mapping[str, tuple[str, ...]]
Written = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Meaning → `said`, `perhaps` or `unless` → patterns."""

EVERY_SYMBOL = frozenset(map(symbol_at, range(1000)))

SPOKEN = Spoken(
    endings=("'s", "'m"), instead={"is not": "isnt", "do not": "dont", "can not": "cant"}
)
REACH = Reach(denying=5, denying_before=3, clearing=3)
LISTS: Lists = {
    **dict.fromkeys(GRAMMAR, ()),
    "small": ("a", "the", "my", "it", "i", "is", "s", "to", "and", "have", "so", "very", "there"),
    "denying": ("no", "not", "never", "isnt", "dont", "free of"),
    "denying_told": ("<no>",),
    "no": ("no", "nope"),
    "subjects": ("i", "it", "my", "the"),
    "breaking": ("but", "because"),
    "resuming": ("<subjects>",),
    "joining": ("or", "and"),
    "thinking": ("think", "have", "any"),
    "clearing": ("fine", "all right"),
    "supposing": ("what if", "scared of"),
    "asking": ("supposed to",),
    "past": ("years ago",),
    "present": ("now", "since"),
    "clauses": ("i", "it", "and"),
    "correcting": ("i mean", "sorry no", "no"),
    "unsure": ("not sure", "maybe"),
    "interrogatives": ("do", "can"),
    "persons": ("i", "my"),
    "hot": ("hot", "burning up", "<warm>"),
    "warm": ("warm", "toasty"),
}
MEANINGS: Written = {
    "cramp": {"said": ("cramp*",), "perhaps": ("help",)},
    "sign:pop": {"said": ("popped", "pop"), "perhaps": ("crack*",), "unless": ("popped round",)},
    "sign:swollen_leg": {"said": ("calf & (swollen|<hot>)",), "perhaps": ("swollen", "<hot>")},
    "sign:coughing_blood": {"said": ("cough* .. blood",)},
    "leg:left": {"said": ("left",)},
    "leg:right": {"said": ("right",)},
    "feel:eased": {"said": ("eas*",)},
    "feel:worse": {"said": ("worse",)},
    "stretch:towel_stretch": {"said": ("towel",)},
    "stretch:runners_stretch": {"said": ("wall",)},
    "situation:bed": {"said": ("bed",)},
    "topic:causes": {"said": ("why",)},
    "yes": {"said": ("yes", "yeah")},
    "no": {"said": ("no", "nope")},
}


def sources(meanings: Written = MEANINGS, **lists: tuple[str, ...]) -> ReaderSources:
    """Sources without files; the lists are added to those that grammar needs."""
    written = tuple(
        Patterns(f"meanings/{token}", token, {grade: given.get(grade, ()) for grade in GRADES})
        for token, given in meanings.items()
    )
    return ReaderSources({**LISTS, **lists}, written, {}, SPOKEN, REACH)


def lexicon(meanings: Written = MEANINGS, **lists: tuple[str, ...]) -> Lexicon:
    """What is built of such sources."""
    return lexicon_of(build(meanings, **lists))


def build(meanings: Written = MEANINGS, *utterances: str, **lists: tuple[str, ...]) -> BuiltLexicon:
    """Build such sources, for which these utterances tell how rare words are."""
    problems = Problems()
    built = build_lexicon(sources(meanings, **lists), utterances, problems)
    assert problems == []
    return built


def lexicon_of(built: BuiltLexicon) -> Lexicon:
    """What was built, after a round trip through JSON."""
    heading = json.loads(json.dumps(built.heading))
    return Lexicon(heading, built.patterns, built.shards.__getitem__)


def every_pattern(known: Lexicon) -> list[Pattern]:
    """All patterns of a lexicon."""
    return list(known.patterns(EVERY_SYMBOL))


LEXICON = lexicon()


def utterance(words: str, known: Lexicon = LEXICON) -> Utterance:
    """An utterance, looked up."""
    return Utterance(known.spoken.cut(words), known)


def _model(ahead: Mapping[str, float]) -> Guesser:
    """A guesser that finds some meanings this far ahead of the others, whatever is said."""
    known = dict.fromkeys((*ahead, "sign:fainting", *MEANINGS, "nothing"))
    rows = [[0 for _ in known], [round(ahead.get(token, 0) * UNIT) for token in known]]
    return Guesser(tuple(known), sparse(rows))


NEUTRAL = _model({"sign:fainting": 0.5, "sign:pop": 0.5, "nothing": -1.5})
"""A guesser that takes the words for a sign, but for none in particular."""


def sure_of(token: str, lead: float = 2.0) -> Guesser:
    """A guesser that takes all words for one meaning, so far ahead of every other."""
    return _model({token: lead})


def reader(guesser: Guesser = NEUTRAL, known: Lexicon = LEXICON) -> Reader:
    """A reader of the lexicon; its guesser does not count unless another one is given."""
    return Reader(known, guesser)
