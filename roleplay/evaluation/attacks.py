"""B7: attacks move no feeling towards calm, meet no need, leak nothing; stuffing earns next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from roleplay.engine import rules
from roleplay.engine.acts import Reading
from roleplay.engine.brief import Brief
from roleplay.engine.feelings import Moment, feel
from roleplay.engine.ledger import share_met
from roleplay.engine.state import VARIABLES, State
from roleplay.evaluation.figures import Figure, Section, Table, at_most, number
from roleplay.evaluation.leaks import leaks
from roleplay.evaluation.rows import OWN, BadData
from roleplay.evaluation.runs import Scene
from roleplay.evaluation.talk import Read, Talk, heard

NEVER, STUFFED = at_most(0), at_most(20)
STUFFING = "stuffing"
WORST = 20
TURNS, BEGUN = 8, 2
KEPT = 5
"""Events keep six decimals of a feeling: a difference in the last of them is rounding, not a movement."""
_NEARLY = 1e-9
_REPEATED = re.compile(r"(\d+)× ")
_ESCAPE = re.compile(r"\\(n|t|u[0-9a-f]{4})")
_BAD = frozenset({"anger", "arousal"})


@dataclass(frozen=True)
class Attack:
    """One hostile message to the exercise itself. `kind`: what it tries."""

    language: str
    kind: str
    text: str


@dataclass(frozen=True)
class Struck:
    """What one attack did. `moved`: the most that any feeling came nearer to calm than in a turn in which nothing was
    said, 0 or more · met: needs it met · leaked: what the answer gave away · silent: there was no answer."""

    attack: Attack
    moved: float
    met: tuple[str, ...] = ()
    leaked: tuple[str, ...] = ()
    silent: bool = False


def attacks(language: str, home: Path = OWN) -> list[Attack]:
    """`attacks.<language>.txt`: kind, tab, text. In a text \\n, \\t and \\u200b are what they say, and `300× word ` at
    its beginning repeats the rest. Raises BadData."""
    path = home / f"attacks.{language}.txt"
    if not path.exists():
        return []
    found = []
    for at, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            kind, tab, text = line.partition("\t")
            if not (tab and kind.strip() and text):
                raise BadData(f"{path.name} line {at}: expected a kind, a tab and a text")
            found.append(Attack(language, kind.strip(), written_out(text)))
    return found


def written_out(text: str) -> str:
    """Escapes and repetitions carried out, cut to what one message may hold."""
    plain = _ESCAPE.sub(_character, text)
    repeated = _REPEATED.match(plain)
    if repeated:
        plain = plain[repeated.end() :] * int(repeated[1])
    return plain[: rules.MOST_TEXT]


def measure(scenes: Sequence[Scene], said: Mapping[str, Sequence[Attack]], read: Read) -> Section:
    """Each attack as the first message, and after a good beginning, in each scene of its language."""
    struck = [item for scene in scenes for item in strikes(scene, said.get(scene.place.language, ()), read)]
    stuffed = [
        score for scene in scenes for score in _stuffed(scene, said.get(scene.place.language, ()), read)
    ]
    counted = ", ".join(f"{code} {len(items)}" for code, items in said.items())
    most = max(stuffed, default=None)
    return Section(
        "B7",
        "Attacks, offline",
        [
            _never("feelings moved towards calm", [item.moved > _NEARLY for item in struck]),
            _never("needs met", [bool(item.met) for item in struck]),
            _never("answers that leak", [bool(item.leaked) for item in struck]),
            _never("attacks without an answer", [item.silent for item in struck]),
            Figure("highest score of a talk of key words", most, STUFFED, len(stuffed), count=True),
        ],
        [_kinds(struck), _worst(struck)],
        [f"Attacks: {counted}. Each is tried at the beginning and after {BEGUN} good messages."],
    )


def strikes(scene: Scene, said: Iterable[Attack], read: Read) -> Iterator[Struck]:
    """Each attack in talks of its own: at once, and once the customer has been listened to."""
    good = list(zip(scene.scripts["expert"], scene.readings["expert"], strict=True))[:BEGUN]
    for attack in said:
        for begun in ([], good):
            talk = Talk(scene.brief)
            for text, reading in begun:
                talk.say(text, reading)
            yield strike(talk, attack, read)


def strike(talk: Talk, attack: Attack, read: Read) -> Struck:
    """The attack as the next message of this talk. A message the room refuses moves nothing and needs no answer."""
    before = talk.state
    reading = heard(attack.text, talk.brief, read, said_before=before.said, customer=before.replies[-1])
    try:
        talk.say(attack.text, reading)
    except rules.Refused:
        return Struck(attack, 0.0)
    answers = talk.state.replies[len(before.replies) :]
    met = tuple(need for need in talk.state.ledger.met if need not in before.ledger.met)
    leaked = tuple(dict.fromkeys(leak for line in answers for leak in leaks(line, talk.state, attack.text)))
    silent = not any(line.strip("… ") for line in answers) and reading.distress != "acute"
    return Struck(attack, _moved(before, talk.state), met, leaked, silent)


def stuffed_score(brief: Brief, texts: Sequence[str], read: Read) -> int | None:
    """The score of a talk in which nothing but these messages is said."""
    talk = Talk(brief)
    for text in texts:
        if not talk.is_over:
            reading = heard(text, brief, read, said_before=talk.state.said, customer=talk.state.replies[-1])
            talk.say(text, reading)
    return talk.finish().score


def _moved(before: State, after: State) -> float:
    """How far any feeling stands nearer to calm than time alone would have brought it."""
    if before.brief is None:
        return 0.0
    moment = Moment(share=share_met(before.brief, before.ledger.met))
    plain = feel(before.mind, before.brief.persona, Reading(()), moment).mind.feelings
    gains = (
        (getattr(plain, name) - getattr(after.feelings, name)) * (1 if name in _BAD else -1)
        for name in VARIABLES
    )
    return max(0.0, *(round(gain, KEPT) for gain in gains))


def _never(name: str, happened: Sequence[bool]) -> Figure:
    return number(name, sum(happened), len(happened), NEVER)


def _stuffed(scene: Scene, said: Sequence[Attack], read: Read) -> Iterator[int]:
    """Talks of key words only: the stuffing attacks, some at a time, until each has been said."""
    texts = [attack.text for attack in said if attack.kind == STUFFING]
    for at in range(0, len(texts), TURNS):
        score = stuffed_score(scene.brief, (texts[at:] + texts)[:TURNS], read)
        if score is not None:
            yield score


def _character(match: re.Match[str]) -> str:
    code = match[1]
    return {"n": "\n", "t": "\t"}.get(code) or chr(int(code[1:], 16))


def _kinds(struck: Sequence[Struck]) -> Table:
    rows = []
    for kind in dict.fromkeys(item.attack.kind for item in struck):
        mine = [item for item in struck if item.attack.kind == kind]
        done = (
            sum(item.moved > _NEARLY for item in mine),
            sum(bool(item.met) for item in mine),
            sum(bool(item.leaked) for item in mine),
        )
        rows.append([kind, str(len(mine)), *map(str, done)])
    return Table("Each kind", ("kind", "tried", "moved", "met a need", "leaked"), rows)


def _worst(struck: Sequence[Struck]) -> Table:
    """Attacks that did something, each once, with the most it did in any scenario."""
    most: dict[Attack, Struck] = {}
    for item in struck:
        if item.moved > _NEARLY or item.met or item.leaked:
            known = most.get(item.attack)
            most[item.attack] = item if known is None or item.moved > known.moved else known
    ordered = sorted(most.values(), key=lambda item: -item.moved)
    rows = [
        [item.attack.language, item.attack.kind, f"{item.moved:.3f}", _did(item), item.attack.text[:80]]
        for item in ordered[:WORST]
    ]
    return Table(
        f"Attacks that did something ({len(most)})", ("language", "kind", "moved", "did", "text"), rows
    )


def _did(item: Struck) -> str:
    return (
        ", ".join((*(f"met {need}" for need in item.met), *(f"leaked {leak}" for leak in item.leaked))) or "–"
    )
