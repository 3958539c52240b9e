"""Who may see what: one literal table, asked by every view and shown to everyone on a page.

What is not in the table is shown to nobody. `SELF` is the person the data is about; the other viewers are that person's own
supervisor and trainer (never a stranger's), the trainer a debrief was shared with, and the administrator.
"""

from enum import StrEnum
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _


class Viewer(StrEnum):
    SELF = "self"
    SUPERVISOR = "supervisor"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"


class Data(StrEnum):
    NAME = "name"
    ASSIGNED = "assigned"
    DUE = "due"
    STARTED = "started"
    COMPLETED = "completed"
    CERTIFICATE = "certificate"
    STEP_PROGRESS = "step_progress"
    ANSWER = "answer"
    REFLECTION = "reflection"
    CONFIDENCE = "confidence"
    CONFIDENCE_OF_GROUP = "confidence_of_group"
    TRANSCRIPT = "transcript"
    DEBRIEF = "debrief"
    SHARED_DEBRIEF = "shared_debrief"
    SCORE = "score"
    RETRIES = "retries"
    TIME_OF_DAY = "time_of_day"
    DISTRESS = "distress"
    HELP_CLICKS = "help_clicks"


ONLY_SELF = frozenset({Viewer.SELF})
COMPLETION_ROLES = frozenset(Viewer)
NOBODY: frozenset[Viewer] = frozenset()

VISIBLE = MappingProxyType(
    {
        Data.NAME: COMPLETION_ROLES,
        Data.ASSIGNED: COMPLETION_ROLES,
        Data.DUE: COMPLETION_ROLES,
        Data.STARTED: COMPLETION_ROLES,
        Data.COMPLETED: COMPLETION_ROLES,
        Data.CERTIFICATE: COMPLETION_ROLES,
        Data.STEP_PROGRESS: ONLY_SELF,
        Data.ANSWER: ONLY_SELF,
        Data.REFLECTION: ONLY_SELF,
        Data.CONFIDENCE: ONLY_SELF,
        Data.CONFIDENCE_OF_GROUP: frozenset({Viewer.SUPERVISOR, Viewer.TRAINER}),
        Data.TRANSCRIPT: ONLY_SELF,
        Data.DEBRIEF: ONLY_SELF,
        Data.SHARED_DEBRIEF: frozenset({Viewer.SELF, Viewer.TRAINER}),
        Data.SCORE: ONLY_SELF,
        Data.RETRIES: ONLY_SELF,
        Data.TIME_OF_DAY: NOBODY,
        Data.DISTRESS: NOBODY,
        Data.HELP_CLICKS: NOBODY,
    }
)

DATA_NAMES = MappingProxyType(
    {
        Data.NAME: _("Your name and team"),
        Data.ASSIGNED: _("Which courses you were given"),
        Data.DUE: _("When a course is due"),
        Data.STARTED: _("The day you started"),
        Data.COMPLETED: _("The day you finished"),
        Data.CERTIFICATE: _("Your certificate"),
        Data.STEP_PROGRESS: _("Which steps you have done"),
        Data.ANSWER: _("Your answers to questions"),
        Data.REFLECTION: _("What you write in a reflection"),
        Data.CONFIDENCE: _("Your confidence ratings"),
        Data.CONFIDENCE_OF_GROUP: _("Confidence of a whole group of at least five people"),
        Data.TRANSCRIPT: _("What you said in a role-play"),
        Data.DEBRIEF: _("Your debriefs"),
        Data.SHARED_DEBRIEF: _("A debrief you chose to share with a trainer"),
        Data.SCORE: _("Your scores"),
        Data.RETRIES: _("How often you tried"),
        Data.TIME_OF_DAY: _("At what time of day you learn"),
        Data.DISTRESS: _("That you wrote you are not well"),
        Data.HELP_CLICKS: _("That you looked for support"),
    }
)

VIEWER_NAMES = MappingProxyType(
    {
        Viewer.SELF: _("You"),
        Viewer.SUPERVISOR: _("Your supervisor"),
        Viewer.TRAINER: _("Your trainer"),
        Viewer.ADMINISTRATOR: _("The administrator"),
    }
)


def may_see(viewer: Viewer, data: Data) -> bool:
    """Whether this viewer may see this kind of data about one person."""
    return viewer in VISIBLE.get(data, NOBODY)
