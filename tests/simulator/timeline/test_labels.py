from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from simulator.device.speech import from_text
from simulator.timeline.labels import Label, levels, spoken_labels
from simulator.timeline.recorder import BargeIn, TimelineRow


def test_what_the_person_says_stands_among_what_is_heard_and_what_is_not() -> None:
    speech = from_text("Sit down. Hold on to something. Breathe.")
    row = TimelineRow("help", speech, open=True, bargein=BargeIn("wait", 1.0))
    assert [(label.text, label.style) for label in spoken_labels(row)] == [
        ("Sit down.", "said"),
        ("Hold on to something.", "said"),
        ("you at 1 s: wait", "you"),
        ("Breathe.", "unheard"),
    ]


@given(st.lists(st.tuples(st.floats(0, 90), st.integers(1, 60)), max_size=12))
def test_no_label_covers_another_nor_its_line(found: list[tuple[float, int]]) -> None:
    placed = levels([Label(second, "m" * letters, "said") for second, letters in sorted(found)])
    for (earlier, level), (later, later_level) in combinations(placed, 2):
        if later.second < earlier.end:
            assert level > later_level


def test_labels_with_room_beside_each_other_share_a_line() -> None:
    placed = levels([Label(0, "Sit down.", "said"), Label(10, "Breathe.", "said")])
    assert [level for _, level in placed] == [0, 0]
