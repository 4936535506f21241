"""Compares the viewports that the manifest declares with those that are tested."""

from collections.abc import Iterator, Mapping
from typing import Any

from deploy.package.contents import Package
from simulator.device.viewports import VIEWPORTS, Viewport

APL = "ALEXA_PRESENTATION_APL"
"""The interface whose declaration contains the viewports."""
PLACE = "apis.custom.interfaces.supportedViewports"


def viewports(package: Package) -> Iterator[tuple[str, str]]:
    """Declared ranges without a screen of the simulator, and such screens outside all ranges.

    https://developer.amazon.com/en-US/docs/alexa/alexa-presentation-language/apl-select-the-viewport-profiles-your-skill-supports.html
    """
    for interface in package.manifest["apis"]["custom"]["interfaces"]:
        if interface["type"] == APL:
            yield from _differences(interface.get("supportedViewports", []))


def _differences(ranges: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    screens = VIEWPORTS.values()
    for screen in screens:
        if not any(_holds(each, screen) for each in ranges):
            yield PLACE, f"no range holds {screen.name}, {screen.width} by {screen.height}"
    for each in ranges:
        if not any(_holds(each, screen) for screen in screens):
            yield PLACE, f"no screen of the simulator is in {dict(each)}"


def _holds(each: Mapping[str, Any], screen: Viewport) -> bool:
    """Whether a screen is in a range; a range that lacks a limit contains none."""
    return (
        (each.get("mode"), each.get("shape")) == (screen.mode, screen.shape)
        and each.get("minWidth", screen.width + 1) <= screen.width <= each.get("maxWidth", 0)
        and each.get("minHeight", screen.height + 1) <= screen.height <= each.get("maxHeight", 0)
    )
