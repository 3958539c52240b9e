from courses.services.calendar import today_of
from courses.services.confidence import Change, changes
from courses.services.enrolment import assign, due_dates, enrol, enrolment_of, touch
from courses.services.practice import record_practice
from courses.services.progress import Recorded, record_answer

__all__ = [
    "Change",
    "Recorded",
    "assign",
    "changes",
    "due_dates",
    "enrol",
    "enrolment_of",
    "record_answer",
    "record_practice",
    "today_of",
    "touch",
]
