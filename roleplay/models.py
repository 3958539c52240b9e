"""A talk with a simulated customer is its events; everything else here is derived from them or says whose it is."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def of(self, user: User) -> Self:
        """The talks this person had as a trainee, newest first."""
        return self.filter(user=user).order_by("-created_at")

    def open(self) -> Self:
        return self.filter(ended_at=None)

    def about(self, scenario_key: uuid.UUID) -> Self:
        return self.filter(scenario_key=scenario_key)


class Conversation(models.Model):
    """One role-play talk. The title is kept beside the key, so that an unpublished scenario still reads right."""

    class Mode(models.TextChoices):
        PRACTICE = "practice", _("Practice")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="conversations",
        verbose_name=_("person"),
    )
    scenario_key = models.UUIDField(_("scenario"), db_index=True)
    title = models.CharField(_("title"), max_length=255)
    avatar = models.CharField(_("face"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=12)
    seed = models.PositiveIntegerField(_("seed"))
    mode = models.CharField(_("mode"), max_length=12, choices=Mode.choices, default=Mode.PRACTICE)
    created_at = models.DateTimeField(_("begun"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=40, blank=True)
    score = models.PositiveSmallIntegerField(_("score, private"), null=True, blank=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        indexes = [models.Index(fields=["user", "-created_at"], name="conversation_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score=None) | models.Q(score__lte=100), name="score_is_at_most_100"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


class Seat(models.Model):
    """Who takes part in a talk, and as what. What a seat may see is decided in protocol.view_for alone."""

    class Role(models.TextChoices):
        TRAINEE = "trainee", _("Trainee")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="seats")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.TRAINEE)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(fields=["conversation", "user"], name="one_seat_each_in_a_conversation")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class StoredEvent(models.Model):
    """One thing that happened, append-only. `ref` stands on the first event of each command: the client's id of it."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="events")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    payload = models.JSONField()
    ref = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["conversation", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "seq"], name="one_event_a_place"),
            models.UniqueConstraint(
                fields=["conversation", "ref"], condition=~models.Q(ref=""), name="one_answer_a_ref"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"
