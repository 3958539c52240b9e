"""Numbers worked out from the facts, kept so that a team of thousands is one query. `rebuild_rollups` makes them again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models.enrolment import Enrolment


class LearnerModule(models.Model):
    """How far one learner is in one module."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="learner_modules")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="learner_modules")
    module_key = models.UUIDField()
    done = models.PositiveIntegerField(default=0)
    required = models.PositiveIntegerField(default=0)
    started_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("progress in a module")
        verbose_name_plural = _("progress in modules")
        constraints = [
            models.UniqueConstraint(fields=["user", "module_key"], name="one_rollup_per_learner_and_module"),
            models.CheckConstraint(
                condition=models.Q(done__lte=models.F("required")), name="rollup_done_within_required"
            ),
        ]
        indexes = [models.Index(fields=["module_key", "completed_on"], name="rollup_by_module")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.done}/{self.required}"
