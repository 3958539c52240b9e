from django.urls import path

from courses import api, desk, views

app_name = "courses"
urlpatterns = [
    path("learn/<uuid:lesson_key>/<uuid:block_id>/", views.answer, name="answer"),
    path("me/", views.me, name="me"),
    path("desk/", desk.desk, name="desk"),
    path("desk/completion.csv", desk.desk_csv, name="desk_csv"),
    path("api/v1/me/progress/", api.MyProgress.as_view(), name="api_progress"),
    path("api/v1/completions/", api.Completions.as_view(), name="api_completions"),
]
