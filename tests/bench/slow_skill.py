"""A contender that does the bare skill's work three times, to see that the bench notices."""

from bench.contenders import BARE
from simulator.device.request_json import Json

bare_handler = BARE.handler()


def handler(event: Json, context: object) -> Json:
    bare_handler(event, context)
    bare_handler(event, context)
    return bare_handler(event, context)
