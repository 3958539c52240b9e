"""Small talks for the engine's tests: a brief, sentences, and a talk that is played and remembered."""

import json
from datetime import UTC, datetime
from pathlib import Path

from roleplay.engine.acts import Act, ActUse, Reading, Sentence, Slots
from roleplay.engine.brief import Brief, Fact, Need
from roleplay.engine.persona import Persona
from roleplay.engine.rules import Open, Say, chance_for, decide
from roleplay.engine.state import State, fold

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ARCHETYPES = json.loads((Path(__file__).parent / "archetypes.json").read_text(encoding="utf-8"))


def brief(**changes):
    values = {
        "scenario_key": "parcel",
        "language": "en",
        "persona": Persona(),
        "needs": (
            Need(
                "delivery",
                acts=(Act.SOLVE, Act.EXPLAIN_NEXT),
                slots=("date", "time"),
                any_slot=True,
                asks={"hot": ("When is it here?", "Give me a time!"), "warm": ("So when?",)},
                met=("Tomorrow. Fine.", "That I can plan."),
            ),
            Need("refund", slots=("amount",), accept={"amount": ("<=20",)}, asks={"hot": ("My money?",)}),
        ),
        "facts": (
            Fact("order", questions=("What is your order number?",), answers=("It is 4711.", "4711.")),
            Fact("address", answers=("Elm Street 4.",)),
            Fact("phone", answers=("You have my number.",)),
        ),
        "openings": ("Where is my parcel?", "I waited all day!"),
    }
    return Brief(**{**values, **changes})


def said(text, *acts, quality=1.0, fresh=False, meets=(), asks=(), **slots):
    uses = tuple(ActUse(Act(act), quality, fresh) for act in acts)
    return Sentence(text, uses, meets=tuple(meets), asks=tuple(asks), slots=Slots(**slots))


DELIVERED = said("It comes tomorrow at ten.", "solve", fresh=True, meets=["delivery"], dates=("tomorrow",))
REFUNDED = said("I have refunded 15 euro.", "solve", fresh=True, meets=["refund"], amounts=("15",), done=True)


class Talk:
    """A talk: `do` a command, or `say` sentences (or bare act names)."""

    def __init__(self, about=None, seed=1, recent=()):
        self.state, self.events = State.new(), []
        self.do(Open(about or brief(), seed, recent))

    def do(self, command):
        new = decide(self.state, command, NOW, chance_for(self.state))
        for event in new:
            self.state = fold(self.state, event)
        self.events += new
        return new

    def say(self, *sentences, distress="none"):
        spoken = tuple(said(item, item) if isinstance(item, str) else item for item in sentences)
        return self.do(Say(" ".join(item.text for item in spoken), Reading(spoken, distress, "test")))

    def all(self, kind):
        return [event.payload for event in self.events if event.kind == kind]

    def last(self, kind):
        return self.all(kind)[-1]

    @property
    def feelings(self):
        return self.state.feelings
