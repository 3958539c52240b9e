import io

import pytest
from django.core.management import CommandError, call_command

from roleplay.engine.acts import Reading
from roleplay.management.commands import warm_reader

pytestmark = pytest.mark.django_db


def test_every_scenario_is_prepared_in_each_language(parcel_bg):
    out = io.StringIO()
    call_command("warm_reader", stdout=out)
    assert (
        out.getvalue().strip() == "3 scenarios prepared"
    )  # en, bg, and zh-hans, which falls back to English


def test_a_scenario_that_cannot_be_read_is_named(parcel, monkeypatch):
    monkeypatch.setattr(warm_reader, "read", lambda *_, **__: Reading((), "none", "neutral: gone"))
    with pytest.raises(CommandError, match="never came"):
        call_command("warm_reader", stdout=io.StringIO())
