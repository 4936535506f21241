"""Converts a pose to an SVG document: still, for the pictures of cards, or animated with CSS."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from skill.authoring.drawing.composing import compose
from skill.authoring.drawing.palette import DARK, LIGHT
from skill.authoring.drawing.pathdata import number, path_data
from skill.authoring.drawing.poses import MotionKind, Pose
from skill.authoring.drawing.shapes import HEIGHT, WIDTH, InkRole, Shape, Style, Transform

ANIMATIONS: Mapping[MotionKind, str] = {
    MotionKind.SWING: "2s ease-in-out infinite alternate",
    MotionKind.SWEEP: "2.5s linear infinite",
    MotionKind.ONCE: "2.5s ease-out forwards",
}
"""CSS animation of each kind of motion, as fast as on a device's screen."""


def svg(pose: Pose, *, width: int, height: int, moving: bool = False, title: str = "") -> str:
    """A self-contained SVG document.

    Args:
        pose: What to draw.
        width: Pixels.
        height: Pixels.
        moving: Whether to animate it, in the colours of the reader's light or dark mode; otherwise
            it shows the still phase in the colours of light mode.
        title: Its accessible name, if any.
    """
    drawing = compose(pose)
    shapes = (*drawing.scene, *drawing.arrows)
    if not moving:
        drawn = "".join(_path(shape.at(pose.still), LIGHT) for shape in shapes)
        return _document(width, height, title, _ground(LIGHT[InkRole.PAPER]) + drawn)
    colours = {name: f"var(--{name})" for name in LIGHT}
    parts = [_part(shape, name, pose.still, colours) for name, shape in _named(pose, shapes)]
    style = f"<style>{_stylesheet(pose, shapes)}</style>"
    return _document(width, height, title, style + _ground(colours[InkRole.PAPER]) + "".join(parts))


def _document(width: int, height: int, title: str, inside: str) -> str:
    named = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" role="img">{named}{inside}</svg>\n'
    )


def _ground(colour: str) -> str:
    return f'<path d="M0 0H{WIDTH}V{HEIGHT}H0Z" fill="{colour}"/>'


def _path(shape: Shape, colours: Mapping[str, str]) -> str:
    return f'<path d="{path_data(shape.paths)}" {_style(shape.style, colours)}/>'


def _part(shape: Shape, name: str, still: float, colours: Mapping[str, str]) -> str:
    path = _path(shape, colours)
    if not shape.moves:
        return path
    at = shape.start.between(shape.end, still)
    where = f"translate({number(at.origin.x)} {number(at.origin.y)}) rotate({number(at.angle)})"
    return f'<g class="{name}" transform="{where}">{path}</g>'


def _style(style: Style, colours: Mapping[str, str]) -> str:
    fill = f'fill="{colours[style.fill] if style.fill else "none"}"'
    if style.stroke is None:
        return fill
    stroke = f'{fill} stroke="{colours[style.stroke]}" stroke-width="{number(style.width)}"'
    return f'{stroke} stroke-linecap="round" stroke-linejoin="round"' if style.round else stroke


def _named(pose: Pose, shapes: Iterable[Shape]) -> Iterator[tuple[str, Shape]]:
    """Each shape with a CSS class name, which is unique even if drawings share a page."""
    return ((f"{pose.id}-{place}", shape) for place, shape in enumerate(shapes))


def _stylesheet(pose: Pose, shapes: Iterable[Shape]) -> str:
    moving = [(name, shape) for name, shape in _named(pose, shapes) if shape.moves]
    rules = [
        f":root{{{properties(LIGHT)}}}",
        f"@media (prefers-color-scheme:dark){{:root{{{properties(DARK)}}}}}",
        *(f"@keyframes {name}{{{_frames(shape)}}}" for name, shape in moving),
    ]
    if pose.motion:
        how = ANIMATIONS[pose.motion.kind]
        lively = "".join(f".{name}{{animation:{name} {how}}}" for name, _ in moving)
        rules.append(f"@media (prefers-reduced-motion:no-preference){{{lively}}}")
    return "".join(rules)


def properties(colours: Mapping[str, str]) -> str:
    """Colours as CSS custom properties, which animated documents use."""
    return ";".join(f"--{name}:{colour}" for name, colour in colours.items())


def _frames(shape: Shape) -> str:
    return f"from{{{_css(shape.start)}}}to{{{_css(shape.end)}}}"


def _css(transform: Transform) -> str:
    x, y, angle = (number(value) for value in (*transform.origin, transform.angle))
    return f"transform:translate({x}px,{y}px) rotate({angle}deg)"
