"""What no form of ours can take is refused before any view sees it."""

from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

View = Callable[[HttpRequest], HttpResponse]


class CleanText:
    """Refuse a form that is too large, kindly; drop NUL and lone surrogates, which no database column takes."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and not request.path.startswith("/admin/"):
            try:
                self._clean(request)
            except (RequestDataTooBig, TooManyFieldsSent):
                sentence = _(
                    "That was more text than we can take at once. Please go back, shorten it and send it again."
                )
                return render(request, "error.html", {"sentence": sentence}, status=413)
        return self.get_response(request)

    def _clean(self, request: HttpRequest) -> None:
        form = request.POST
        form._mutable = True
        for key, values in list(form.lists()):
            form.setlist(key, [clean(value) for value in values])
        form._mutable = False


def clean(value: str) -> str:
    """`value` without NUL and lone surrogates."""
    return value.replace("\0", "").encode("utf-8", "ignore").decode()
