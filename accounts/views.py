from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_POST

from accounts.demo import ADDRESSES
from accounts.models import User
from accounts.visibility import DATA_NAMES, VIEWER_NAMES, VISIBLE, Viewer


def home(request: HttpRequest) -> HttpResponse:
    language = request.user.language if request.user.is_authenticated else get_language_from_request(request)
    return redirect(f"/{language}/")


@require_POST
def demo_sign_in(request: HttpRequest, role: str) -> HttpResponse:
    """One click a role, in the demo only: production settings refuse to start with it."""
    if not settings.DEMO or role not in ADDRESSES:
        raise Http404
    user = get_object_or_404(User, email=ADDRESSES[role])
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(f"/{request.LANGUAGE_CODE}/")


def privacy(request: HttpRequest) -> HttpResponse:
    """Who can see what: drawn from the one table, so that it is never out of date."""
    rows = [(name, [viewer in VISIBLE[data] for viewer in Viewer]) for data, name in DATA_NAMES.items()]
    return render(request, "accounts/privacy.html", {"viewers": list(VIEWER_NAMES.values()), "rows": rows})


@login_required
@require_POST
def keep_language(request: HttpRequest) -> HttpResponse:
    """Remember the language of the page this was sent from as the person's own."""
    request.user.language = request.LANGUAGE_CODE
    request.user.save(update_fields=["language"])
    return redirect(f"/{request.LANGUAGE_CODE}/")
