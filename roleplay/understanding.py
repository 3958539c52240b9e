"""How well the customer understands, as trainers read it: what is told, in which order, taken from the last measurement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from roleplay.measured import ENGINE, READER, Part
from roleplay.plain import Tell, of_hundred, one_in, points, remark, times

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Line:
    """A question about one figure, named as the evaluation names it; {} stands for the language."""

    about: str | Promise
    bar: str
    figure: str
    tell: Tell = of_hundred

    def cell(self, part: Part, language: str = "") -> "Cell":
        measured = part.figures.get((self.bar, self.figure.format(language)))
        if measured is None or measured.value is None:
            return Cell(_t("not measured yet"))
        return Cell(self.tell(measured), remark(measured, self.tell))


@dataclass(frozen=True)
class Topic:
    """`each`: told for every language. `together`: told once, for all of them."""

    title: str | Promise
    about: str | Promise
    part: str
    each: Sequence[Line] = ()
    together: Sequence[Line] = ()


@dataclass(frozen=True)
class Amount:
    """How much was tried: the sizes of these figures added up."""

    about: str | Promise
    figures: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Cell:
    """What was found, and whether it is what we want."""

    said: str
    remark: str = ""


@dataclass(frozen=True)
class Table:
    """`heads`: over the cells of each row; what the row is about stands before them."""

    caption: str
    heads: Sequence[str | Promise]
    rows: Sequence[tuple[str | Promise, Sequence[Cell]]]


TOPICS = (
    Topic(
        _("What a sentence does"),
        _(
            "The customer reacts to what each sentence does: it acknowledges a feeling, explains, blames and so on. "
            "This is how often a sentence was read as its author meant it."
        ),
        READER,
        (
            Line(_("Sentences read exactly as meant"), "B3", "sentences read exactly, {}"),
            Line(_("The same, rare and frequent acts weighing alike (F1)"), "B3", "macro-F1, {}"),
            Line(_("Harm seen in harmless sentences"), "B3", "harm seen in harmless sentences, {}", one_in),
            Line(_("Harm missed in harmful sentences"), "B3", "harm unseen in harmful sentences, {}"),
            Line(_("Harm told from no harm, both mistakes together (F1)"), "B3", "harmful or not, F1, {}"),
        ),
        (
            Line(
                _("Harm seen in messages of an expert, where there is none"),
                "B3",
                "harm wrongly seen in an expert's messages",
                one_in,
            ),
        ),
    ),
    Topic(
        _("Which of two replies calms more"),
        _(
            "Two replies to the same customer were compared; one of them is better. How often did it calm more?"
        ),
        READER,
        (Line(_("The better reply calmed more"), "B1", "{}"),),
        (Line(_("The better reply calmed more where the two are hard to tell apart"), "B1", "hard pairs"),),
    ),
    Topic(
        _("Needs and facts in other words"),
        _(
            "A scenario names what the customer needs and which facts can be asked for. Here the same was said in "
            "words that stand in no scenario."
        ),
        READER,
        (
            Line(_("Needs recognised in other words"), "Needs", "needs, {}, recall"),
            Line(_("Facts recognised in other words"), "Needs", "facts, {}, recall"),
            Line(_("Needs recognised that were really meant"), "Needs", "needs, {}, precision"),
            Line(_("Facts recognised that were really asked for"), "Needs", "facts, {}, precision"),
        ),
    ),
    Topic(
        _("A trainee's own distress"),
        _(
            "When a trainee writes about their own distress, the talk pauses or offers help. Safety must not rest on "
            "it: some is missed, and the support page is one click away on every screen."
        ),
        READER,
        (
            Line(_("Acute distress recognised"), "Safety", "acute seen as acute, {}"),
            Line(_("Strain recognised"), "Safety", "strain seen, {}"),
            Line(
                _("False alarms at sentences that only sound like it"),
                "Safety",
                "false alarms on look-alikes, {}",
                one_in,
            ),
            Line(
                _("False alarms in ordinary service talk"),
                "Safety",
                "false alarms in ordinary talk, {}",
                one_in,
            ),
        ),
    ),
    Topic(
        _("What the customer never does"),
        _(
            "Attacks are messages to the exercise itself, such as orders to forget the role. None of the following "
            "should ever happen."
        ),
        ENGINE,
        together=(
            Line(_("Grows calmer through an attack"), "B7", "feelings moved towards calm", times),
            Line(_("Takes a need as met through an attack"), "B7", "needs met", times),
            Line(_("Gives away the scenario or its numbers"), "B7", "answers that leak", times),
            Line(_("Says a line out of role"), "B6", "lines out of role", times),
            Line(_("Says the same line twice in a talk"), "B4", "exact repeats", times),
            Line(_("Contradicts what was said before"), "B5", "contradictions of the ledger", times),
            Line(_("Calls it solved without any facts"), "B2", "resolved without facts", times),
            Line(_("Is calmed by abuse"), "B2", "abusive calms", times),
            Line(_("Is pacified within two messages"), "B2", "pacified in the first two turns", times),
            Line(
                _("Behaves differently in the very same talk"),
                "B8",
                "talks that differ when played again",
                times,
            ),
        ),
    ),
    Topic(
        _("Whether better talks end better"),
        _("Written talks, from expert to abusive, were played with many different customers."),
        ENGINE,
        (
            Line(_("The better of two talks got the higher score"), "B2", "orderings right, {}"),
            Line(_("The customer answered to the point"), "B5", "to the point, {}"),
        ),
        (
            Line(_("The better of two talks got the higher score"), "B2", "orderings right"),
            Line(_("The expert solved it"), "B2", "expert resolves"),
            Line(_("The customer answered to the point"), "B5", "to the point"),
            Line(
                _("Largest difference of one talk between languages"),
                "B8",
                "largest difference in points",
                points,
            ),
        ),
    ),
)
SIZE = (
    Amount(_("Sentences of service talk"), [("B3", "sentences read exactly, {}")]),
    Amount(_("Pairs of replies"), [("B1", "{}")]),
    Amount(
        _("Needs and facts said in other words"),
        [("Needs", "needs, {}, recall"), ("Needs", "facts, {}, recall")],
    ),
    Amount(
        _("Sentences of distress and what only sounds like it"),
        [
            ("Safety", name)
            for name in ("acute seen as acute, {}", "strain seen, {}", "false alarms on look-alikes, {}")
        ],
    ),
)


def told(parts: Mapping[str, Part]) -> list[dict[str, object]]:
    """Every topic with its tables; `on` is None where its part has not been measured yet."""
    return [_topic(topic, parts.get(topic.part)) for topic in TOPICS]


def size(part: Part | None) -> Table | None:
    """How large the test is in each language."""
    if part is None:
        return None
    rows = [(amount.about, [_added(amount, part, code) for code in LANGUAGES]) for amount in SIZE]
    return Table(_t("How large the test is"), _names(), rows)


def asked() -> set[tuple[str, str, str]]:
    """(part, bar, name) of every figure this page tells."""
    each = {
        (topic.part, line.bar, line.figure.format(code))
        for topic in TOPICS
        for line in topic.each
        for code in LANGUAGES
    }
    return each | {(topic.part, line.bar, line.figure) for topic in TOPICS for line in topic.together}


def _topic(topic: Topic, part: Part | None) -> dict[str, object]:
    tables = [_each(topic, part), _together(topic, part)] if part else []
    return {
        "title": topic.title,
        "about": topic.about,
        "on": part and part.on,
        "tables": [table for table in tables if table.rows],
    }


def _each(topic: Topic, part: Part) -> Table:
    rows = [(line.about, [line.cell(part, code) for code in LANGUAGES]) for line in topic.each]
    return Table(_t("In each language"), _names(), rows)


def _together(topic: Topic, part: Part) -> Table:
    rows = [(line.about, [line.cell(part)]) for line in topic.together]
    return Table(_t("In all three languages together"), [_t("How often")], rows)


def _names() -> list[str | Promise]:
    return [name for _code, name in settings.LANGUAGES]


def _added(amount: Amount, part: Part, language: str) -> Cell:
    found = [part.figures.get((bar, name.format(language))) for bar, name in amount.figures]
    known = [one.of for one in found if one and one.of is not None]
    return Cell(str(sum(known)) if len(known) == len(found) else _t("not measured yet"))
