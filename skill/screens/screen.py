"""A turn on a screen: a constant document, and the data that it shows."""

from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple

from skill.content.model import Library, Locale
from skill.screens.documents import document
from skill.screens.scenes import (
    AdviceScene,
    ClosingScene,
    Picture,
    QuestionScene,
    Scene,
    StepScene,
    WarningScene,
)
from skill.screens.staging import SpokenTurn, stage

LISTENING_SECONDS = 16.0
"""The microphone is open for 8 seconds, and again after the reprompt."""
READING_SECONDS = 180.0
"""For whoever has to find a phone and dial the number that is shown."""
CACHE_SIZE = 512
"""Drawings, lines and buttons that are made plain values once; the content has some hundred."""
FOREVER = 86_400_000
"""When the last scene ends, in milliseconds: it stays."""

VIEWS: dict[type[Scene], str] = {
    StepScene: "Step",
    QuestionScene: "Question",
    AdviceScene: "Advice",
    WarningScene: "Warning",
    ClosingScene: "Closing",
}
"""The layout that shows each kind of scene."""


class Screen(NamedTuple):
    """What a device with a screen is sent."""

    document: dict[str, Any]
    """In Alexa Presentation Language; shared, so nobody may change it."""
    data: dict[str, Any]
    """Its only data source, `screen`."""


def show(turn: SpokenTurn, seconds: float, library: Library, locale: Locale) -> Screen:
    """Show a turn whose speech takes so many seconds."""
    scenes = stage(turn, library, locale)
    starts = [scene.start for scene in scenes]
    ends = [*starts[1:], FOREVER]
    data = [
        {"view": VIEWS[type(scene)], "end": end, **_plain(scene)}
        for scene, end in zip(scenes, ends, strict=True)
    ]
    warns = any(isinstance(scene, WarningScene) for scene in scenes)
    stays = ceil((seconds + (READING_SECONDS if warns else LISTENING_SECONDS)) * 1000)
    poses = frozenset(picture.pose for scene in scenes for picture in pictures(scene))
    views = frozenset(VIEWS[type(scene)] for scene in scenes)
    return Screen(document(views, poses - {""}), {"milliseconds": stays, "scenes": data})


def pictures(scene: Scene) -> tuple[Picture, ...]:
    """The drawings of a scene."""
    if isinstance(scene, AdviceScene):
        return tuple(line.picture for line in scene.lines)
    return () if isinstance(scene, WarningScene) else (scene.picture,)


def _plain(scene: Scene) -> dict[str, Any]:
    """A scene as plain values."""
    values = scene._asdict()
    return {
        key: _plain_part(value) if isinstance(value, tuple) else value
        for key, value in values.items()
    }


@lru_cache(maxsize=CACHE_SIZE, typed=True)
def _plain_part(part: Any) -> Any:
    """What scenes have in common, their drawings and buttons; shared, so nobody may change it."""
    if hasattr(part, "_asdict"):
        return {key: _plain_part(value) for key, value in part._asdict().items()}
    return [_plain_part(value) for value in part] if isinstance(part, tuple) else part
