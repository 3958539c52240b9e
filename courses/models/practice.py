from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PracticeRecord(models.Model):
    """A role-play talk that was finished. That it happened, never how it went."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="practice")
    scenario_key = models.UUIDField(db_index=True)
    conversation_id = models.UUIDField()
    finished_at = models.DateTimeField()

    class Meta:
        verbose_name = _("finished role-play")
        verbose_name_plural = _("finished role-plays")
        constraints = [
            models.UniqueConstraint(fields=["user", "conversation_id"], name="one_record_per_conversation")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.scenario_key}"
