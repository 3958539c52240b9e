import pytest

from cms.blocks import InvalidAnswer
from tests.cms.conftest import Step, bound, drawn


def test_it_is_done_in_the_room_only():
    item = bound("roleplay")
    with pytest.raises(InvalidAnswer):
        item.block.read_answer(item.value, {"conversation": "x", "done": "yes"})
    assert not item.block.mark(item.value, {}).completed
    assert item.block.mark(item.value, {"conversation": "x"}).completed


@pytest.mark.django_db
def test_it_leads_to_its_scenario_and_names_its_key(scenario):
    item = bound("roleplay", scenario=scenario)
    assert item.block.practises(item.value) == scenario.translation_key
    html = drawn(item, Step())
    assert f"practise/{scenario.translation_key}/" in html
    assert "about 8 minutes" in html
