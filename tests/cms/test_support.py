from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.checks import run_checks
from django.utils import timezone
from wagtail.models import Locale

from cms.models import SupportRecord


def record(name, **fields):
    values = {
        "country": "GB",
        "language": "en",
        "hours": "always",
        "contact": "+44 20 1234",
        "is_example": False,
    }
    return SupportRecord.objects.create(
        name=name, locale=Locale.objects.get(language_code="en"), **values | fields
    )


@pytest.fixture
def records(small_site):
    today = timezone.localdate()
    record("Checked", checked_by="Ann", checked_on=today - timedelta(days=180))
    record("Stale", checked_by="Ann", checked_on=today - timedelta(days=181))
    record("Nobody", checked_on=today)
    record("Never", checked_by="Ann")
    record("Example", is_example=True)


def test_only_checked_records_are_shown(client, records, settings):
    settings.DEMO = False
    html = client.get("/en/support/").content.decode()
    assert "Checked</h2>" in html
    assert not any(f"{name}</h2>" in html for name in ("Stale", "Nobody", "Never", "Example"))


def test_the_demo_shows_examples_marked_as_such(client, records, settings):
    settings.DEMO = True
    html = client.get("/en/support/").content.decode()
    assert "Example</h2>" in html
    assert "An example, not a real contact" in html


def test_a_check_names_every_record_that_is_no_longer_shown(records):
    found = [message for message in run_checks(databases=["default"]) if message.id == "cms.W001"]
    assert {message.obj.name for message in found} == {"Stale", "Nobody", "Never"}


def test_support_is_there_signed_out_in_every_language(client, records):
    for language in ("en", "bg", "zh-hans"):
        response = client.get(f"/{language}/support/")
        assert response.status_code == 200
        assert "Checked" in response.content.decode()


def test_support_is_there_even_when_its_page_is_not(client, small_site):
    small_site.support.delete()
    assert client.get("/en/support/").status_code == 404


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("+359 2 123", "tel:+3592123"),
        ("care@help.example", "mailto:care@help.example"),
        ("https://help.example", "https://help.example"),
    ],
)
def test_a_contact_can_be_pressed(contact, link):
    assert SupportRecord(translation_key=uuid4(), contact=contact).link == link


@pytest.mark.parametrize(
    ("language", "country"), [("en", "Bulgaria"), ("bg", "България"), ("zh-hans", "保加利亚")]
)
def test_a_country_is_called_by_its_name_in_the_reader_s_language(small_site, client, language, country):
    today = timezone.localdate()
    record("Checked", country="BG", checked_by="Ann", checked_on=today)
    assert country in client.get(f"/{language}/support/").content.decode()
