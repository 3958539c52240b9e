"""The card: a part is replaced, the rest stays; a missed bar stands beside its figure."""

import pytest

from roleplay.evaluation import card
from roleplay.evaluation.figures import Section, Table, at_least, at_most, number, share

PROSE = f"# Card\n\nProse.\n\n{card.BEGIN}\nold\n{card.END}\n\n## Limits\nMore prose.\n"
MISSED = Section("B1", "Pairs", [share("all", 1, 2, at_least(0.9)), number("never", 0, 5, at_most(0))])


def test_a_missed_bar_is_printed_as_missed_with_the_bar():
    text = card.markdown([MISSED])
    assert "| all | 0.500 | ≥ 0.9 | **MISSED** | 2 |" in text
    assert "| never | 0 | ≤ 0 | reached | 5 |" in text
    assert card.verdicts([MISSED]) == "1 of 2 figures reach their bar; missed: B1 all"


def test_each_part_is_replaced_and_everything_else_stays():
    both = card.written(card.written(PROSE, "engine", "engine 1"), "reader", "reader 1")
    again = card.written(both, "engine", "engine 2")
    assert again.startswith("# Card\n\nProse.\n")
    assert again.endswith("\n\n## Limits\nMore prose.\n")
    assert [word in again for word in ("reader 1", "engine 2", "engine 1", "old")] == [
        True,
        True,
        False,
        False,
    ]
    assert again.index("reader 1") < again.index("engine 2")
    assert card.written(again, "engine", "engine 2") == again


def test_a_card_without_markers_is_refused_with_their_names():
    with pytest.raises(card.NoPlace, match="<!-- figures -->"):
        card.written("# Card\n", "reader", "text")


def test_cells_hold_whatever_an_attack_holds():
    table = Table("Attacks", ("text",), [["<b>|\u202e\n\\x"]])
    text = card.markdown([Section("B7", "Attacks", (), [table])])
    assert "| &lt;b>\\| \\\\x |" in text


def test_the_shipped_card_has_its_markers():
    text = card.CARD.read_text(encoding="utf-8")
    assert card.BEGIN in text
    assert card.END in text
