"""A web service that Alexa calls, for a machine of one's own."""

from skill.hosts.web.service import create_app

__all__ = ["create_app"]
