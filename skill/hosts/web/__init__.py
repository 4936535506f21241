"""The skill as a self-hosted web service, built with Flask."""

from skill.hosts.web.service import create_app

__all__ = ["create_app"]
