import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
http = get_asgi_application()

from channels.auth import AuthMiddlewareStack  # noqa: E402 - models load only once Django is set up
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402

from config.origin import OwnOrigin  # noqa: E402
from roleplay.routing import websocket_urlpatterns  # noqa: E402

application = ProtocolTypeRouter(
    {"http": http, "websocket": OwnOrigin(AuthMiddlewareStack(URLRouter(websocket_urlpatterns)))}
)
