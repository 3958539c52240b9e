"""People, teams and roles on the administrator's screens."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from accounts.models import Membership, Team

OWN_FIELDS = {"email", "name", "language", "timezone", "is_superuser", "groups"}


class NewPersonForm(UserCreationForm):
    """One name as colleagues say it, instead of a first and a last one: not every language has two."""

    first_name = last_name = None

    class Meta(UserCreationForm.Meta):
        fields = OWN_FIELDS


class PersonForm(UserEditForm):
    first_name = last_name = None

    class Meta(UserEditForm.Meta):
        fields = OWN_FIELDS | {"is_active"}


class PeopleViewSet(UserViewSet):
    menu_label = _("People")

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return PersonForm if for_update else NewPersonForm


class TeamForm(WagtailAdminModelForm):
    """A team and the team above it; the tree itself is treebeard's business."""

    parent = forms.ModelChoiceField(
        Team.objects.order_by("path"),
        required=False,
        label=_("Part of"),
        help_text=_("Empty for a company of its own."),
    )

    class Meta:
        model = Team
        fields = ["name"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["parent"].initial = self.instance.get_parent()

    def clean_parent(self) -> Team | None:
        parent = self.cleaned_data["parent"]
        if parent and self.instance.pk and parent.path.startswith(self.instance.path):
            raise forms.ValidationError(
                _t("A team cannot be part of itself or of a team below it. Choose another one.")
            )
        return parent

    def save(self, commit: bool = True) -> Team:
        team, parent = self.instance, self.cleaned_data["parent"]
        if team.pk is None:
            return parent.add_child(instance=team) if parent else Team.add_root(instance=team)
        team.save()
        if parent and parent != team.get_parent():
            team.move(parent, "last-child")
        return Team.objects.get(pk=team.pk)


class TeamViewSet(ModelViewSet):
    model = Team
    icon = "group"
    menu_label = _("Teams")
    ordering = ["path"]
    list_display = ["name", "depth"]
    search_fields = ["name"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return TeamForm


class MembershipViewSet(ModelViewSet):
    model = Membership
    icon = "user"
    menu_label = _("Roles in teams")
    form_fields = ["user", "team", "role"]
    list_display = ["user", "team", "role"]
    list_filter = ["role", "team"]


class PeopleGroup(ViewSetGroup):
    items = (TeamViewSet("teams"), MembershipViewSet("memberships"))
    menu_label = _("Teams and roles")
    menu_icon = "group"
    menu_order = 250
