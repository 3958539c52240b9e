"""Which roles a person has anywhere, and the doors that ask for one."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accounts.models import Membership, User


def roles_of(user: User | AnonymousUser | None) -> frozenset[str]:
    """The roles this person has in any team; empty for a visitor. Read once for each request's user object."""
    if user is None or not user.is_authenticated:
        return frozenset()
    if not hasattr(user, "_roles"):
        user._roles = frozenset(Membership.objects.filter(user=user).values_list("role", flat=True))
    return user._roles


def role_required(role: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Visitors are asked to sign in; members without the role get 403."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if role not in roles_of(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


supervisor_required = role_required(Membership.Role.SUPERVISOR)
trainer_required = role_required(Membership.Role.TRAINER)
