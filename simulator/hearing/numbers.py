"""Writes numbers in words.

>>> spelled(21, "en"), spelled(21, "es", "spellout-cardinal-feminine")
('twenty-one', 'veintiuna')
"""

from functools import cache, lru_cache

from unicode_rbnf import RbnfEngine

LARGEST_NUMBER = 999_999
"""Larger numbers are dropped, as nobody says them."""


@lru_cache(maxsize=200)
def spelled(number: int, language: str, kind: str = "") -> str:
    """A number in words; empty if it is larger than `LARGEST_NUMBER`.

    Args:
        number: From 0.
        language: Language code, such as en.
        kind: Unicode's name for a form of the language's numbers, such as
            `spellout-cardinal-feminine`; empty for that in which people count.
    """
    if number > LARGEST_NUMBER:
        return ""
    return _engine(language).format_number(number, ruleset_names=[kind] if kind else None).text


@cache
def _engine(language: str) -> RbnfEngine:
    return RbnfEngine.for_language(language)
