"""The encoder behind an OpenAI-compatible address, for machines on which it cannot run."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from roleplay.reader.embedding import Bundled, Cached, EmbedderFailed

MOST_TEXTS, MOST_BYTES, AT_ONCE = 256, 4_000_000, 2


class BadRequest(ValueError):  # noqa: N818 - the name says what happened
    """What was posted is not a list of texts; the message says what is wanted."""


class Command(BaseCommand):
    help = "Serve POST /v1/embeddings on 127.0.0.1 until stopped; EMBEDDINGS_URL of another machine leads here through a tunnel."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8090)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            server = VectorServer(options["port"], Bundled())
        except (EmbedderFailed, OSError, OverflowError) as error:
            raise CommandError(f"Vectors cannot be served: {error}") from error
        self.stdout.write(f"serving http://127.0.0.1:{server.server_port}/v1/embeddings")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.server_close()


class Handler(BaseHTTPRequestHandler):
    timeout = 10
    server: VectorServer

    def do_POST(self) -> None:
        try:
            self._answer(200, self.server.vectors(self._posted()))
        except BadRequest as error:
            self._answer(400, {"error": {"message": str(error)}})
        except EmbedderFailed as error:
            self._answer(503, {"error": {"message": str(error)}})

    def log_message(self, *_: Any) -> None:
        """What trainees write is in no log."""

    def _posted(self) -> Any:
        length = self.headers.get("Content-Length", "")
        if self.path.rstrip("/") != "/v1/embeddings" or not length.isdecimal() or int(length) > MOST_BYTES:
            raise BadRequest(f"POST a JSON body of at most {MOST_BYTES} bytes to /v1/embeddings")
        try:
            return json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError) as error:
            raise BadRequest("the body is not JSON") from error

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        sent = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)


class VectorServer(ThreadingHTTPServer):
    """Ready to run; port 0 takes a free one. Raises OSError, OverflowError."""

    def __init__(self, port: int, embedder: Cached) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self._embedder, self._places = embedder, threading.BoundedSemaphore(AT_ONCE)

    def vectors(self, asked: Any) -> dict[str, Any]:
        """The answer to a body that was posted. Raises BadRequest, EmbedderFailed."""
        texts = asked.get("input") if isinstance(asked, dict) else None
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise BadRequest("input must be a list of texts")
        if len(texts) > MOST_TEXTS:
            raise BadRequest(f"input must hold at most {MOST_TEXTS} texts")
        try:
            with self._places:
                rows = self._embedder.ready_made(texts).tolist()
        except ValueError as error:
            raise BadRequest(str(error)) from error
        data = [{"object": "embedding", "index": at, "embedding": row} for at, row in enumerate(rows)]
        return {"object": "list", "model": self._embedder.model_id.rpartition("/")[2], "data": data}
