"""Words of the debrief: the yes/no checks of the rubric, said as what was done, and what changed in the customer."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roleplay.engine.codes import Check

CHECKS: Mapping[str, Promise] = {
    Check.ASKED_WHAT_HAPPENED: _("Asked what happened"),
    Check.RESTATED_TO_CHECK: _("Said the problem back to check it"),
    Check.ASKED_NOTHING_TWICE: _("Asked nothing the customer had already told"),
    Check.USED_SPECIFICS: _("Used the customer's own details"),
    Check.NAMED_THE_FEELING: _("Named what the customer is going through"),
    Check.GRANTED_WHAT_IS_RIGHT: _("Granted what is right in the complaint"),
    Check.APOLOGISED_SPECIFICALLY: _("Apologised for something specific"),
    Check.MINIMISED_NOTHING: _("Made nothing small"),
    Check.TOOK_RESPONSIBILITY: _("Took it on personally"),
    Check.EXPLAINED_THE_CAUSE: _("Said why it happened"),
    Check.KEPT_PROMISES: _("Kept what was promised"),
    Check.STAYED_WITHIN_AUTHORITY: _("Promised only what may be given"),
    Check.BLAMED_NOBODY: _("Put the fault on nobody"),
    Check.MET_THE_FIRST_NEED: _("Gave the customer the first thing they needed"),
    Check.MET_ALL_NEEDS: _("Gave the customer everything they needed"),
    Check.SAID_WHAT_COMES_NEXT: _("Said what comes next, and when"),
    Check.OFFERED_A_WAY_FORWARD: _("Offered a way forward"),
    Check.FEELING_BEFORE_SOLUTION: _("Came to the feeling before the solution"),
    Check.ONE_THING_AT_A_TIME: _("Said one thing at a time"),
    Check.CHECKED_AGREEMENT: _("Asked whether it is all right"),
    Check.CLOSED_AFTER_AGREEMENT: _("Said goodbye only after the customer agreed"),
    Check.STAYED_RESPECTFUL: _("Stayed respectful throughout"),
    Check.OPENED_COURTEOUSLY: _("Opened with a greeting"),
    Check.LIMIT_WHEN_ABUSED: _("Set a respectful limit when insulted"),
    Check.WARNED_BEFORE_ENDING: _("Gave a warning before ending the call"),
    Check.SENT_NOBODY_AWAY: _("Sent nobody away without help"),
}

# What a sentence changed in the customer: (variable, up?) -> one sentence.
CHANGES: Mapping[tuple[str, bool], Promise] = {
    ("anger", True): _("Anger went up."),
    ("anger", False): _("Anger went down."),
    ("arousal", True): _("The talk became more heated."),
    ("arousal", False): _("The talk became calmer."),
    ("heard", True): _("The customer felt more heard."),
    ("heard", False): _("The customer felt less heard."),
    ("trust", True): _("Trust grew."),
    ("trust", False): _("Trust was lost."),
    ("hope", True): _("Hope for a solution grew."),
    ("hope", False): _("Hope for a solution went down."),
    ("patience", True): _("Patience grew."),
    ("patience", False): _("Patience ran down."),
}

# What was missing in a talk, for the checks that a change may rest on.
MISSING: Mapping[str, Promise] = {
    Check.NAMED_THE_FEELING: _("In the whole talk, what the customer is going through was not named."),
    Check.LIMIT_WHEN_ABUSED: _("The customer became insulting, and no limit was set."),
    Check.MET_ALL_NEEDS: _("Something the customer needed was still missing at the end."),
    Check.RESTATED_TO_CHECK: _(
        "The problem was not said back, so the customer could not know that it was understood."
    ),
    Check.GRANTED_WHAT_IS_RIGHT: _("What is right in the complaint was not granted."),
    Check.CHECKED_AGREEMENT: _("Nobody asked the customer whether it is all right."),
    Check.TOOK_RESPONSIBILITY: _("Nobody took the matter on personally."),
    Check.ASKED_WHAT_HAPPENED: _("Nobody asked the customer what happened."),
    Check.SAID_WHAT_COMES_NEXT: _("What comes next, and when, was left open."),
}
