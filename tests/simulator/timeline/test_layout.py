from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.device.speech import from_text
from simulator.timeline.layout import Label, levels, spoken_labels
from simulator.timeline.look import Look
from simulator.timeline.timeline import BargeIn, Row


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Pull your toes up toward your shin.", ["Pull your toes up toward your shin."]),
        (
            "Keep your sore leg behind you, with its heel on the floor.",
            ["Keep your sore leg behind you,", "with its heel on the floor."],
        ),
        ("m" * 80, ["m" * 27, "m" * 27, "m" * 26]),
    ],
)
def test_long_sentences_have_lines_of_much_the_same_length(words: str, lines: list[str]) -> None:
    [label] = spoken_labels(Row("help", from_text(words), open=True))
    assert label.text.split("\n") == lines


def test_what_the_person_says_stands_among_what_is_heard_and_what_is_not() -> None:
    speech = from_text("Sit down. Hold on to something. Breathe.")
    labels = spoken_labels(Row("help", speech, open=True, bargein=BargeIn("wait", 1.0)))
    assert [(label.text, label.faded) for label in labels] == [
        ("Sit down.", False),
        ("Hold on to something.", False),
        ("you at 1 s: wait", False),
        ("Breathe.", True),
    ]


@given(
    st.lists(st.tuples(st.floats(0, 90), st.integers(1, 36), st.integers(1, 3)), max_size=12),
    st.floats(3, 48),
)
def test_no_label_covers_another_nor_its_line(
    found: list[tuple[float, int, int]], scale: float
) -> None:
    labels = [
        Label(second, "\n".join(["m" * letters] * count), Look.SPEECH)
        for second, letters, count in sorted(found)
    ]
    placed = list(zip(labels, levels(labels, scale), strict=True))
    for (left, level), (right, right_level) in combinations(placed, 2):
        if right.second * scale < left.second * scale + left.width:
            assert level >= right_level + right.lines
