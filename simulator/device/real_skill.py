"""The skill itself, as devices in this program talk to it.

It is imported only when it is needed, which keeps the help of a command quick.
"""

from simulator.device import understood
from simulator.device.echo import REMEMBERING, Handler


def remembering_skill() -> Handler:
    """A skill that remembers people, and tells devices what it understood."""
    from skill.hosts.entry import entry  # noqa: PLC0415

    return entry(REMEMBERING, understood.note)


def default_locale() -> str:
    """The locale of a device that nobody set to another one."""
    from skill.hosts.entry import default_locale  # noqa: PLC0415

    return default_locale()
