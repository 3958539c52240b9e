"""What a browser says while a test uses a page: errors, broken rules of the content security policy, requests to elsewhere."""

from contextlib import contextmanager
from urllib.parse import urlsplit

HERE = {"127.0.0.1", "localhost", ""}
# What a test itself brings about: no network, an answer refused, a page that is not there.
EXPECTED = ("net::ERR_", "the server responded with a status of 4", "WebSocket connection to")


@contextmanager
def watched(context, quiet: tuple[str, ...] = EXPECTED):
    """Fails at the end with everything an attentive developer would have seen in the browser's console."""
    heard: list[str] = []
    context.on("console", lambda message: hear(heard, message, quiet))
    context.on("weberror", lambda error: heard.append(f"script: {error.error} on {error.page.url}"))
    context.on("request", lambda request: leaves(heard, request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: leaves(heard, socket.url)))
    yield context
    assert not heard, "\n".join(heard)


def hear(heard: list[str], message, quiet: tuple[str, ...]) -> None:
    if message.type in ("error", "warning") and not any(word in message.text for word in quiet):
        heard.append(f"{message.type}: {message.text} on {message.page.url if message.page else '?'}")


def leaves(heard: list[str], address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("data", "blob") and parts.hostname not in HERE:
        heard.append(f"request to elsewhere: {address}")
