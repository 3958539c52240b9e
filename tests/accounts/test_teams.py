"""A supervisor's branch is the team and everything below it, and nothing beside it."""

import pytest

from accounts.access import roles_of
from accounts.models import Membership, Team, User
from tests.conftest import person

pytestmark = pytest.mark.django_db


def test_a_supervisor_sees_people_of_the_own_branch_only(alice, carol, dave):
    assert list(User.objects.supervised_by(carol)) == [alice]


def test_a_branch_reaches_down_the_tree(team, carol):
    erin = person("erin", team.add_child(name="Night desk"), Membership.Role.TRAINEE)
    assert erin in User.objects.supervised_by(carol)


def test_a_branch_does_not_reach_up_or_aside(company, carol):
    frank = person("frank", company, Membership.Role.TRAINEE)
    assert frank not in User.objects.supervised_by(carol)


def test_whoever_supervises_no_team_sees_nobody(alice, bob):
    assert not User.objects.supervised_by(bob).exists()


def test_a_person_in_two_teams_of_a_branch_is_listed_once(alice, team, carol):
    Membership.objects.create(user=alice, team=team.add_child(name="Second"), role=Membership.Role.TRAINEE)
    assert list(User.objects.supervised_by(carol)) == [alice]


def test_trainers_and_supervisors_are_not_among_the_supervised(alice, bob, carol):
    assert set(User.objects.supervised_by(carol)) == {alice}


def test_roles_are_read_once(alice, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert roles_of(alice) == roles_of(alice) == {"trainee"}


def test_teams_led_are_found_in_two_queries_however_deep_the_tree(team, carol, django_assert_num_queries):
    for depth in range(10):
        team = Team.objects.get(pk=team.pk).add_child(name=f"Level {depth}")
    with django_assert_num_queries(2):
        assert len(Team.objects.led_by(carol, Membership.Role.SUPERVISOR)) == 11
