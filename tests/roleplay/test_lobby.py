"""The lobby offers one open talk a scenario, under the title the reader understands."""

import pytest

from roleplay import services
from tests.roleplay.conftest import KEY

pytestmark = pytest.mark.django_db


@pytest.fixture
def lobby(alice, signed_in):
    return lambda language: signed_in(alice).get(f"/{language}/practise/")


def test_of_several_talks_left_open_only_the_latest_is_offered(parcel, alice, lobby):
    talks = [services.start(alice, KEY, language="en", seed=seed) for seed in (1, 2, 3)]
    assert [talk.pk for talk in lobby("en").context["open_talks"]] == [talks[-1].pk]


def test_a_talk_begun_in_english_has_its_bulgarian_title_on_the_bulgarian_page(parcel_bg, alice, lobby):
    services.start(alice, KEY, language="en", seed=1)
    assert [talk.title for talk in lobby("bg").context["open_talks"]] == [parcel_bg.title]


def test_a_finished_talk_too(parcel_bg, finished, lobby):
    assert [talk.title for talk in lobby("bg").context["past_talks"]] == [parcel_bg.title]


def test_a_talk_about_a_scenario_that_is_gone_keeps_its_title(talk, parcel, lobby):
    parcel.unpublish()
    assert [one.title for one in lobby("bg").context["open_talks"]] == [talk.title]
