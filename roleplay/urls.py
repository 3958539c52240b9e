from django.urls import URLPattern, path

from roleplay import practice, views

app_name = "roleplay"
urlpatterns: list[URLPattern] = [
    path("practise/", views.lobby, name="lobby"),
    path("practise/<uuid:scenario_key>/", views.scenario, name="scenario"),
    path("room/<uuid:conversation_id>/", views.room, name="room"),
    path("room/<uuid:conversation_id>/debrief/", views.debrief, name="debrief"),
    *(
        path(f"room/<uuid:conversation_id>/{kind}/", views.command, {"kind": kind}, name=kind)
        for kind in ("say", "pause", "resume", "stop", "end")
    ),
    path("practice/<uuid:lesson_key>/<uuid:block_id>/", practice.practice_reply, name="practice_reply"),
]
