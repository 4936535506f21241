"""How a language says a time of day as a digital clock shows it, and how people type it."""

import re
from collections.abc import Mapping
from typing import Any

from simulator.hearing.device_words import words_of_device
from simulator.hearing.numbers import spelled

FEW = 9
"""Minutes up to which a zero may be said before them: nine zero five."""
_PLACES = {"{hour}": r"(?P<hour>\d{1,2})", "{minute}": r"(?P<minute>\d\d)"}
_PLACE = re.compile(r"(\{hour\}|\{minute\}|\s+)")


def hour_in_words(hour: int, language: str, form: Mapping[str, Any]) -> str:
    """An hour, such as "una", "neuf heures" or "ein uhr".

    Args:
        hour: From 0 to 23.
        language: Language code, such as es.
        form: `kind` of the language's numbers; `said`: template with {number}; the names of
            hours that are said otherwise. All may be missing.
    """
    known = form.get(str(hour))
    number = spelled(hour, language, form.get("kind", ""))
    return str(known) if known else str(form.get("said", "{number}")).format(number=number)


def with_times_in_words(typed: str, language: str) -> str:
    """Typed words with every time of day as it is said: "9:05" is "nine zero five"."""
    way = words_of_device(language).get("times", {}).get("digital", {})
    for form in way.get("typed", ()):
        typed = _pattern(form).sub(lambda time: _said(time, language, way), typed)
    return typed


def _said(time: re.Match[str], language: str, way: Mapping[str, Any]) -> str:
    minute = int(time.groupdict().get("minute") or 0)
    template = "minutes" if minute > FEW else "few_minutes" if minute else "on_the_hour"
    hour = hour_in_words(int(time["hour"]), language, way.get("hours", {}))
    said = str(way[template]).format(hour=hour, minute=spelled(minute, language))
    return f" {said} "


def _pattern(form: str) -> re.Pattern[str]:
    """What finds times that are typed in a form such as "{hour} h"; its spaces may be missing."""
    parts = (
        _PLACES.get(part, r"\s*" if part.isspace() else re.escape(part))
        for part in _PLACE.split(form)
    )
    end = r"(?!\d)" if form.endswith("}") else r"(?!\w)"
    return re.compile(rf"(?<!\d){''.join(parts)}{end}", re.IGNORECASE)
