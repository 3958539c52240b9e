"""What `manage.py check --database default` says about content."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError
from django.utils.translation import gettext as _

from cms.models import SupportRecord


@register(Tags.database)
def support_records_are_checked(databases: Sequence[str] | None, **kwargs: Any) -> list[CheckMessage]:
    """One warning for each support record that readers no longer see because nobody checked it in time."""
    if "default" not in (databases or []):
        return []
    try:
        forgotten = list(SupportRecord.objects.unchecked().select_related("locale"))
    except DatabaseError:  # not migrated yet
        return []
    return [_forgotten(record) for record in forgotten]


def _forgotten(record: SupportRecord) -> CheckMessage:
    sentence = _("The support record “%(name)s” was not checked within 180 days, so it is not shown.")
    hint = _("Call or write to it, then enter who checked it and when under Support directory in the admin.")
    return Warning(sentence % {"name": record.name}, hint=hint, obj=record, id="cms.W001")
