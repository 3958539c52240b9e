"""The people one may sign in as on the demo's sign-in page."""

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

ADDRESSES = MappingProxyType(
    {
        "trainee": "trainee@demo.example",
        "trainer": "trainer@demo.example",
        "supervisor": "supervisor@demo.example",
        "administrator": "administrator@demo.example",
    }
)

BUTTONS = MappingProxyType(
    {
        "trainee": (_("Trainee"), _("learn and practise")),
        "trainer": (_("Trainer"), _("write lessons and scenarios")),
        "supervisor": (_("Supervisor"), _("see who has finished")),
        "administrator": (_("Administrator"), _("run the site")),
    }
)
