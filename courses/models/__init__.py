from courses.models.confidence import ConfidenceRating
from courses.models.enrolment import Assignment, Enrolment
from courses.models.practice import PracticeRecord
from courses.models.progress import Answer, ModuleCompletion, StepCompletion
from courses.models.rollup import LearnerModule

__all__ = [
    "Answer",
    "Assignment",
    "ConfidenceRating",
    "Enrolment",
    "LearnerModule",
    "ModuleCompletion",
    "PracticeRecord",
    "StepCompletion",
]
