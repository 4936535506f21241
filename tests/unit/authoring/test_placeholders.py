import pytest

from skill.authoring.placeholders import placeholders


@pytest.mark.parametrize(
    ("text", "names"),
    [("", set()), ("{a} and {b}", {"a", "b"}), ("{{a}}", set()), ("{a", {"{"}), ("{a!r}", {"{"})],
)
def test_placeholders_are_found(text: str, names: set[str]) -> None:
    assert placeholders(text) == names
