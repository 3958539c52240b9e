"""Things a person may have: the thing, or a refusal. Strangers get 404, members without the right get 403."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from wagtail.models import PageViewRestriction

from accounts.access import roles_of
from accounts.models import Membership, Team, User
from courses import content


def belongs_here(user: User | AnonymousUser) -> bool:
    """Whether the person is a member of any team, or runs the site."""
    return bool(user.is_authenticated and (user.is_superuser or roles_of(user)))


def lesson_for(user: User | AnonymousUser, key: UUID) -> content.Lesson:
    """The live lesson. Http404 if there is none or the person is in no team; PermissionDenied if it is not for them."""
    lesson = content.catalogue().lesson(key) if belongs_here(user) else None
    if lesson is None:
        raise Http404
    if not _open_to(user, lesson):
        raise PermissionDenied
    return lesson


def _open_to(user: User, lesson: content.Lesson) -> bool:
    groups = set(user.groups.values_list("pk", flat=True))
    restrictions = lesson.page.get_view_restrictions().prefetch_related("groups")
    return user.is_superuser or all(_lets_in(restriction, groups) for restriction in restrictions)


def _lets_in(restriction: PageViewRestriction, groups: set[int]) -> bool:
    if restriction.restriction_type != PageViewRestriction.GROUPS:
        return True
    return any(group.pk in groups for group in restriction.groups.all())


def branch_of(supervisor: User) -> list[Team]:
    """The teams a supervisor looks after, their own branch of the tree, in tree order."""
    return list(Team.objects.led_by(supervisor, Membership.Role.SUPERVISOR).order_by("path"))


def team_for(branch: list[Team], key: str) -> Team:
    """One team of the supervisor's own branch; Http404 for any other, whether it exists or not."""
    for team in branch:
        if str(team.pk) == key:
            return team
    raise Http404
