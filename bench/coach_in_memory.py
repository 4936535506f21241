"""The coach with a store in memory."""

from skill.hosts.entry import entry

handler = entry({"CRAMP_COACH_STORE": "memory:"})
