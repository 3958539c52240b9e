"""What the people in these tests type, each in their own language."""

from functools import cache
from pathlib import Path

import yaml

ARCHETYPES = Path(__file__).parents[2] / "cms" / "demo" / "archetypes"
LANGUAGES = ("en", "bg", "zh-hans")

REPLY = {
    "en": "You waited all day and nobody came, so of course you are upset. What does the note say exactly?",
    "bg": "Чакали сте цял ден и никой не е дошъл, нормално е да Ви е яд. Какво точно пише на бележката?",
    "zh-hans": "您等了一整天都没人来，您生气很正常。请问通知单上具体写了什么？",
}
THOUGHT = {
    "en": "The call on Monday stayed with me; my shoulders were up at my ears.",
    "bg": "Разговорът в понеделник остана в мен; раменете ми бяха до ушите.",
    "zh-hans": "星期一那通电话一直留在我心里，肩膀绷得很紧。",
}
SCENARIO = "parcel-that-never-came"


@cache
def talk(language: str, trainee: str = "expert") -> tuple[str, ...]:
    """What an archetypal trainee says in a whole talk."""
    path = ARCHETYPES / SCENARIO / f"{language}.yaml"
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8"))[trainee])
