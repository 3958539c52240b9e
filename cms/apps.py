from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Content")

    def ready(self) -> None:
        from cms import checks  # noqa: F401 (registers them)
        from cms.trainers import after_migrate

        post_migrate.connect(after_migrate, sender=self, dispatch_uid="cms.trainers")
