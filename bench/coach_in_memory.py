"""The coach that remembers people for as long as it runs."""

from skill.hosts.entry import entry

handler = entry({"CRAMP_COACH_STORE": "memory:"})
