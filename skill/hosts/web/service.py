"""The Flask app: the skill at `POST /`, behind the checks that Amazon requires of a web service.

`GET /` says what it is; in development mode that path is left to whoever adds a page of their own.
"""

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from time import time

from flask import Flask, Response, request
from flask_ask_sdk import skill_adapter
from flask_ask_sdk.skill_adapter import SkillAdapter
from werkzeug.exceptions import RequestEntityTooLarge

from skill.alexa.report import Observer, Report
from skill.alexa.skill import CoachSkill
from skill.app import Understood, build_skill
from skill.hosts import logs
from skill.hosts.web.chain_cache import ChainCache
from skill.hosts.web.chains import Chain, read_chain
from skill.hosts.web.development import restrict_to_this_machine
from skill.hosts.web.downloads import Download, Downloader
from skill.hosts.web.fast_json import FastJson
from skill.hosts.web.health import Health, serve_health
from skill.hosts.web.home import serve_home
from skill.hosts.web.metrics import Metrics, serve_metrics
from skill.hosts.web.pages import pages
from skill.hosts.web.pictures import pictures, warn_without_pictures
from skill.hosts.web.rejections import Reason, RejectedError
from skill.hosts.web.responses import handle_errors
from skill.hosts.web.roots import load_roots
from skill.hosts.web.signatures import CHAIN_URL_HEADER, SIGNATURE_HEADER, SignatureCheck
from skill.hosts.web.stretches_page import stretches
from skill.hosts.web.verified_skill import VerifiedSkill
from skill.rate_limited_log import CountedWarnings
from skill.settings import IN_MEMORY, Settings

NAME = "cramp-coach"
"""Name of the app and its logger. A module's name would be the logger of that module too."""
EMBEDDED_STORE = "sqlite:///cramp-coach.sqlite3"
"""The default store: a file in the working directory."""
DEVELOPMENT_SETTINGS = Settings(store=IN_MEMORY, alexa_api="http://127.0.0.1")
"""Settings of development mode: requests to any skill, and a store that ends with the process."""
MAX_BODY = 256 * 1024
"""Bytes from which on a request's body is too large; those of Alexa have a few thousand."""
MAX_DISCARDED = 16 * 1024 * 1024
"""Bytes of a too large body that are read and thrown away, so that the sender gets the answer."""

_log = logging.getLogger(__name__)


def create_app(
    settings: Settings | None = None,
    *,
    skill: CoachSkill | None = None,
    clock: Callable[[], float] = time,
    download: Download | None = None,
    development: bool = False,
    understood: Understood | None = None,
) -> Flask:
    """Build the web service. It opens nothing and starts no thread before the first request.

    Args:
        settings: The settings. None reads them from the environment, with `EMBEDDED_STORE` as the
            default store, and logs to standard output; in development mode None ignores the
            environment and takes `DEVELOPMENT_SETTINGS`.
        skill: The skill; None builds it from the settings. Only then its answers are in `/metrics`.
        clock: Returns seconds since the epoch.
        download: Fetches certificate chains, in place of HTTPS.
        development: Whether to answer requests without a signature, but only those from this
            machine, below a secret path.
        understood: Called with what was understood in every turn; only for who develops.

    Raises:
        SettingsError: A setting has an invalid value, or gunicorn serves the development mode.
        DecodeError: The content was built by another version of the skill.
    """
    settings = settings or (DEVELOPMENT_SETTINGS if development else _settings_from_environment())
    if not settings.skill_id and not development:
        _log.warning("CRAMP_COACH_SKILL_ID is not set: requests to every skill are answered")
    if settings.pictures:
        warn_without_pictures()
    app = Flask(NAME, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.json = FastJson(app)
    metrics, health = Metrics(), Health()
    _handle_errors(app, metrics)
    if development:
        restrict_to_this_machine(app)
    else:
        serve_home(app, settings)
    coach = skill or build_skill(
        settings,
        clock=clock,
        observer=_all_of(metrics.count_answer, health.watch),
        understood=understood,
    )
    signatures = None if development else _signatures(settings, clock, download)
    _serve_skill(app, VerifiedSkill(coach, clock), signatures)
    app.register_blueprint(pages(settings.owner, settings.contact))
    app.register_blueprint(pictures())
    app.register_blueprint(stretches())
    serve_metrics(app, metrics)
    serve_health(app, health)
    return app


def _all_of(*observers: Observer) -> Observer:
    def observe(report: Report) -> None:
        for observer in observers:
            observer(report)

    return observe


def _settings_from_environment() -> Settings:
    """The settings from the environment, with `EMBEDDED_STORE` as the default store."""
    logs.configure(logs.JsonLines(), sys.stdout)
    settings = Settings.from_environment()
    return settings if settings.store else settings._replace(store=EMBEDDED_STORE)


def _handle_errors(app: Flask, metrics: Metrics) -> None:
    warnings = CountedWarnings("refused")

    def on_rejected(rejection: RejectedError) -> None:
        metrics.count_rejection(rejection.reason)
        warnings.add(rejection.logged)

    handle_errors(app, on_rejected)


def _signatures(
    settings: Settings, clock: Callable[[], float], download: Download | None
) -> SignatureCheck:
    roots = load_roots(settings.trust_roots)
    fetch_bytes = download or Downloader(roots.tls, settings.proxy)

    def fetch(url: str) -> Chain:
        return read_chain(fetch_bytes(url), roots.store, clock())

    return SignatureCheck(ChainCache(fetch, clock), settings.skill_id)


def _serve_skill(app: Flask, skill: VerifiedSkill, signatures: SignatureCheck | None) -> None:
    # The adapter's own verifiers are off: they check after parsing, and accept SHA-1.
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
    """The body of the current request; Flask caches it for the adapter.

    Raises:
        RejectedError: It is not JSON by its type, is too large or cannot be read.
    """
    if request.mimetype != "application/json":
        raise RejectedError(Reason.CONTENT_TYPE)
    try:
        body = request.get_data()
    except RequestEntityTooLarge:
        body = bytes(MAX_BODY)
    except Exception:  # noqa: BLE001 - each server raises its own error for an unreadable body
        raise RejectedError(Reason.BODY) from None
    # If a request does not state its length, Flask cuts the body off at MAX_BODY without an error.
    if len(body) >= MAX_BODY:
        with suppress(Exception):
            request.environ["wsgi.input"].read(MAX_DISCARDED)
        raise RejectedError(Reason.SIZE)
    return body
