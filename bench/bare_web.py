"""The bare skill as a web service as in flask-ask-sdk's guide, but without checking requests."""

from flask import Flask
from flask_ask_sdk.skill_adapter import (
    VERIFY_SIGNATURE_APP_CONFIG,
    VERIFY_TIMESTAMP_APP_CONFIG,
    SkillAdapter,
)

from bench.bare_skill import skill_builder

app = Flask(__name__)
app.config[VERIFY_SIGNATURE_APP_CONFIG] = False
app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
SkillAdapter(skill=skill_builder.create(), skill_id="", app=app).register(app, "/")
