"""Uploaded files, and pages about what went wrong: a sentence and a way on, in the reader's language."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.static import serve

# A vector picture may carry script: whatever was uploaded runs nothing, even when it is opened by itself.
HARMLESS = "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; sandbox"


def media(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """An uploaded file, so that one small server needs no other; a proxy may serve /media/ instead."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Content-Security-Policy"] = HARMLESS
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    sentence = _(
        "This form was open for too long, so nothing was saved. Please go back, reload the page and send it again."
    )
    return render(request, "error.html", {"sentence": sentence}, status=403)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    sentence = _(
        "This page is not open to your role. If you need it, ask the person who looks after Composure in your company."
    )
    return render(request, "error.html", {"sentence": sentence}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    sentence = _(
        "We could not find this page. It may have been moved or taken away; your progress and answers are kept."
    )
    return render(request, "error.html", {"sentence": sentence}, status=404)
