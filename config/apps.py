from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class ConfigConfig(AppConfig):
    name = "config"


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "accounts.people_admin.PeopleViewSet"
