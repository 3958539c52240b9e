from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from accounts.views import home
from config.views import media, not_found

handler403 = "config.views.forbidden"
handler404 = "config.views.not_found"

urlpatterns = [
    path("", home, name="root"),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("favicon.ico", RedirectView.as_view(url=settings.STATIC_URL + "img/favicon.svg")),
    path("media/<path:path>", media),
    *i18n_patterns(
        # an administrator changes addresses: nobody takes another person's by adding it
        path("accounts/email/", not_found),
        path("accounts/", include("allauth.urls")),
        path("", include("accounts.urls")),
        path("", include("courses.urls")),
        path("", include("roleplay.urls")),
        path("", include("cms.urls")),
    ),
]
