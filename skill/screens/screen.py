"""Turns an answer into an APL document and the data that it shows."""

from functools import lru_cache
from math import ceil
from typing import Any

from skill.coaching.state.outcome import Outcome
from skill.content.model import Library, Locale
from skill.record import Record
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
from skill.screens.staging import stage
from skill.speech.render import Speech

LISTENING_SECONDS = 16.0
"""How long a screen stays after the speech: the microphone opens twice for 8 seconds."""
READING_SECONDS = 180.0
"""How long a warning stays after the speech: time to find a phone and dial the number shown."""
CACHE_SIZE = 512
"""Parts of scenes whose plain values are cached; the content has some hundreds."""
FOREVER = 86_400_000
"""End of the last scene, in milliseconds: it stays until the screen closes."""

VIEWS: dict[type[Scene], str] = {
    StepScene: "Step",
    QuestionScene: "Question",
    AdviceScene: "Advice",
    WarningScene: "Warning",
    ClosingScene: "Closing",
}
"""Kind of scene → name of the layout that shows it."""


class Screen(Record):
    """What is sent to a device with a screen."""

    document: dict[str, Any]
    """APL document; cached and shared, so do not modify it."""
    data: dict[str, Any]
    """The document's only data source, `screen`."""


def show(outcome: Outcome, speech: Speech, library: Library, locale: Locale) -> Screen:
    """The screen that accompanies the speech of an outcome."""
    scenes = stage(outcome, speech, library, locale)
    starts = [scene.start for scene in scenes]
    ends = [*starts[1:], FOREVER]
    data = [
        {"view": VIEWS[type(scene)], "end": end, **_plain(scene)}
        for scene, end in zip(scenes, ends, strict=True)
    ]
    warns = any(isinstance(scene, WarningScene) for scene in scenes)
    stays = ceil((speech.seconds + (READING_SECONDS if warns else LISTENING_SECONDS)) * 1000)
    poses = frozenset(picture.pose for scene in scenes for picture in pictures(scene))
    views = frozenset(VIEWS[type(scene)] for scene in scenes)
    return Screen(document(views, poses - {""}), {"milliseconds": stays, "scenes": data})


def pictures(scene: Scene) -> tuple[Picture, ...]:
    """The drawings of a scene."""
    if isinstance(scene, AdviceScene):
        return tuple(line.picture for line in scene.lines)
    return () if isinstance(scene, WarningScene) else (scene.picture,)


def _plain(scene: Scene) -> dict[str, Any]:
    """A scene as JSON values."""
    values = scene._asdict()
    return {
        key: _plain_part(value) if isinstance(value, tuple) else value
        for key, value in values.items()
    }


@lru_cache(maxsize=CACHE_SIZE, typed=True)
def _plain_part(part: Any) -> Any:
    """A part of a scene as JSON values; cached and shared, so do not modify it."""
    if hasattr(part, "_asdict"):
        return {key: _plain_part(value) for key, value in part._asdict().items()}
    return [_plain_part(value) for value in part] if isinstance(part, tuple) else part
