"""Records behave as named tuples, whether or not one of their kind was made before."""

import copy
import gc
import pickle
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from skill.record import Record


class Hold(Record):
    """How long a stretch is held."""

    seconds: float
    sides: tuple[str, ...] = ("left", "right")
    is_last: bool = False

    @property
    def minutes(self) -> float:
        """The same in minutes."""
        return self.seconds / 60


class Plain(NamedTuple):
    """The same without properties."""

    seconds: float
    sides: tuple[str, ...] = ("left", "right")
    is_last: bool = False


class Secret(Record):
    """One that hides what it holds."""

    words: str

    def __repr__(self) -> str:
        return "Secret()"


class Copied(Record):
    """One that is only ever made of other values."""

    seconds: float
    is_last: bool = False


def test_a_record_is_a_tuple_with_named_fields_defaults_and_properties() -> None:
    hold = Hold(30, is_last=True)
    assert hold == (30, ("left", "right"), True)
    assert (hold.seconds, hold.sides, hold.is_last, hold.minutes) == (
        30,
        ("left", "right"),
        True,
        0.5,
    )
    assert hash(hold) == hash(tuple(hold))
    assert Hold.__doc__ == "How long a stretch is held."


def test_its_fields_cannot_be_set_and_it_has_no_others() -> None:
    with pytest.raises(AttributeError):
        Hold(30).seconds = 20  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Hold(30).minute = 20  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [Hold, Plain])
def test_it_does_what_a_named_tuple_does(kind: type[Plain]) -> None:
    hold = kind(30)
    assert kind._fields == ("seconds", "sides", "is_last")
    assert kind._field_defaults == {"sides": ("left", "right"), "is_last": False}
    assert hold._replace(seconds=20) == kind(20)
    assert hold._asdict() == {"seconds": 30, "sides": ("left", "right"), "is_last": False}
    assert repr(hold) == f"{kind.__name__}(seconds=30, sides=('left', 'right'), is_last=False)"
    match hold:
        case kind(seconds, _, is_last):
            assert (seconds, is_last) == (30, False)


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))]
)
def test_it_can_be_copied(again: Callable[[Hold], Hold]) -> None:
    copied = again(Hold(30, is_last=True))
    assert copied == Hold(30, is_last=True)
    assert type(copied) is Hold


def test_the_first_of_a_kind_can_be_made_while_garbage_is_collected() -> None:
    usual: Any = type(Record)

    class Collecting(usual):  # type: ignore[misc]
        def __setattr__(self, name: str, value: object) -> None:
            gc.collect()
            super().__setattr__(name, value)

    kind = Collecting("Kind", (Record,), {"__annotations__": {"seconds": float}})
    assert kind(30)._asdict() == {"seconds": 30}


def test_it_can_be_made_of_a_row_before_any_other_of_its_kind() -> None:
    made = Copied._make([30, True])
    assert type(made) is Copied
    assert made == Copied(30, is_last=True)


def test_what_it_says_for_itself_stays() -> None:
    assert [repr(Secret("my calf")), repr(Secret("again"))] == ["Secret()", "Secret()"]


@pytest.mark.parametrize("wrong", [(), (1, ("left",), True, 4)])
def test_too_few_and_too_many_values_are_refused(wrong: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Hold(*wrong)


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError):
        Hold(1, hold=2)  # type: ignore[call-arg]
