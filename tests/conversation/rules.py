"""The rules for spoken turns, one function each, which yields what breaks the rule."""

import json
import re
from collections.abc import Callable, Iterator
from math import inf

from tests.conversation.danger import CAN_WAIT, ROUTINE, URGENCY, begins_rightly
from tests.conversation.designed import designed
from tests.conversation.exploring import Turn
from tests.conversation.inputs import LAUNCH
from tests.conversation.readability import difficulty
from tests.conversation.rendered import Heard, Sound
from tests.conversation.session_state import (
    has_unfinished_walk,
    is_relieving,
    misses,
    question,
    situations_in,
    state_in,
    was_warned,
)

PLEASED_VOICES = {"en-US", "en-GB"}
"""Locales of this skill whose voice supports emotions."""

SpeechRule = Callable[[Heard], Iterator[str]]
TurnRule = Callable[[Turn], Iterator[str]]


def says_the_first_movement_within_twelve_words(turn: Turn) -> Iterator[str]:
    """Rule 1, for every call for relief, a fresh launch, and "help" in a cramp."""
    design = designed(turn.locale)
    if not _acute(turn) or _is_warning(turn) or design.ends_with_check(turn.heard.text):
        return
    first = " ".join(turn.heard.text.split()[:12])
    if not design.movement.search(first):
        yield first


def _acute(turn: Turn) -> bool:
    state, walk = turn.before.state, turn.before.walk
    unknown = walk is None and question(state) in ("", "guide")
    cry = turn.act.intent in {"ReliefIntent", "StillHurtsIntent", "WorseIntent"}
    help_ = turn.act.intent == "AMAZON.HelpIntent" and (is_relieving(state) or unknown)
    fresh = turn.act == LAUNCH and walk is None and not has_unfinished_walk(state)
    return cry or help_ or fresh


def _is_warning(turn: Turn) -> bool:
    told = designed(turn.locale).sentences["warning"]
    return any(words in turn.heard.text for words in told)


def has_short_sentences(heard: Heard) -> Iterator[str]:
    """Rule 2: at most 20 words."""
    yield from (line for line in heard.sentences if len(line.split()) > 20)


def gives_one_instruction_a_sentence(heard: Heard) -> Iterator[str]:
    """Rule 2: no sentence joins two instructions; a condition is not an instruction."""
    said = designed(heard.locale).sentences
    for line in heard.sentences:
        conditional = line.startswith(tuple(said["conditions"]))
        if line in said["prescribed"] or conditional:
            continue
        if re.search(said["joined"], line, re.IGNORECASE):
            yield line


def reads_at_grade_six_or_below(heard: Heard) -> Iterator[str]:
    """Rule 2: by the formula of the language, over the turn if it has enough words for that."""
    formula, found = designed(heard.locale).reads, difficulty(heard.text, heard.locale)
    if len(heard.text.split()) < formula.get("fewest_words", 0):
        return
    if not formula.get("least", -inf) <= found <= formula.get("most", inf):
        yield f"{found:.1f}"


def leaves_a_chance_to_act_every_15_seconds(heard: Heard) -> Iterator[str]:
    """Rule 3: no more than 15 s of speech without a pause of 2 s."""
    run = 0.0
    for sound in heard.sounds:
        run = 0.0 if not sound.word and sound.seconds >= 2 else run + _spoken(sound)
        if run > 15:
            yield f"{run:.1f} s at {sound}"
            return


def _spoken(sound: Sound) -> float:
    return sound.seconds if sound.word else 0.0


def holds_as_long_as_it_says(heard: Heard) -> Iterator[str]:
    """Rule 4: from "hold" to its ending words within a tenth of what was announced."""
    for announced, start, end in holds(heard):
        if not 0.9 * announced <= end - start <= 1.1 * announced:
            yield f"{announced} s took {end - start:.1f} s"


def gives_a_cue_every_10_seconds(heard: Heard) -> Iterator[str]:
    """Rules 4 and 5: no silence is longer, in a hold or elsewhere."""
    silence = 0.0
    for sound in heard.sounds:
        silence = 0.0 if sound.word else silence + sound.seconds
        if silence > 10:
            yield f"{silence:.1f} s of silence at {sound.start:.1f} s"


def counts_the_last_three(heard: Heard) -> Iterator[str]:
    """Rule 4: three, two, one, a second each, before the ending words."""
    words = [sound for sound in heard.sounds if sound.word]
    for _, start, end in holds(heard):
        last = [word for word in words if start <= word.start < end - 0.01][-3:]
        counted = [word.word for word in last]
        if counted != designed(heard.locale).holds["last"] or not 2.7 <= end - last[0].start <= 3.3:
            yield f"ends with {counted}"


def holds(heard: Heard) -> Iterator[tuple[int, float, float]]:
    """Announced seconds, start and end of each "hold" and "keep going" that is heard."""
    design, words = designed(heard.locale), [sound for sound in heard.sounds if sound.word]
    announced = 0
    begun = 0.0
    for place, sound in enumerate(words):
        ahead = " ".join(word.word for word in words[place : place + 7])
        if length := design.announced_seconds(ahead):
            announced, begun = length, sound.start
        if announced and ahead.startswith(tuple(design.holds["endings"])):
            yield announced, begun, sound.start
            announced = 0


def fits_what_alexa_plays(heard: Heard) -> Iterator[str]:
    """Rule 5: lengths of breaks, turns, speech and response."""
    breaks = [sound.seconds for sound in heard.sounds if not sound.word]
    limit = 90 if heard.is_open else 240
    if max(breaks, default=0) > 10 or heard.seconds > limit or len(heard.ssml) >= 8000:
        yield f"{heard.seconds:.1f} s, {len(heard.ssml)} characters"


def opens_the_microphone_just_after_a_question(heard: Heard) -> Iterator[str]:
    """Rule 6 and certification: question, reprompt and open session go together."""
    asks = heard.text.endswith("?")
    if not asks == heard.is_open == bool(heard.reprompt):
        yield f"asks: {asks}, open: {heard.is_open}, reprompt: {heard.reprompt!r}"
    if heard.response.get("shouldEndSession") not in (True, False):
        yield "it does not say whether the session ends"
    if heard.text.count("?") > 1:
        yield "more than one question"


def reprompts_shorter_and_with_choices(heard: Heard) -> Iterator[str]:
    """Rule 6: the reprompt is shorter, different, and names two or three answers."""
    if not heard.is_open:
        return
    choices = re.split(designed(heard.locale).sentences["choices"], heard.reprompt)
    shorter = len(heard.reprompt.split()) < len(heard.text.split())
    if not shorter or heard.reprompt in heard.text or not 2 <= len(choices) <= 4:
        yield f"{heard.reprompt!r} after {heard.text!r}"


def keeps_the_place_when_nothing_was_understood(turn: Turn) -> Iterator[str]:
    """Rule 7: unknown words do not change the place, and get more help the second time."""
    if turn.act.intent != "AMAZON.FallbackIntent":
        return
    before = turn.before
    if was_warned(before.state) or question(before.state).startswith("screen"):
        return  # help comes first; only a clear no lets hands on the calf
    if before.walk is not None and turn.walk != before.reached:
        yield f"{before.walk} became {turn.walk}"
    if misses(before.state) and len(turn.heard.sentences) < 3:
        yield "no more help than before"


def speaks_at_the_default_rate(heard: Heard) -> Iterator[str]:
    """Rule 8: no prosody, and no bare numbers except the last three."""
    if "prosody" in heard.ssml:
        yield "prosody"
    design = designed(heard.locale)
    bare = (line for line in heard.sentences if line not in design.holds["last"])
    yield from (line for line in bare if line.strip(".").lower() in design.sentences["numbers"])


NO_CARD = {"type": "Simple", "title": "", "content": ""}
"""Stands for the card of an answer that has none, because it only asks."""
_NUMBERED = re.compile(r"^\d+\. ")


def puts_nothing_on_the_card_that_is_not_spoken(heard: Heard) -> Iterator[str]:
    """Rule 10: everything on the card is also spoken."""
    card = heard.response.get("card") or NO_CARD
    if card["type"] != "Simple" or len(card["title"] + card["content"]) > 8000:
        yield f"{card['type']}, {len(card['content'])} characters"
    spoken = heard.text.replace(" .", ".")
    lines = (_NUMBERED.sub("", line) for line in card["content"].splitlines())
    told = (sentence for line in lines for sentence in re.split(r"(?<=[.?])\s+", line))
    yield from (sentence for sentence in told if sentence not in spoken)


def leaves_the_question_out_of_the_card(heard: Heard) -> Iterator[str]:
    """A card is read later: it has a title and a text, and repeats no question."""
    card = heard.response.get("card")
    if card and ("?" in card["content"] or not card["title"] or not card["content"].strip()):
        yield f"{card['title']!r}: {card['content']!r}"


def never_claims_too_much(heard: Heard) -> Iterator[str]:
    """Rule 11: no banned words, and no promise to call anyone."""
    card, said = heard.response.get("card") or NO_CARD, designed(heard.locale).sentences
    for text in (heard.text, heard.reprompt, card["title"], card["content"]):
        for never in (said["never_said"], said["will_call"]):
            yield from (match.group() for match in re.finditer(never, text, re.IGNORECASE))


def puts_a_danger_sign_before_everything(turn: Turn) -> Iterator[str]:
    """Section 7: in every state the same words, and nothing about it stays in the state."""
    sign = dict(turn.act.slots).get("sign")
    if turn.act.intent != "RedFlagIntent" or sign is None:
        return
    state = state_in(turn.attributes)
    before = turn.before.state
    if URGENCY[sign] in CAN_WAIT and (is_relieving(before) or was_warned(before)):
        if is_relieving(before) and not is_relieving(state):
            yield "a sign that can wait has stopped an acute cramp"
        return
    if not begins_rightly(turn.heard.text, sign, situations_in(before), turn.locale):
        yield turn.heard.text
    if turn.heard.is_open != (URGENCY[sign] == ROUTINE):
        yield "routine signs are followed by an offer, the others by silence"
    if turn.walk is not None or f'"{sign}"' in json.dumps(state):
        yield f"left behind: {state}"


def asks_before_it_alarms(turn: Turn) -> Iterator[str]:
    """Section 7: what only may be a danger sign gets a question; the walk waits where it was."""
    if turn.act.intent != "RedFlagIntent" or turn.act.slots:
        return
    helped = "someone_else" in situations_in(turn.before.state)
    check = designed(turn.locale).checks["danger_helped" if helped else "danger"]
    if not turn.heard.text.endswith(check):
        yield turn.heard.text
    if turn.before.walk is not None and turn.walk != turn.before.reached:
        yield f"{turn.before.walk} became {turn.walk}"


def sends_no_more_than_alexa_takes(turn: Turn) -> Iterator[str]:
    """Rule 5: the size of the whole response."""
    if turn.size >= 120_000:
        yield f"{turn.size} bytes of response"


def stops_from_everywhere(turn: Turn) -> Iterator[str]:
    """Section 8: stop, cancel and home end the session, with few words."""
    closing = {"AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"}
    if turn.act.intent in closing and (turn.heard.is_open or turn.heard.seconds > 5):
        yield turn.heard.text


def sounds_pleased_only_where_a_voice_can(turn: Turn) -> Iterator[str]:
    """Emotions only in locales that support them; no domains, which even fewer support."""
    if "amazon:emotion" in turn.heard.ssml and turn.locale not in PLEASED_VOICES:
        yield turn.heard.ssml
    if "amazon:domain" in turn.heard.ssml:
        yield "a domain"


def says_nothing_that_belongs_to_another_country(turn: Turn) -> Iterator[str]:
    """Emergency numbers, services and spelling are those of the locale."""
    design = designed(turn.locale)
    for word in design.local_word.findall(turn.heard.text):
        if turn.locale not in design.local_words[word]:
            yield word


SPEECH_RULES: tuple[SpeechRule, ...] = (
    has_short_sentences,
    gives_one_instruction_a_sentence,
    reads_at_grade_six_or_below,
    leaves_a_chance_to_act_every_15_seconds,
    holds_as_long_as_it_says,
    gives_a_cue_every_10_seconds,
    counts_the_last_three,
    opens_the_microphone_just_after_a_question,
    reprompts_shorter_and_with_choices,
    speaks_at_the_default_rate,
    puts_nothing_on_the_card_that_is_not_spoken,
    leaves_the_question_out_of_the_card,
    never_claims_too_much,
    fits_what_alexa_plays,
)
TURN_RULES: tuple[TurnRule, ...] = (
    says_the_first_movement_within_twelve_words,
    sends_no_more_than_alexa_takes,
    keeps_the_place_when_nothing_was_understood,
    puts_a_danger_sign_before_everything,
    asks_before_it_alarms,
    stops_from_everywhere,
)
ANSWER_RULES: tuple[TurnRule, ...] = (
    sounds_pleased_only_where_a_voice_can,
    says_nothing_that_belongs_to_another_country,
)
