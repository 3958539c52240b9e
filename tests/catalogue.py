"""What the tests about languages and structure read: the project's files, and our catalogues."""

from functools import cache
from pathlib import Path

import polib
from django.conf import settings

from config.messages import tracked

ROOT = Path(settings.BASE_DIR)
CATALOGUES = {"bg": "bg", "zh-hans": "zh_Hans"}

__all__ = ["CATALOGUES", "ROOT", "catalogue", "tracked"]


@cache
def catalogue(language: str) -> polib.POFile:
    """Our translations into one language."""
    return polib.pofile(str(ROOT / "locale" / CATALOGUES[language] / "LC_MESSAGES" / "django.po"))
