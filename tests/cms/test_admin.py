import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.blocks import LessonBody
from cms.trainers import TRAINERS, ensure_trainers


@pytest.fixture
def trainer(bob, small_site):
    bob.groups.add(Group.objects.get(name=TRAINERS))
    return bob


def test_a_trainer_writes_lessons_and_scenarios(signed_in, trainer, small_site, scenario):
    client = signed_in(trainer)
    for page in (small_site.lesson, scenario, small_site.support):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


@pytest.mark.parametrize("snippet", ["persona", "skill", "supportrecord"])
def test_a_trainer_keeps_snippets(signed_in, trainer, snippet):
    client = signed_in(trainer)
    assert client.get(reverse(f"wagtailsnippets_cms_{snippet}:list")).status_code == 200
    assert client.get(reverse(f"wagtailsnippets_cms_{snippet}:add")).status_code == 200


def test_a_trainer_publishes(signed_in, trainer, small_site):
    assert small_site.lesson.permissions_for_user(trainer).can_publish()
    assert small_site.module.permissions_for_user(trainer).can_add_subpage()


def test_a_trainer_chooses_and_adds_pictures(signed_in, trainer, small_site):
    client = signed_in(trainer)
    assert client.get(reverse("wagtailimages:add")).status_code == 200


@pytest.mark.parametrize("name", ["alice", "carol", "dave"])
def test_nobody_else_enters_the_admin(signed_in, cast, small_site, name):
    response = signed_in(cast[name]).get(reverse("wagtailadmin_home"))
    assert response.status_code == 302


def test_the_group_can_be_ensured_again_without_change(small_site):
    before = list(Group.objects.get(name=TRAINERS).permissions.values_list("pk", flat=True))
    ensure_trainers()
    assert list(Group.objects.get(name=TRAINERS).permissions.values_list("pk", flat=True)) == before


@pytest.mark.parametrize("name", [name for name, _ in LessonBody])
def test_every_block_has_a_preview_in_the_chooser(signed_in, trainer, name):
    from cms.models import LessonPage

    block = LessonPage.body.field.stream_block.child_blocks[name]
    address = reverse("wagtailadmin_block_preview") + f"?id={block.definition_prefix}"
    response = signed_in(trainer).get(address)
    assert response.status_code == 200
    assert "css/blocks.css" in response.content.decode()
