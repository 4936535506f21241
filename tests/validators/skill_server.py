"""A Lambda handler behind a port of this machine, for clients in other languages."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

LambdaHandler = Callable[[dict[str, Any], object], dict[str, Any]]


@contextmanager
def serve(lambda_handler: LambdaHandler) -> Iterator[str]:
    """Answer each POST with what the handler makes of its JSON body; the value is the URL.

    An exception in the handler is printed and closes the connection without an answer.
    """

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = json.dumps(lambda_handler(json.loads(body), None)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_arguments: object) -> None:
            """Keep the test's output clean."""

    with HTTPServer(("127.0.0.1", 0), Endpoint) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
