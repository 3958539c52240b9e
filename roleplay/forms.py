from django import forms
from django.utils.translation import gettext_lazy as _

ABUSE_LEVELS = (
    (0, _("None: angry, but never insulting")),
    (1, _("A little: rude and dismissive")),
    (2, _("Some: sharp personal remarks")),
    (3, _("Hard: repeated insults, without slurs")),
)


class StartForm(forms.Form):
    """What the trainee agrees to before a talk."""

    abuse = forms.TypedChoiceField(
        label=_("How rough may it get?"), choices=ABUSE_LEVELS, coerce=int, widget=forms.RadioSelect
    )
