"""The skill itself, as devices in this program talk to it."""

from simulator.device import understood
from simulator.device.echo import REMEMBERING, Handler


def remembering_skill() -> Handler:
    """A skill that remembers people, and tells devices what it understood.

    It is imported only now, which keeps the help of a command quick.
    """
    from skill.hosts.entry import entry  # noqa: PLC0415

    return entry(REMEMBERING, understood.note)
