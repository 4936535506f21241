"""What is asked where words only may be a danger sign."""

from skill.authoring.book.doubts import UNCLEAR, doubts_group
from skill.content.model import Library


def test_each_sign_stands_with_the_questions_that_are_asked_for_it(written: Library) -> None:
    words = written.words["en"]
    parts = {part.title: part.lines for part in doubts_group(written, words).parts}
    listed = ", ".join(parts).lower().replace(" ", "_").split(",_")
    assert sorted(listed) == sorted(written.signs)
    (pop,) = (lines for title, lines in parts.items() if title == "Pop")
    assert [line.follows[0] for line in pop] == ["yes → “Pop”"]
    (leg,) = (lines for title, lines in parts.items() if "swollen leg" in title.lower())
    assert [line.follows for line in leg] == [
        (f"yes → “{UNCLEAR}”", "no → the next question"),
        ("yes → “Swollen leg”", "no → on as before"),
    ]
