"""The AWS Lambda function: the skill is built once, when the module is imported."""

import gc

# No object that the start creates becomes garbage, and collecting takes a twentieth of its time.
gc.disable()

import os  # noqa: E402

from skill.hosts.entry import entry  # noqa: E402

handler = entry(os.environ)
"""The function's handler: answers an Alexa request; raises WrongSkillError for another skill's."""

gc.freeze()
gc.set_threshold(20_000)  # objects of some turns, so that a first turn is not looked through either
gc.enable()
