from cms.models.pages import CoursePage, LessonPage, ModulePage
from cms.models.personas import Persona
from cms.models.scenarios import ScenarioIndexPage, ScenarioPage
from cms.models.site import ContentPage, HomePage, SupportPage
from cms.models.skills import Skill
from cms.models.support import SupportRecord

__all__ = [
    "ContentPage",
    "CoursePage",
    "HomePage",
    "LessonPage",
    "ModulePage",
    "Persona",
    "ScenarioIndexPage",
    "ScenarioPage",
    "Skill",
    "SupportPage",
    "SupportRecord",
]
