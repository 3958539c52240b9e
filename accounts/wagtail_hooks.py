from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from accounts.people_admin import PeopleGroup


@hooks.register("register_admin_viewset")
def people() -> ViewSetGroup:
    return PeopleGroup()
