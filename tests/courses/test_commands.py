import pytest
from django.core.management import CommandError, call_command

from accounts.demo import ADDRESSES
from accounts.models import Team, User
from courses.models import Assignment, Enrolment, LearnerModule, ModuleCompletion, StepCompletion

ROLLUP = ("user", "module_key", "done", "required", "started_on", "completed_on")


@pytest.fixture
def demo(world, settings):
    settings.DEMO = True
    call_command("load_people")


def counted():
    return [
        model.objects.count()
        for model in (User, Team, Assignment, Enrolment, StepCompletion, ModuleCompletion)
    ]


def test_the_demo_has_sixty_people_in_three_countries(demo):
    assert User.objects.count() == 60
    assert set(User.objects.values_list("language", flat=True)) == {"en", "bg", "zh-hans"}
    assert ModuleCompletion.objects.exists()


def test_every_sign_in_has_its_role(demo):
    people = {role: User.objects.get(email=address) for role, address in ADDRESSES.items()}
    assert people["administrator"].is_superuser
    for role in ("trainee", "trainer", "supervisor"):
        assert set(people[role].memberships.values_list("role", flat=True)) == {role}
    assert people["trainee"] in User.objects.supervised_by(people["supervisor"])
    assert not people["trainee"].enrolments.exists()
    assert people["trainee"].assignments.exists()


def test_loading_people_again_changes_nothing(demo):
    before = counted()
    call_command("load_people")
    assert counted() == before


def test_rebuilding_makes_the_same_numbers(demo):
    before = sorted(LearnerModule.objects.values_list(*ROLLUP))
    LearnerModule.objects.update(done=0)
    call_command("rebuild_rollups")
    assert sorted(LearnerModule.objects.values_list(*ROLLUP)) == before
    assert before


def test_people_are_made_in_a_demo_only(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO is not true"):
        call_command("load_people")
