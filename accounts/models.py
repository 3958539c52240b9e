"""Who people are: a person, the tree of teams, and the role a person has in a team."""

from typing import Self
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager, Group
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

TRAINERS = "Trainers"  # the group that Wagtail's permissions to author are given to


def validate_timezone(name: str) -> None:
    """Raises ValidationError unless this is a zone of the IANA database, such as Asia/Shanghai."""
    if name not in available_timezones():
        raise ValidationError(
            _("There is no time zone of this name. It looks like Europe/Sofia or Asia/Shanghai.")
        )


class UserQuerySet(models.QuerySet["User"]):
    def in_teams(self, teams: models.QuerySet["Team"]) -> Self:
        """People who are trainees of any of these teams."""
        return self.filter(
            pk__in=Membership.objects.filter(team__in=teams, role=Membership.Role.TRAINEE).values("user")
        )

    def supervised_by(self, supervisor: "User") -> Self:
        """Trainees of the supervisor's own branch of the team tree; nobody for someone who supervises no team."""
        return self.in_teams(Team.objects.led_by(supervisor, Membership.Role.SUPERVISOR))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(email, password, **fields | {"is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractUser):
    """A person, known by e-mail address; interface and content come in the person's own language."""

    username = None
    first_name = None
    last_name = None
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, help_text=_("As colleagues call this person."))
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES, default="en")
    timezone = models.CharField(
        _("time zone"), max_length=64, default="Europe/Sofia", validators=[validate_timezone]
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_email")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class TeamQuerySet(MP_NodeQuerySet):
    def led_by(self, user: User, role: str) -> Self:
        """Teams in which the person has this role, with everything below them."""
        roots = self.model.objects.filter(memberships__user=user, memberships__role=role)
        branches = models.Q(pk__in=[])
        for path in roots.values_list("path", flat=True):
            branches |= models.Q(path__startswith=path)
        return self.filter(branches)


class TeamManager(MP_NodeManager.from_queryset(TeamQuerySet)):
    def get_queryset(self) -> TeamQuerySet:
        # treebeard's manager always gives its own kind of query set
        return TeamQuerySet(self.model, using=self._db).order_by("path")


class Team(MP_Node):
    """A node of the team tree; whoever supervises a team supervises all teams below it."""

    name = models.CharField(_("name"), max_length=120)

    objects = TeamManager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role of one person in one team."""

    class Role(models.TextChoices):
        TRAINEE = "trainee", _("Trainee")
        TRAINER = "trainer", _("Trainer")
        SUPERVISOR = "supervisor", _("Supervisor")

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("person"))
    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships", verbose_name=_("team"))
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["user", "team", "role"], name="one_role_once_per_team"),
            models.CheckConstraint(
                condition=models.Q(role__in=["trainee", "trainer", "supervisor"]),
                name="membership_role_known",
            ),
        ]
        indexes = [models.Index(fields=["team", "role"], name="membership_team_role")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    def save(self, *args: object, **kwargs: object) -> None:
        before = Membership.objects.filter(pk=self.pk).values_list("user_id", flat=True).first()
        super().save(*args, **kwargs)
        for person in {before, self.user_id} - {None}:
            keep_authoring(person)


def keep_authoring(person: int) -> None:
    """Trainers write content: Wagtail knows them by their group, which follows the role."""
    group, _created = Group.objects.get_or_create(name=TRAINERS)
    is_trainer = Membership.objects.filter(user=person, role=Membership.Role.TRAINER).exists()
    (group.user_set.add if is_trainer else group.user_set.remove)(person)


@receiver(post_delete, sender=Membership)
def authoring_ends(instance: Membership, **kwargs: object) -> None:
    """A signal, because a role that goes with its team is never asked to delete itself."""
    keep_authoring(instance.user_id)
