"""A socket is opened only from our own pages: scheme, host and port must all match; a missing origin is refused."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

Application = Callable[..., Awaitable[Any]]


class OwnOrigin:
    def __init__(self, inner: Application) -> None:
        self.inner = inner

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> Any:
        if is_own(scope):
            return await self.inner(scope, receive, send)
        await send({"type": "websocket.accept"})
        return await send({"type": "websocket.close", "code": 4403})


def is_own(scope: dict[str, Any]) -> bool:
    """Whether the page that opens this socket came from the host it opens it to (or from BASE_URL, behind a proxy)."""
    headers = dict(scope["headers"])
    origin = headers.get(b"origin", b"").decode("latin-1")
    host = headers.get(b"host", b"").decode("latin-1")
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    return bool(urlsplit(origin).netloc) and origin in (f"{scheme}://{host}", settings.BASE_URL)
