"""Facts about what a learner did. Written once, never rewritten by an edit of the content."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models.enrolment import Enrolment


class StepCompletion(models.Model):
    """The first time a step was done. Later answers, languages and editions never change it."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="steps")
    lesson_key = models.UUIDField()
    block_id = models.UUIDField()
    lesson_title = models.CharField(max_length=255, blank=True)
    locale = models.CharField(max_length=12)
    edition = models.PositiveBigIntegerField(_("revision of the lesson"), null=True, blank=True)
    completed_at = models.DateTimeField(default=timezone.now)
    completed_on = models.DateField(_("day, where the person lives"))

    class Meta:
        verbose_name = _("completed step")
        verbose_name_plural = _("completed steps")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "lesson_key", "block_id"], name="one_completion_per_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lesson_title}: {self.block_id}"


class AnswerQuerySet(models.QuerySet["Answer"]):
    def newest(self) -> Self:
        """The last answer of each step among these; filter to one learner first."""
        steps = self.order_by().values("enrolment", "lesson_key", "block_id")
        return self.filter(pk__in=steps.annotate(last=models.Max("pk")).values("last"))


class Answer(models.Model):
    """One thing a learner sent. The newest of a step is the one shown; none is lost when the step goes away."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="answers")
    lesson_key = models.UUIDField()
    block_id = models.UUIDField()
    ref = models.UUIDField(_("the sender's own number, so that twice sent is once stored"))
    lesson_title = models.CharField(max_length=255, blank=True)
    sent = models.JSONField(_("as it was sent"))
    answer = models.JSONField(_("as the step read it"), null=True, blank=True)
    marking = models.JSONField(_("as the step marked it"), null=True, blank=True)
    locale = models.CharField(max_length=12)
    answered_at = models.DateTimeField(default=timezone.now)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["enrolment", "ref"], name="one_answer_per_ref")]
        indexes = [models.Index(fields=["enrolment", "lesson_key", "block_id"], name="answer_of_step")]

    def __str__(self) -> str:
        return f"{self.lesson_title}: {self.block_id}"


class ModuleCompletion(models.Model):
    """The day on which every required step of a module was done for the first time."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="modules")
    module_key = models.UUIDField()
    title = models.CharField(max_length=255, blank=True)
    completed_on = models.DateField()

    class Meta:
        verbose_name = _("completed module")
        verbose_name_plural = _("completed modules")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "module_key"], name="one_completion_per_module")
        ]

    def __str__(self) -> str:
        return self.title or str(self.module_key)
