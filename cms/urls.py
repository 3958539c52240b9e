from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls

from cms import views

urlpatterns = [
    path("support/", views.support, name="support"),
    re_path(wagtail_urls.serve_pattern, views.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
