"""The group whose members write content. Whoever gives somebody the role of trainer puts them in it, by name."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connection
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

TRAINERS = "Trainers"
LABELS = ("wagtailcore", "wagtailadmin", "wagtailimages", "wagtaildocs", "wagtail_localize", "cms")
ON_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
ON_FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
SNIPPETS = ("persona", "skill", "supportrecord")
MODEL_PERMISSIONS = (
    "access_admin",
    "submit_translation",
    *(f"{verb}_{snippet}" for snippet in SNIPPETS for verb in ("add", "change", "delete", "view")),
)


def after_migrate(**kwargs: Any) -> None:
    if GroupPagePermission._meta.db_table in connection.introspection.table_names():
        ensure_trainers()


def ensure_trainers() -> Group:
    """The group with all it needs. Safe to call again; permissions somebody added by hand stay."""
    for label in LABELS:  # this runs before the permissions of apps further down the list exist
        create_permissions(apps.get_app_config(label), verbosity=0)
    group, _ = Group.objects.get_or_create(name=TRAINERS)
    group.permissions.add(*_permissions(*MODEL_PERMISSIONS))
    root = Page.objects.filter(depth=1).first()
    for permission in _permissions(*ON_PAGES) if root else ():
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    collection = Collection.objects.filter(depth=1).first()
    for permission in _permissions(*ON_FILES) if collection else ():
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )
    return group


def _permissions(*names: str) -> list[Permission]:
    return list(Permission.objects.filter(codename__in=names, content_type__app_label__in=LABELS))
