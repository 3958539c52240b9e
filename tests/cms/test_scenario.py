import pytest
from django.core.exceptions import ValidationError


def test_a_brief_holds_what_the_engine_reads(scenario):
    brief = scenario.as_brief()
    need = brief["needs"][0]
    assert brief["scenario_key"] == str(scenario.translation_key)
    assert brief["openings"] == ["Where is it?", "Hello?"]
    assert brief["near_misses"] == ["Nothing comes tomorrow."]
    assert need["examples"] == ["It comes tomorrow.", "I send it now."]
    assert need["accept"] == {"amount": ["<=20"]}
    assert need["asks"] == {"hot": ["When?!"], "cool": ["When?"], "warm": ["When, please?"]}
    assert brief["persona"]["anger"] == 0.6
    assert brief["persona"]["tics"] == ["sighs", "hurries"]
    assert brief["goodbyes"] == {"satisfied_close": ["Bye."]}


def test_the_same_identifier_twice_is_refused(scenario):
    scenario.needs.append(("need", scenario.needs[0].value))
    with pytest.raises(ValidationError):
        scenario.full_clean()


def test_a_scenario_page_tells_what_a_trainee_may_know(client, scenario):
    html = client.get("/en/scenarios/parcel/").content.decode()
    assert "It went astray." in html
    assert "You may send it again." in html
    assert "Number 7." not in html
    assert "When, please?" not in html
    assert "Nothing comes tomorrow." not in html


def test_the_list_of_scenarios_leads_to_each(client, scenario):
    html = client.get("/bg/scenarios/").content.decode()
    assert 'href="/bg/scenarios/parcel/" lang="en"' in html
