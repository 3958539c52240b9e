"""Into another language through wagtail-localize, as a translator in the admin would do it: nothing bypasses it, so an
editor finds every sentence in the translation editor afterwards."""

from collections import defaultdict
from typing import Any

from django.db import models
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.demo.read import DemoError


def source_of(original: TranslatableMixin) -> tuple[TranslationSource, bool]:
    """The original's translation source and whether it changed."""
    return TranslationSource.update_or_create_from_instance(original)


def translate(
    source: TranslationSource, changed: bool, worded: models.Model, locale: Locale, where: str
) -> bool:
    """Make `source` in `locale` say what `worded` says. False when it says so already.

    `worded` is an unsaved copy of the original with the words of the other language under the same block ids.
    Raises DemoError when the two do not have the same pieces of text.
    """
    _translation, created = Translation.objects.get_or_create(source=source, target_locale=locale)
    wanted = _pairs(source, worded, where)
    if not _store(wanted, locale) and not created and not changed:
        return False
    target, _ = source.create_or_update_translation(
        locale, publish=not isinstance(worded, Page), copy_parent_pages=False
    )
    if isinstance(target, Page):
        target.latest_revision.publish()
    return True


Pairs = dict[tuple[int, int], str]  # (string, context) -> words in the other language


def _pairs(source: TranslationSource, worded: models.Model, where: str) -> Pairs:
    texts: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(worded):
        if isinstance(segment, StringSegmentValue):
            texts[segment.path].append(segment.string.data)
    places: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in source.stringsegment_set.select_related("context", "string").order_by("order"):
        places[segment.context.path].append(segment)
    _compare(texts, places, where)
    pairs: Pairs = {}
    for path, segments in places.items():
        for segment, text in zip(segments, texts[path], strict=True):
            key = (segment.string_id, segment.context_id)
            if pairs.setdefault(key, text) != text:
                raise DemoError(f"{where}: {path}: “{segment.string.data}” is translated in two ways.")
    return pairs


def _compare(texts: dict[str, list[Any]], places: dict[str, list[Any]], where: str) -> None:
    for path in sorted(set(texts) | set(places)):
        ours, theirs = len(texts.get(path, ())), len(places.get(path, ()))
        if ours != theirs:
            raise DemoError(
                f"{where}: {path}: {ours} pieces of text (paragraphs, list items), the original has {theirs}."
            )


def _store(wanted: Pairs, locale: Locale) -> bool:
    """Write what is not there yet; True when anything was."""
    contexts = {context for _, context in wanted}
    there = {
        (kept.translation_of_id, kept.context_id): kept
        for kept in StringTranslation.objects.filter(locale=locale, context__in=contexts)
    }
    new = [
        StringTranslation(
            translation_of_id=string,
            context_id=context,
            locale=locale,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for (string, context), text in wanted.items()
        if (string, context) not in there
    ]
    changed = [there[key] for key, text in wanted.items() if key in there and there[key].data != text]
    for kept in changed:
        kept.data = wanted[kept.translation_of_id, kept.context_id]
        kept.save()
    StringTranslation.objects.bulk_create(new)
    return bool(new or changed)
