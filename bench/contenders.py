"""The programs that are compared."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from bench.bodies import Handler

Costs = dict[str, dict[str, float]]
"""Name of a measurement → name of a contender → seconds or bytes."""
Progress = Callable[[float], None]
"""Called with the share of the work that is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A program to measure: a module with a Lambda `handler`."""

    name: str
    """Its name in the report."""
    module: str
    """Its import path."""

    def handler(self) -> Handler:
        """Import the module and return its handler."""
        handler: Handler = import_module(self.module).handler
        return handler


BARE = Contender("bare skill", "bench.bare_skill")
BARE_WITH_DYNAMODB = Contender("bare skill with DynamoDB", "bench.bare_skill_with_dynamodb")
COACH = Contender("cramp coach", "skill.hosts.aws_lambda")
COACH_AFRESH = Contender("cramp coach, made anew", "bench.coach_afresh")
"""It makes every answer anew, as for the first person who is to hear it."""
COACH_IN_MEMORY = Contender("cramp coach with memory:", "bench.coach_in_memory")
COACH_WITH_DYNAMODB = Contender("cramp coach with DynamoDB", COACH.module)
"""As `template.yaml` deploys it: it reads a person's record before it answers."""
FLOOR = Contender("json", "bench.json_floor")
