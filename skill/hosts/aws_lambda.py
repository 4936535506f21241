"""AWS Lambda: one skill, built when the function starts."""

import gc

# Nothing that is made at the start becomes garbage: looking for some takes a twentieth of the time.
gc.disable()

import os  # noqa: E402

from skill.hosts.entry import entry  # noqa: E402

handler = entry(os.environ)
"""Answers an Alexa request; raises WrongSkillError if it is for another skill."""

gc.freeze()
gc.enable()
