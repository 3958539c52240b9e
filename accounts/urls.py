from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("demo/<slug:role>/", views.demo_sign_in, name="demo_sign_in"),
    path("privacy/", views.privacy, name="privacy"),
    path("my-language/", views.keep_language, name="keep_language"),
]
