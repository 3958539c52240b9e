"""Languages, the root of the site and the pictures: what pages need before they can stand anywhere."""

from pathlib import Path

from django.conf import settings
from django.core.files.images import ImageFile
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site
from wagtail.utils.file import hash_filelike

from cms.demo.read import HERE
from cms.models import HomePage

PICTURES = HERE / "course" / "images"


def locales() -> dict[str, Locale]:
    """Every language of the settings, the default one first."""
    codes = [settings.LANGUAGE_CODE, *(code for code, _ in settings.LANGUAGES)]
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in codes}


def tree_root() -> Page:
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


def serve(home: HomePage) -> None:
    """Make `home` the front page of the site and take away the page Wagtail puts there at first."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True)
        return
    if site.root_page_id == home.pk:
        return
    welcome = site.root_page
    site.root_page = home
    site.save()
    if welcome.specific_class is Page and not welcome.get_children().exists():
        welcome.delete()


def pictures() -> dict[str, int]:
    """Every picture of the demo by file name, uploaded once and again when its file changed."""
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    return {path.name: _picture(path) for path in sorted(PICTURES.iterdir())}


def _picture(path: Path) -> int:
    image_model = get_image_model()
    image = image_model.objects.filter(title=path.stem).first() or image_model(title=path.stem)
    with path.open("rb") as handle:
        digest = hash_filelike(handle)
        if image.file_hash != digest or not image.file.storage.exists(image.file.name):
            image.file = ImageFile(handle, name=path.name)
            image._set_file_hash()
            image.save()
    return image.pk
