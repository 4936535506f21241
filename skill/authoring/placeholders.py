"""What a text leaves open: the names in braces that are filled in when it is said."""

from string import Formatter


def placeholders(text: str) -> set[str]:
    """What has to be filled in; a brace that is none, or that asks for more, counts as `{`."""
    if "{" not in text and "}" not in text:
        return set()
    try:
        found = list(Formatter().parse(text))
    except ValueError:
        return {"{"}
    return {
        "{" if form or convert else name for _, name, form, convert in found if name is not None
    }
