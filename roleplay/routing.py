from django.urls import URLPattern, path

from roleplay.consumers import RoomConsumer

websocket_urlpatterns: list[URLPattern] = [
    path("ws/room/<uuid:conversation_id>/", RoomConsumer.as_asgi()),
]
