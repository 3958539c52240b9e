from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class RoleplayConfig(AppConfig):
    name = "roleplay"
    verbose_name = _("Role-play")

    def ready(self) -> None:
        """Only says where vectors come from; nothing is loaded before the first text."""
        from roleplay.reader import shelf, use

        use(settings.EMBEDDINGS_URL)
        shelf.keep_in(settings.CACHE_ROOT / "vectors")
