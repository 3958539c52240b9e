"""How well the customer understands: trainers read the last figures in plain words, and nobody else does."""

import json
import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.users.models import UserProfile

from roleplay import measured
from tests.roleplay.figures import ENGINE, READER

pytestmark = pytest.mark.django_db
NOT_YET = "This has not been measured yet."
LISTING = '<table class="listing figures">'


@pytest.fixture(autouse=True)
def file(monkeypatch, tmp_path):
    """A place for figures, empty at first; never the shipped one."""
    monkeypatch.setattr(measured, "FILE", tmp_path / "figures.json")
    return measured.FILE


@pytest.fixture
def figures(file):
    file.write_text(json.dumps({"reader": READER, "engine": ENGINE}), encoding="utf-8")


def page(client, status=200):
    response = client.get(reverse("understanding"))
    assert response.status_code == status
    return response.content.decode()


def rows(html):
    """What a row is about -> its cells, of all tables, as people read them."""
    found = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', html, re.DOTALL)
    return {
        about: [" ".join(cell.split()) for cell in re.findall(r"<td>(.*?)</td>", cells, re.DOTALL)]
        for about, cells in found
    }


@pytest.mark.parametrize("name", ["alice", "carol", "dave"])
def test_nobody_but_trainers_sees_it(signed_in, cast, figures, name):
    assert LISTING not in page(signed_in(cast[name]), 302)


def test_a_stranger_is_asked_to_sign_in(client, figures):
    response = client.get(reverse("understanding"))
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_who_enters_the_admin_but_trains_nobody_is_sent_away_and_has_no_menu_item(signed_in, alice, figures):
    alice.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = signed_in(alice)
    page(client, 302)
    assert reverse("understanding") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_trainer_finds_it_in_the_menu(signed_in, bob):
    home = signed_in(bob).get(reverse("wagtailadmin_home")).content.decode()
    assert "How well the customer understands" in home
    assert reverse("understanding") in home


def test_figures_are_told_in_plain_words(signed_in, bob, figures):
    told = rows(page(signed_in(bob)))
    assert told["Sentences read exactly as meant"][0] == "81 of 100"
    assert told["Harm seen in harmless sentences"][0] == "one in 50"
    assert told["Harm missed in harmful sentences"][0] == "9 of 100"
    assert told["The better reply calmed more"][0] == "94 of 100 <br>as good as we want"
    assert told["Says a line out of role"] == ["never in 5000 tries <br>as good as we want"]
    assert told["Sentences of service talk"][0] == "412"


def test_a_missed_bar_is_said_in_words(signed_in, bob, figures):
    told = rows(page(signed_in(bob)))
    assert told["The better reply calmed more"][1] == "86 of 100 <br>below what we want: at least 87 of 100"
    assert told["False alarms at sentences that only sound like it"][0] == (
        "one in 20 <br>more than we want: at most one in 33"
    )
    assert told["Is calmed by abuse"] == ["1 time in 480 tries <br>more than we want: it should never happen"]
    assert told["Largest difference of one talk between languages"] == [
        "7 points <br>more than we want: at most 3 points"
    ]


def test_a_figure_that_is_not_there_is_said_to_be_missing(signed_in, bob, figures):
    told = rows(page(signed_in(bob)))
    assert told["The better reply calmed more"][2] == "not measured yet"  # no such figure
    assert told["Acute distress recognised"][0] == "not measured yet"  # nothing to count it over
    assert told["Pairs of replies"][2] == "not measured yet"


def test_without_a_file_every_topic_says_so(signed_in, bob):
    html = page(signed_in(bob))
    assert html.count(NOT_YET) == 7
    assert LISTING not in html
    assert "Not for hiring or dismissal" in html


def test_a_part_that_was_not_measured_leaves_the_other_whole(signed_in, bob, file):
    file.write_text(json.dumps({"engine": ENGINE}), encoding="utf-8")
    html = page(signed_in(bob))
    assert html.count(NOT_YET) == 5
    assert rows(html)["Is calmed by abuse"][0].startswith("1 time")


@pytest.mark.parametrize(
    "broken", ["{", "[]", '{"reader": {"on": "today", "figures": {}}}', '{"reader": {"on": "2026-01-05"}}']
)
def test_a_broken_file_counts_as_not_measured_and_the_log_says_so(signed_in, bob, file, caplog, broken):
    file.write_text(broken, encoding="utf-8")
    assert NOT_YET in page(signed_in(bob))
    assert "figures.json cannot be read" in caplog.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("bg", ["Доколко клиентът разбира", "94 от 100", "под желаното", "5 януари 2026", "Не е за наемане"]),
        ("zh-hans", ["客户理解得怎么样", "100 次中 94 次", "低于我们的要求", "2026年1月5日", "不得用于招聘"]),
    ],
)
def test_a_trainer_reads_it_in_her_language(signed_in, bob, figures, language, words):
    UserProfile.objects.create(user=bob, preferred_language=language)
    html = page(signed_in(bob))
    assert [word for word in words if word not in html] == []


@pytest.mark.parametrize(
    ("browser", "title"), [("bg-BG", "Доколко клиентът разбира"), ("zh-CN", "客户理解得怎么样")]
)
def test_who_chose_no_language_reads_it_in_the_browsers(signed_in, bob, figures, browser, title):
    UserProfile.objects.create(user=bob)
    response = signed_in(bob).get(reverse("understanding"), headers={"accept-language": browser})
    assert title in response.content.decode()


def test_tables_have_captions_and_headers_and_safety_does_not_rest_on_them(signed_in, bob, figures):
    html = page(signed_in(bob))
    assert html.count("<caption>") == html.count(LISTING) == 10
    assert html.count('scope="col"') > 30
    assert "Safety must not rest on it" in html


def test_figures_cost_no_queries(signed_in, bob, figures, file, django_assert_max_num_queries):
    client = signed_in(bob)
    page(client)  # what the site remembers is asked for once
    with django_assert_max_num_queries(12):
        page(client)
