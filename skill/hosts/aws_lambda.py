"""AWS Lambda: one skill, built when the function starts."""

import os

from skill.hosts.entry import entry

handler = entry(os.environ)
"""Answers an Alexa request; raises WrongSkillError if it is for another skill."""
