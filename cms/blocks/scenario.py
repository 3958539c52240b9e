"""What a scenario is made of. Ids are identifiers the engine knows; wordings stand one a line, so that each
language may have as many as it needs and a translator sees them together."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

IDENTIFIER = r"^[a-z][a-z0-9_]*$"
ONE_A_LINE = _("One wording a line.")
# Names are the acts of roleplay/engine/acts.py that can meet a need; a test there keeps the two the same.
MEETING_ACTS = [
    ("solve", _("Solves: a concrete action or commitment")),
    ("choice", _("Offers a choice of real options")),
    ("explain_cause", _("Explains why it happened")),
    ("explain_next", _("Explains what happens next and when")),
    ("own", _("Takes it on personally")),
    ("escalate", _("Brings in another person and stays")),
    ("inform", _("States a fact about the service")),
    ("instruct", _("Tells the customer what to do, as help")),
    ("apologise", _("Apologises")),
    ("acknowledge", _("Acknowledges the feeling")),
    ("validate", _("Grants that the complaint is right")),
    ("boundary", _("Sets a limit")),
    ("decline", _("Says no honestly, with a reason or another way")),
    ("check", _("Checks that it is all right now")),
]
SLOTS = [
    ("amount", _("An amount of money")),
    ("date", _("A day or date")),
    ("time", _("A time of day")),
    ("duration", _("A duration")),
    ("reference", _("A reference number")),
    ("name", _("A name")),
    ("done", _("Something already done")),
]
# Names are the closing moves of roleplay/engine/codes.py.
CLOSINGS = [
    ("satisfied_close", _("Solved, and at peace")),
    ("cold_close", _("Solved, but still cold")),
    ("resigned_close", _("Gives up")),
    ("escalate_close", _("Takes the complaint elsewhere")),
    ("handed_over_close", _("Is handed over warmly")),
    ("hang_up", _("Hangs up")),
]


def identifier() -> blocks.RegexBlock:
    sentence = _("Small letters, figures and underscores, beginning with a letter.")
    return blocks.RegexBlock(
        regex=IDENTIFIER, max_length=50, label=_("Identifier"), error_messages={"invalid": sentence}
    )


def wordings(label: str, rows: int = 5, *, required: bool = True) -> blocks.TextBlock:
    return blocks.TextBlock(rows=rows, required=required, label=label, help_text=ONE_A_LINE)


class AcceptBlock(blocks.StructBlock):
    slot = blocks.ChoiceBlock(choices=SLOTS, label=_("Detail"))
    values = blocks.RegexBlock(
        regex=r"^[^\n]+$",
        max_length=200,
        label=_("Accepted"),
        help_text=_("Values with commas between them, or a limit such as <=20."),
    )

    class Meta:
        icon = "check"
        label = _("Accepted values")


class NeedBlock(blocks.StructBlock):
    id = identifier()
    label = blocks.CharBlock(max_length=250, label=_("What the customer needs"))
    acts = blocks.MultipleChoiceBlock(choices=MEETING_ACTS, label=_("Acts that may meet it"))
    slots = blocks.MultipleChoiceBlock(choices=SLOTS, required=False, label=_("Details it demands"))
    any_slot = blocks.BooleanBlock(required=False, default=True, label=_("One of these details is enough"))
    accept = blocks.ListBlock(AcceptBlock(), default=[], label=_("Only these values"))
    authority = blocks.ChoiceBlock(
        choices=[("within", _("The trainee may promise it")), ("above", _("Above the trainee's authority"))],
        default="within",
        label=_("Authority"),
    )
    required = blocks.BooleanBlock(required=False, default=True, label=_("The talk is not solved without it"))
    examples = wordings(_("How a trainee may meet it"), 8)
    asks_hot = wordings(_("How a hot customer pushes for it"))
    asks_cool = wordings(_("How a cool customer pushes for it"))
    asks_warm = wordings(_("How a warm customer asks for it"))
    met = wordings(_("What the customer says when it is met"))

    class Meta:
        icon = "crosshairs"
        label = _("Need")


class FactBlock(blocks.StructBlock):
    id = identifier()
    label = blocks.CharBlock(max_length=250, label=_("What the customer knows"))
    questions = wordings(_("How a trainee may ask for it"), 8)
    answers = wordings(_("What the customer answers"))

    class Meta:
        icon = "help"
        label = _("Fact")


class RemedyBlock(blocks.StructBlock):
    id = identifier()
    label = blocks.CharBlock(max_length=250, label=_("Remedy"))
    limits = blocks.TextBlock(rows=2, required=False, label=_("Limits"))
    within = blocks.BooleanBlock(required=False, default=True, label=_("The trainee may promise it"))
    examples = wordings(_("How a trainee may say it"), required=False)

    class Meta:
        icon = "tag"
        label = _("Remedy")


class GoodbyeBlock(blocks.StructBlock):
    ending = blocks.ChoiceBlock(choices=CLOSINGS, label=_("How the talk ends"))
    lines = wordings(_("Last words of the customer"))

    class Meta:
        icon = "arrow-right"
        label = _("Last words")


def unique_ids(stream: blocks.StreamValue) -> None:
    """Raises ValidationError when two blocks of the stream carry the same identifier."""
    ids = [child.value["id"] for child in stream]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ValidationError(_("This identifier is used twice: %(name)s"), params={"name": ", ".join(twice)})
