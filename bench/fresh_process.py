"""Imports a contender in a fresh process, lets it answer requests and prints what that cost.

Run as `python -m bench.fresh_process MODULE`. Standard input is a JSON object: `bodies`, a list of
envelopes, and `requests`, how many to answer. Standard output is a JSON object: `import` in seconds
of CPU time, which other processes do not prolong, and `peak memory` and `steady memory` in bytes
(the peak for both on systems that report only that).

Nothing but the clock is imported first, so that all other imports count for the contender.
"""

import sys
from time import process_time

start = process_time()
handler = __import__(sys.argv[1], fromlist=["handler"]).handler
import_seconds = process_time() - start

import json  # noqa: E402 - after the clock
import resource  # noqa: E402
from pathlib import Path  # noqa: E402

work = json.load(sys.stdin)
for number in range(work["requests"]):
    handler(work["bodies"][number % len(work["bodies"])], None)

status = Path("/proc/self/status")
if status.exists():
    # Not `getrusage`: on Linux its peak is inherited from the parent process.
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    peak, steady = (int(lines[key].split()[0]) * 1024 for key in ("VmHWM", "VmRSS"))
else:
    peak = steady = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
costs = {"import": import_seconds, "peak memory": peak, "steady memory": steady}
print(json.dumps(costs))
