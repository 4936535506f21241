"""The app: the skill at `POST /`, behind the checks that Alexa's rules ask for."""

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from time import time

from flask import Flask, Response, request
from flask_ask_sdk import skill_adapter
from flask_ask_sdk.skill_adapter import SkillAdapter
from werkzeug.exceptions import RequestEntityTooLarge

from skill.alexa.skill import CoachSkill
from skill.app import build_skill
from skill.hosts import logs
from skill.hosts.web.chain_cache import ChainCache
from skill.hosts.web.chains import Chain, read_chain
from skill.hosts.web.development import restrict_to_this_machine
from skill.hosts.web.downloads import Download, Downloader
from skill.hosts.web.fast_json import FastJson
from skill.hosts.web.metrics import Metrics, serve_metrics
from skill.hosts.web.pages import pages
from skill.hosts.web.pictures import pictures
from skill.hosts.web.rejections import Reason, RejectedError
from skill.hosts.web.responses import handle_errors, plain_response
from skill.hosts.web.roots import load_roots
from skill.hosts.web.signatures import CHAIN_URL_HEADER, SIGNATURE_HEADER, SignatureCheck
from skill.hosts.web.verified_skill import VerifiedSkill
from skill.rate_limited_log import CountedWarnings
from skill.settings import Settings

NAME = "cramp-coach"
"""Of the app and, unlike a module's, of no logger that anybody else writes to."""
EMBEDDED_STORE = "sqlite:///cramp-coach.sqlite3"
"""Where people are remembered unless something else is set: a file in the working folder."""
DEVELOPMENT_SETTINGS = Settings(store="memory:")
"""In development: every skill is answered, and people are remembered until it ends."""
MAX_BODY = 256 * 1024
"""Bytes that a request must be shorter than; Alexa's have some thousands."""
MAX_DISCARDED = 16 * 1024 * 1024
"""Bytes of a larger request that are still taken, so that its sender gets to hear the answer."""

_log = logging.getLogger(__name__)


def create_app(
    settings: Settings | None = None,
    *,
    skill: CoachSkill | None = None,
    clock: Callable[[], float] = time,
    download: Download | None = None,
    development: bool = False,
) -> Flask:
    """Build the web service. It opens nothing and starts no thread before the first request.

    Args:
        settings: How this installation is set up; otherwise the environment says it, people are
            remembered in `EMBEDDED_STORE` unless it names a store, and the log goes to standard
            output; in development nothing of the environment counts.
        skill: What answers; built from the settings otherwise, and measured only then.
        clock: Seconds since the epoch.
        download: How chains of certificates are fetched, in place of HTTPS.
        development: Whether requests need no signature, and nothing is answered that does not
            come straight from this machine.

    Raises:
        SettingsError: A setting cannot be used, or gunicorn is to serve the development mode.
        DecodeError: The content was built by another version.
    """
    settings = settings or (DEVELOPMENT_SETTINGS if development else _settings_from_environment())
    if not settings.skill_id and not development:
        _log.warning("CRAMP_COACH_SKILL_ID is not set: requests to every skill are answered")
    app = Flask(NAME, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.json = FastJson(app)
    metrics = Metrics()
    _handle_errors(app, metrics)
    if development:
        restrict_to_this_machine(app)
    coach = skill or build_skill(settings, clock=clock, observer=metrics.count_answer)
    signatures = None if development else SignatureCheck(_chains(settings, clock, download))
    _serve_skill(app, VerifiedSkill(coach, clock), signatures)
    app.register_blueprint(pages(settings.owner, settings.contact))
    app.register_blueprint(pictures())
    serve_metrics(app, metrics, settings.metrics_folder)
    app.add_url_rule("/healthz", view_func=_healthz, provide_automatic_options=False)
    return app


def _settings_from_environment() -> Settings:
    """What the environment says, and a file to remember people in unless it names a store."""
    logs.configure(logs.JsonLines(), sys.stdout)
    settings = Settings.from_environment()
    return settings if settings.store else settings._replace(store=EMBEDDED_STORE)


def _handle_errors(app: Flask, metrics: Metrics) -> None:
    warnings = CountedWarnings("refused")

    def on_rejected(reason: Reason) -> None:
        metrics.count_rejection(reason)
        warnings.add(reason)

    handle_errors(app, on_rejected)


def _chains(
    settings: Settings, clock: Callable[[], float], download: Download | None
) -> ChainCache:
    roots = load_roots(settings.trust_roots)
    fetch_bytes = download or Downloader(roots.tls, settings.proxy)

    def fetch(url: str) -> Chain:
        return read_chain(fetch_bytes(url), roots.store, clock())

    return ChainCache(fetch, clock)


def _serve_skill(app: Flask, skill: VerifiedSkill, signatures: SignatureCheck | None) -> None:
    # The adapter's own verifiers check after parsing, and SHA-1.
    app.config[skill_adapter.VERIFY_SIGNATURE_APP_CONFIG] = False
    app.config[skill_adapter.VERIFY_TIMESTAMP_APP_CONFIG] = False
    adapter = SkillAdapter(skill, skill_id="", app=app)

    def answer() -> Response:
        body, headers = _body(), request.headers
        if signatures is not None:
            url, signature = headers.get(CHAIN_URL_HEADER, ""), headers.get(SIGNATURE_HEADER, "")
            signatures.check(url, signature, body)
        try:
            response: Response = adapter.dispatch_request()
        except UnicodeDecodeError:
            raise RejectedError(Reason.BODY) from None
        return response

    app.add_url_rule("/", view_func=answer, methods=["POST"], provide_automatic_options=False)


def _body() -> bytes:
    """The body of the request under way; the adapter finds the same bytes again."""
    if request.mimetype != "application/json":
        raise RejectedError(Reason.CONTENT_TYPE)
    try:
        body = request.get_data()
    except RequestEntityTooLarge:
        body = bytes(MAX_BODY)
    except Exception:  # noqa: BLE001 - each server has its own for a body that cannot be read
        raise RejectedError(Reason.BODY) from None
    # Of a body that does not say how long it is, Flask gives no more than it may be long.
    if len(body) >= MAX_BODY:
        with suppress(Exception):
            request.environ["wsgi.input"].read(MAX_DISCARDED)
        raise RejectedError(Reason.SIZE)
    return body


def _healthz() -> Response:
    return plain_response(HTTPStatus.OK)
