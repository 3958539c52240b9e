from uuid import uuid4

import pytest
from django.utils import timezone

from cms.models import ScenarioPage
from courses import content, services
from courses.models import PracticeRecord, StepCompletion
from tests.courses.conftest import publish


@pytest.fixture
def scenario(world):
    words = dict.fromkeys(("summary", "what_happened", "your_role", "customer_name", "openings"), "x")
    page = ScenarioPage(title="Parcel", slug="parcel", **words)
    page.full_clean = lambda *args, **kwargs: None  # a draft: who plays and what is needed is not asked here
    return world.home.add_child(instance=page)


@pytest.fixture
def step(world, scenario):
    """A role-play step in each of two lessons."""
    ids = []
    for lesson in (world.lesson, world.far):
        ids.append(uuid4())
        value = {"scenario": scenario.pk, "title": "Talk", "why": "Once", "required": True}
        lesson.body = [*lesson.body.raw_data, {"type": "roleplay", "id": str(ids[-1]), "value": value}]
        publish(lesson)
    return ids


def finish(user, scenario, conversation=None):
    return services.record_practice(
        user,
        scenario_key=scenario.translation_key,
        conversation_id=conversation or uuid4(),
        finished_at=timezone.now(),
    )


def enrol(user, world):
    return services.enrol(user, content.catalogue().course(world.course.translation_key))


def test_a_finished_talk_completes_every_step_of_its_scenario(world, alice, scenario, step):
    enrol(alice, world)
    assert finish(alice, scenario) == 1
    assert set(StepCompletion.objects.values_list("block_id", flat=True)) == set(step)


def test_the_same_talk_told_twice_counts_once(world, alice, scenario, step):
    enrol(alice, world)
    conversation = uuid4()
    finish(alice, scenario, conversation)
    assert finish(alice, scenario, conversation) == 0
    assert PracticeRecord.objects.count() == 1


def test_practice_before_enrolling_counts_from_the_first_visit(world, alice, scenario, step):
    assert finish(alice, scenario) == 0
    enrol(alice, world)
    assert StepCompletion.objects.count() == 2


def test_another_scenario_completes_nothing(world, alice, scenario, step):
    enrol(alice, world)
    services.record_practice(alice, scenario_key=uuid4(), conversation_id=uuid4(), finished_at=timezone.now())
    assert not StepCompletion.objects.exists()


def test_one_persons_talk_is_no_one_elses(world, alice, dave, scenario, step):
    enrol(dave, world)
    finish(alice, scenario)
    assert not StepCompletion.objects.exists()
