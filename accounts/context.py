"""What every template may ask about the person who looks at it."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.access import roles_of


def people(request: HttpRequest) -> dict[str, object]:
    return {"roles": SimpleLazyObject(lambda: roles_of(getattr(request, "user", None)))}
