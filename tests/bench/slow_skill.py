"""A contender that does the bare skill's work three times, to see that the bench notices."""

from bench.bodies import Envelope
from bench.contenders import BARE

bare_handler = BARE.handler()


def handler(event: Envelope, context: object) -> Envelope:
    bare_handler(event, context)
    bare_handler(event, context)
    return bare_handler(event, context)
