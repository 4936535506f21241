"""Records: named tuples that cost little until the first of a kind is made.

A type checker takes `Record` for `typing.NamedTuple`, and what is written is the same. But Python
compiles a constructor for each class of named tuples when its module is imported. That took a
fifth of the start of the skill, whose first answer makes only some of its kinds of records.

>>> class Hold(Record):
...     seconds: float
...     is_last: bool = False
>>> Hold(30)
Hold(seconds=30, is_last=False)
"""

from typing import TYPE_CHECKING

__all__ = ["Record"]

if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from collections import namedtuple

    _Field = type(namedtuple("Example", "field").field)  # noqa: PYI024
    """Reads one field of a tuple."""

    class _Kind(type):
        """Makes the classes of records."""

        def __new__(cls, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            return super().__new__(
                cls,
                name,
                bases,
                {
                    **namespace,
                    **{field: _Field(place, None) for place, field in enumerate(fields)},
                    "__slots__": (),
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                },
            )

    class Record(tuple, metaclass=_Kind):
        """A tuple whose items have names; see `typing.NamedTuple`."""

        __slots__ = ()

        def __new__(cls, *values, **named):
            """Make the first record of its kind, and what makes all others."""
            defaults = cls._field_defaults.values()
            made = namedtuple(cls.__name__, cls._fields, defaults=defaults)  # noqa: PYI024
            for name in _METHODS - vars(cls).keys():
                setattr(cls, name, vars(made)[name])
            return cls(*values, **named)

        @classmethod
        def _make(cls, values):
            return cls(*values)

    _METHODS = frozenset(("__new__", "_make", "_replace", "_asdict", "__repr__", "__getnewargs__"))
    """What a kind of named tuples has for itself."""
