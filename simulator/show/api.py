"""A Flask blueprint that serves the page and answers its requests."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import HTTPException, NotFound

from simulator.device.echo import NothingToTouchError
from simulator.device.exchanges import DeviceEvent
from simulator.device.viewports import FONT_SCALES, THEMES, VIEWPORTS
from simulator.hearing.interaction_model import UnknownLocaleError, available_locales
from simulator.show import page_requests
from simulator.show.devices import Devices, NoSuchDeviceError
from simulator.show.event_json import Json, event_json

PREFIX = "/echo"
"""Prefix of all paths here."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Lets the page load only its own files and the pictures of cards."""
TITLES = {
    "round-hub": "Round (480 × 480)",
    "small-hub": "Small (960 × 480)",
    "medium-hub": "Medium (1024 × 600)",
    "large-hub": "Large (1280 × 800)",
    "upright-hub": "Upright (1080 × 1920)",
    "tv": "Television (960 × 540)",
}
"""Name of a viewport → its title on the page."""
_PAGE = Path(__file__).with_name("page")
_KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_STATUS = {
    page_requests.BadRequestError: HTTPStatus.BAD_REQUEST,
    UnknownLocaleError: HTTPStatus.BAD_REQUEST,
    NoSuchDeviceError: HTTPStatus.NOT_FOUND,
    NothingToTouchError: HTTPStatus.CONFLICT,
}


def echo_in_a_browser(devices: Devices, locale: str) -> Blueprint:
    """The blueprint with the page and its API.

    Args:
        devices: The open devices.
        locale: Locale of a new device unless the person chooses another one.
    """
    blueprint = Blueprint("echo", __name__, url_prefix=PREFIX)
    _serve_page(blueprint)
    _serve_devices(blueprint, devices, locale)
    _serve_conversation(blueprint, devices)
    for error, status in _STATUS.items():
        blueprint.register_error_handler(error, _refusal(status))
    blueprint.register_error_handler(HTTPException, _http_error)
    blueprint.after_request(_with_policy)
    return blueprint


def _serve_page(blueprint: Blueprint) -> None:
    paths = [path for path in _PAGE.rglob("*") if path.suffix in _KINDS]
    files = {path.relative_to(_PAGE).as_posix(): path for path in paths}

    @blueprint.get("/")
    def page() -> Response:
        return _file(files["index.html"])

    @blueprint.get("/<path:name>")
    def part(name: str) -> Response:
        if name not in files:
            raise NotFound
        return _file(files[name])


def _file(path: Path) -> Response:
    return Response(path.read_text(encoding="utf-8"), mimetype=_KINDS[path.suffix])


def _serve_devices(blueprint: Blueprint, devices: Devices, locale: str) -> None:
    @blueprint.get("/choices")
    def choices() -> Response:
        screens = [{"name": name, "title": TITLES[name]} for name in VIEWPORTS]
        locales = {"locale": locale, "locales": available_locales()}
        return jsonify(locales | {"screens": screens, "themes": THEMES, "fontScales": FONT_SCALES})

    @blueprint.post("/open")
    def open_device() -> Response:
        asked = _request_body()
        viewport = page_requests.viewport(asked)
        person = page_requests.person(asked)
        name, person = devices.open(page_requests.locale(asked), viewport, person)
        shown = viewport.apl if viewport else None
        return jsonify({"device": name, "person": person, "viewport": shown})

    @blueprint.post("/leave")
    def leave() -> Response:
        asked = _request_body()
        name, at = page_requests.device(asked), page_requests.seconds(asked)
        with devices.using(name) as echo:
            events = list(echo.leave(at))
        devices.drop(name)
        return _events_response(events)


def _serve_conversation(blueprint: Blueprint, devices: Devices) -> None:
    @blueprint.post("/say")
    def say() -> Response:
        asked = _request_body()
        words, at = page_requests.words(asked), page_requests.seconds(asked)
        with devices.using(page_requests.device(asked)) as echo:
            return _events_response(echo.say(words, at))

    @blueprint.post("/touch")
    def touch() -> Response:
        asked = _request_body()
        touched, at = page_requests.touch(asked), page_requests.seconds(asked)
        with devices.using(page_requests.device(asked)) as echo:
            return _events_response(echo.touch(touched, at))

    @blueprint.post("/wait")
    def wait() -> Response:
        with devices.using(page_requests.device(_request_body())) as echo:
            return _events_response(echo.wait())


def _request_body() -> Json:
    if not request.is_json:
        raise page_requests.BadRequestError("the body must be application/json")
    return dict(page_requests.json_object(request.get_json(silent=True)))


def _events_response(events: Iterable[DeviceEvent]) -> Response:
    return jsonify({"events": [event_json(event) for event in events]})


def _refusal(status: HTTPStatus) -> Callable[[Exception], tuple[Response, HTTPStatus]]:
    def refuse(error: Exception) -> tuple[Response, HTTPStatus]:
        return jsonify({"error": str(error)}), status

    return refuse


def _http_error(error: HTTPException) -> tuple[Response, int]:
    return jsonify({"error": error.name}), error.code or HTTPStatus.INTERNAL_SERVER_ERROR


def _with_policy(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response
