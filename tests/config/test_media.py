"""Uploaded files are served without another server, and run nothing."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "picture.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    return tmp_path


def test_a_picture_is_served_when_debugging_is_off(client, media, settings):
    settings.DEBUG = False
    answer = client.get("/media/picture.svg")
    assert answer.status_code == 200
    answer.close()
    assert answer["Content-Type"] == "image/svg+xml"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["../manage.py", "..%2fmanage.py", "nothing.svg", "%00", ""])
def test_nothing_else_is(client, media, path):
    assert client.get(f"/media/{path}").status_code in (302, 400, 404)
