"""Runs all benchmarks: `python -m bench [--json] [--check]`."""

import argparse
import json
import sys
from collections.abc import Sequence

from bench.bodies import first_word_of_help, representative_bodies, words_to_read
from bench.cold_start import measure_cold_starts
from bench.contenders import BARE, COACH, COACH_AFRESH, COACH_IN_MEMORY, FLOOR
from bench.latency import ANEW, MIXTURE, measure_latency
from bench.progress import progress_of
from bench.report import Report
from bench.starts import measure_starts
from bench.throughput import measure_throughput

CONTENDERS = (BARE, COACH, FLOOR)


def measure(rounds: int, starts: int, requests: int) -> Report:
    """Measure all contenders in one run.

    Args:
        rounds: Answers of each contender to each body when measuring warm latency.
        starts: Starts of each contender in a fresh process and as a Lambda function, and rounds of
            requests to the web service.
        requests: Requests answered in a fresh process before its memory is read.
    """
    bodies = representative_bodies(COACH.handler())
    helped = BARE, COACH, COACH_IN_MEMORY
    said = words_to_read()
    (words,) = said.values()
    anew = measure_latency(
        (BARE, COACH_AFRESH), bodies, rounds, progress_of("measuring answers made anew")
    )
    return Report(
        measure_latency(CONTENDERS, bodies, rounds, progress_of("measuring warm latency"))
        | {ANEW: anew[MIXTURE]}
        | measure_latency(
            helped, first_word_of_help(), rounds, progress_of("measuring first words")
        )
        | measure_latency((BARE, COACH), said, rounds, progress_of("measuring words"))
        | measure_starts(
            CONTENDERS, bodies, starts, requests, progress_of("measuring fresh starts")
        )
        | measure_cold_starts(bodies["launch"], words, starts, progress_of("measuring cold starts"))
        | measure_throughput(bodies, starts, progress_of("measuring the web service"))
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the report; returns the exit code: 1 for a missed target with `--check`."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure the skill's cost.")
    parser.add_argument("--json", action="store_true", help="print every number as JSON")
    parser.add_argument("--check", action="store_true", help="fail when a target is missed")
    parser.add_argument("--rounds", type=int, default=500, help="warm answers to each body")
    parser.add_argument("--starts", type=int, default=11, help="fresh processes of each")
    parser.add_argument("--requests", type=int, default=1000, help="answers in a fresh process")
    options = parser.parse_args(arguments)
    report = measure(options.rounds, options.starts, options.requests)
    print(json.dumps(report.as_json(), indent=2) if options.json else report.as_table())
    return int(options.check and bool(report.missed()))


if __name__ == "__main__":
    sys.exit(main())
