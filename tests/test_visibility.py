"""The table of who may see what is whole, and the promises that rest on it hold."""

import pytest

from accounts.visibility import DATA_NAMES, VIEWER_NAMES, VISIBLE, Data, Viewer, may_see

NEVER_FOR_A_SUPERVISOR = (
    Data.STEP_PROGRESS, Data.ANSWER, Data.REFLECTION, Data.CONFIDENCE, Data.TRANSCRIPT, Data.DEBRIEF, Data.SHARED_DEBRIEF,
    Data.SCORE, Data.RETRIES, Data.TIME_OF_DAY, Data.DISTRESS, Data.HELP_CLICKS,
)  # fmt: skip


def test_every_kind_of_data_has_a_row_and_a_name():
    assert set(VISIBLE) == set(Data) == set(DATA_NAMES)
    assert set(VIEWER_NAMES) == set(Viewer)


@pytest.mark.parametrize("data", NEVER_FOR_A_SUPERVISOR)
def test_a_supervisor_never_sees_what_is_personal(data):
    assert not may_see(Viewer.SUPERVISOR, data)
    assert not may_see(Viewer.ADMINISTRATOR, data)


def test_distress_and_the_search_for_support_are_seen_by_nobody():
    assert VISIBLE[Data.DISTRESS] == VISIBLE[Data.HELP_CLICKS] == frozenset()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "bg", "zh-hans"])
def test_the_page_shows_every_row_to_anyone(client, language):
    page = client.get(f"/{language}/privacy/").content.decode()
    assert page.count('<th scope="row">') == len(Data)
