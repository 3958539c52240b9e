"""How sure a person feels about a skill. For that person alone: see `Data.CONFIDENCE` in accounts.visibility."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models.enrolment import Enrolment


class ConfidenceRating(models.Model):
    """0 to 100 in tens, or empty for «I would rather not say», at one moment. Never used to rank people."""

    class Moment(models.TextChoices):
        BEFORE = "before", _("Before")
        AFTER = "after", _("After")

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="ratings")
    skill_key = models.UUIDField()
    moment = models.CharField(max_length=12, choices=Moment.choices)
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    lesson_key = models.UUIDField()
    block_id = models.UUIDField()
    locale = models.CharField(max_length=12)
    rated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("confidence rating")
        verbose_name_plural = _("confidence ratings")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "lesson_key", "block_id", "skill_key"],
                name="one_rating_per_skill_and_step",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__in=range(0, 101, 10)),
                name="rating_in_tens",
            ),
            models.CheckConstraint(
                condition=models.Q(moment__in=["before", "after"]), name="rating_moment_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill_key}: {self.get_moment_display()}"
