"""Who learns what, and by when. Content is remembered by key, so a page may move, be translated or go away."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Enrolment(models.Model):
    """One person on one course, from the first visit to a lesson on. Dates only: nobody learns at what hour."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="enrolments")
    course_key = models.UUIDField(db_index=True)
    title = models.CharField(_("title when enrolled"), max_length=255, blank=True)
    started_on = models.DateField(_("started on"))
    completed_on = models.DateField(_("completed on"), null=True, blank=True)
    last_lesson_key = models.UUIDField(null=True, blank=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(fields=["user", "course_key"], name="one_enrolment_per_course"),
            models.CheckConstraint(
                condition=models.Q(completed_on__isnull=True)
                | models.Q(completed_on__gte=models.F("started_on")),
                name="enrolment_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.title or self.course_key}"


class Assignment(models.Model):
    """A course given to one person, perhaps because of a team, perhaps with a date by which it is due."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments")
    course_key = models.UUIDField(db_index=True)
    team = models.ForeignKey("accounts.Team", models.SET_NULL, null=True, blank=True, related_name="+")
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    assigned_on = models.DateField(_("assigned on"))
    due_on = models.DateField(_("due on"), null=True, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(fields=["user", "course_key"], name="one_assignment_per_course"),
            models.CheckConstraint(
                condition=models.Q(due_on__isnull=True) | models.Q(due_on__gte=models.F("assigned_on")),
                name="assignment_due_after_it_is_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.course_key}"
