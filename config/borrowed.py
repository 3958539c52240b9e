"""Words that Django and allauth ask gettext for and that our catalogues say better.

Bulgarian months begin with a small letter; the labels of the sign-in forms are as formal as the rest of the page.
"""

from django.utils.translation import gettext_noop

MONTHS = (
    *(gettext_noop("January"), gettext_noop("February"), gettext_noop("March"), gettext_noop("April")),
    *(gettext_noop("May"), gettext_noop("June"), gettext_noop("July"), gettext_noop("August")),
    *(gettext_noop("September"), gettext_noop("October"), gettext_noop("November"), gettext_noop("December")),
)

SIGN_IN = (
    *(gettext_noop("Email"), gettext_noop("Email address"), gettext_noop("Password")),
    *(gettext_noop("Current Password"), gettext_noop("New Password"), gettext_noop("New Password (again)")),
    gettext_noop("You must type the same password each time."),
)
