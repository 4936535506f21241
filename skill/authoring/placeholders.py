"""Finds placeholders: the names in braces that are filled in when a text is spoken."""

from string import Formatter


def placeholders(text: str) -> set[str]:
    """The names of a text's placeholders.

    A stray brace, or a placeholder with a format or conversion, counts as the name `{`, which
    nothing fills.
    """
    if "{" not in text and "}" not in text:
        return set()
    try:
        found = list(Formatter().parse(text))
    except ValueError:
        return {"{"}
    return {
        "{" if form or convert else name for _, name, form, convert in found if name is not None
    }
