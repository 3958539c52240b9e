"""An administrator invites people, builds the tree of teams and gives roles on Wagtail's screens."""

import pytest
from django.urls import reverse

from accounts.models import TRAINERS, Membership, Team, User
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
PERSON = {
    "email": "erin@composure.example", "name": "Ерин", "language": "bg", "timezone": "Europe/Sofia",
    "password1": PASSWORD, "password2": PASSWORD,
}  # fmt: skip


@pytest.fixture
def administrator(signed_in, db):
    return signed_in(User.objects.create_superuser("root@composure.example", PASSWORD, name="Root"))


def test_a_person_is_invited_with_one_name_and_a_language(administrator):
    assert administrator.get(reverse("wagtailusers_users:add")).status_code == 200
    administrator.post(reverse("wagtailusers_users:add"), PERSON)
    erin = User.objects.get(email=PERSON["email"])
    assert (erin.name, erin.language) == ("Ерин", "bg")


def test_a_second_person_with_the_same_address_is_refused_and_the_form_keeps_what_was_typed(
    administrator, alice
):
    answer = administrator.post(
        reverse("wagtailusers_users:add"), PERSON | {"email": "Alice@composure.example"}
    )
    assert answer.status_code == 200
    assert "Ерин" in answer.content.decode()
    assert User.objects.filter(email__iexact=alice.email).count() == 1


def test_a_person_is_edited(administrator, alice):
    address = reverse("wagtailusers_users:edit", args=[alice.pk])
    assert administrator.get(address).status_code == 200
    administrator.post(address, PERSON | {"password1": "", "password2": "", "is_active": "on"})
    alice.refresh_from_db()
    assert alice.name == "Ерин"
    assert alice.check_password(PASSWORD)


def test_people_are_listed_and_found(administrator, alice):
    assert alice.email in administrator.get(reverse("wagtailusers_users:index") + "?q=alice").content.decode()


def test_a_team_is_added_below_another_and_moved(administrator, company, team):
    administrator.post(reverse("teams:add"), {"name": "Night desk", "parent": team.pk})
    night = Team.objects.get(name="Night desk")
    assert night.get_parent() == team
    administrator.post(reverse("teams:edit", args=[night.pk]), {"name": "Night desk", "parent": company.pk})
    assert Team.objects.get(name="Night desk").get_parent() == company


def test_a_team_cannot_be_part_of_itself(administrator, company, team):
    answer = administrator.post(
        reverse("teams:edit", args=[company.pk]), {"name": "Company", "parent": team.pk}
    )
    assert "cannot be part of itself" in answer.content.decode()


def test_whoever_becomes_a_trainer_may_author_and_whoever_ceases_may_not(administrator, alice, team):
    administrator.post(reverse("memberships:add"), {"user": alice.pk, "team": team.pk, "role": "trainer"})
    assert alice.groups.filter(name=TRAINERS).exists()
    Membership.objects.get(user=alice, role="trainer").delete()
    assert not alice.groups.filter(name=TRAINERS).exists()


def test_a_trainer_whose_team_is_deleted_may_author_no_longer(administrator, bob, team):
    assert bob.groups.filter(name=TRAINERS).exists()
    administrator.post(reverse("teams:delete", args=[team.pk]))
    assert not Membership.objects.filter(user=bob).exists()
    assert not bob.groups.filter(name=TRAINERS).exists()


def test_a_role_handed_to_another_person_is_taken_from_the_first(administrator, alice, bob, team):
    role = Membership.objects.get(user=bob)
    administrator.post(
        reverse("memberships:edit", args=[role.pk]), {"user": alice.pk, "team": team.pk, "role": "trainer"}
    )
    assert alice.groups.filter(name=TRAINERS).exists()
    assert not bob.groups.filter(name=TRAINERS).exists()


@pytest.mark.parametrize("name", ["alice", "bob", "carol", "dave"])
@pytest.mark.parametrize("screen", ["wagtailusers_users:index", "teams:index", "memberships:index"])
def test_nobody_else_manages_people(cast, signed_in, name, screen):
    assert signed_in(cast[name]).get(reverse(screen)).status_code == 302
