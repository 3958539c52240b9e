"""A made-up reader: each text is a list of acts, such as `solve:delivery` (meets a need) or `ask?phone` (asks a fact)."""

import re
from dataclasses import replace

from roleplay.engine.acts import Act, ActUse, Reading, Sentence, Slots
from roleplay.evaluation.runs import scene
from roleplay.evaluation.scripts import Place
from tests.roleplay.engine.talks import brief

SLOTS = Slots(dates=("tomorrow",), amounts=("15",), done=True)
ACTS = {act.value for act in Act}


def read(text, *, language, brief=None, said_before=(), customer="", **_):
    """Words that are acts are those acts, fresh unless said before; anything else is `other`."""
    distress = next((level for level in ("acute", "strain") if level in text), "none")
    return Reading(tuple(map(sentence, text.split(". "))), distress, "made up")


def sentence(text):
    words = re.findall(r"[\w:?*]+", text)
    uses = [
        ActUse(Act(name), 1.0, fresh=True) for word in words if (name := re.split("[:?]", word)[0]) in ACTS
    ]
    meets = tuple(word.partition(":")[2] for word in words if ":" in word)
    asks = tuple(word.partition("?")[2] for word in words if "?" in word)
    slots = SLOTS if meets else Slots()
    return Sentence(text, tuple(uses) or (ActUse(Act.OTHER),), meets=meets, asks=asks, slots=slots)


GOOD = (
    "greet acknowledge",
    "paraphrase. ask?order",
    "validate. apologise",
    "explain_cause. own",
    "solve:delivery",
    "solve:refund. explain_next",
    "check",
    "check. thank. close",
)
BAD = ("greet", "blame", "dismiss", "wall", "hostile", "hostile", "hostile", "close")
SCRIPTS = {
    "expert": GOOD,
    "novice": ("greet", "ask?order", "vague", "vague", "hold", "vague", "close"),
    "abusive": BAD,
}


def made_up_scene(language="en", texts=SCRIPTS, **changes):
    about = replace(brief(language=language), **changes)
    return scene(Place("made-up", language), about, texts, read)
