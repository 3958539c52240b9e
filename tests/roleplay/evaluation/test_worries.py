"""The trainee's own distress: recall and false alarms are those of the rows."""

from roleplay.evaluation import worries
from roleplay.reader.corpus import Row
from tests.roleplay.evaluation.stage import read


def measured():
    distressed = [
        Row("en", "acute", "1", "acute"),
        Row("en", "acute", "2", "strain"),
        Row("en", "strain", "3", "acute"),
        Row("en", "none", "4", "this queue"),
        Row("en", "none", "5", "strain on the cable"),
    ]
    ordinary = [Row("en", "solve", "1", "solve"), Row("en", "meta", "2", "acute")]
    return worries.measure(distressed, ordinary, read)


def test_acute_must_be_seen_as_acute_and_strain_at_all():
    found = {figure.name: figure for figure in measured().figures}
    assert found["acute seen as acute, en"].value == 0.5
    assert found["strain seen, en"].value == 1
    assert found["false alarms on look-alikes, en"].verdict == "MISSED"
    assert found["false alarms in ordinary talk, en"].value == 0


def test_a_missed_acute_stands_first_among_what_is_wrong():
    assert [row[1] for row in measured().tables[-1].rows] == ["acute", "none", "strain"]
