"""Everything that is checked before a package is written, and all problems at once."""

from collections.abc import Iterator
from pathlib import Path

from deploy.package.contents import Package
from deploy.package.manifest_roundtrip import differences
from deploy.package.rules import RULES
from skill.authoring.interaction_model import built_models
from skill.authoring.problems import Problem, in_order


def problems(package: Package) -> list[Problem]:
    """Every rule that a package breaks, sorted by place.

    The rules take every value for what Amazon's classes read it as, so nothing else is looked at
    while those read something else.
    """
    return in_order([*_not_understood(package)] or _broken(package))


def outdated(root: Path) -> list[Problem]:
    """The models of the project in `root` that are not what their sources make.

    Raises:
        ContentError: A source, or what the skill says, breaks rules.
    """
    rule, what = "Model-MustBeUpToDate", "run make update"
    return [Problem(path.name, rule, what) for path in built_models.out_of_date(root)]


def _not_understood(package: Package) -> Iterator[Problem]:
    for place, text in differences(package.manifest):
        yield Problem(place, "Manifest-MustBeUnderstood", text)


def _broken(package: Package) -> Iterator[Problem]:
    for name, rule in RULES.items():
        yield from (Problem(place, name, text) for place, text in rule(package))
