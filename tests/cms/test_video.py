import pytest
from django.core.exceptions import ValidationError
from wagtail.documents.models import Document

from tests.cms.conftest import bound, drawn


def test_a_video_needs_a_file_or_an_address():
    item = bound("video", url="")
    with pytest.raises(ValidationError):
        item.block.clean(item.value)


@pytest.mark.django_db
def test_a_video_file_needs_captions():
    item = bound("video", file=Document.objects.create(title="Call", file="call.mp4"))
    with pytest.raises(ValidationError):
        item.block.clean(item.value)


@pytest.mark.django_db
def test_a_video_file_plays_with_captions_and_a_transcript():
    film, words = (Document.objects.create(title=name, file=name) for name in ("call.mp4", "call.vtt"))
    html = drawn(bound("video", url="", file=film, captions=words))
    assert 'kind="captions"' in html
    assert "I have been waiting since Monday." in html


def test_another_site_is_told_nothing_before_the_reader_goes_there():
    html = drawn(bound("video"))
    assert "<iframe" not in html
    assert 'rel="noreferrer"' in html
