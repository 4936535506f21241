"""Who is measured."""

from dataclasses import dataclass
from importlib import import_module

from bench.bodies import Handler


@dataclass(frozen=True, slots=True)
class Contender:
    """A module with a Lambda `handler`."""

    name: str
    """How the report calls it."""
    module: str
    """Its import path."""

    def handler(self) -> Handler:
        """Import the module and return its handler."""
        handler: Handler = import_module(self.module).handler
        return handler


BARE = Contender("bare skill", "bench.bare_skill")
COACH = Contender("cramp coach", "skill.hosts.aws_lambda")
FLOOR = Contender("json", "bench.json_floor")
