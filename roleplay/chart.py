"""The geometry of the trajectory: two lines over the turns, with marks; whole numbers, so no language changes them."""

from collections.abc import Sequence
from typing import Any

from roleplay.engine.acts import HARMFUL, UNRATED, Act
from roleplay.engine.debrief import CurvePoint, Turning
from roleplay.labels import ACTS

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 40, 620, 20, 200
MARKS = 228  # where the act marks stand, below the lines


class Chart:
    """Anger and being heard, 0 to 100, from the start (turn 0) to the last turn."""

    width, height, left, right, top, bottom, marks_at = WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, MARKS

    def __init__(self, curve: Sequence[CurvePoint], turning_points: Sequence[Turning]) -> None:
        self.curve = curve
        self.turned = {point.turn: point for point in turning_points}

    def x(self, place: int) -> int:
        return round(LEFT + (RIGHT - LEFT) * place / max(1, len(self.curve) - 1))

    @staticmethod
    def y(value: float) -> int:
        return round(BOTTOM - (BOTTOM - TOP) * value)

    @property
    def anger(self) -> str:
        return " ".join(f"{self.x(place)},{self.y(point.anger)}" for place, point in enumerate(self.curve))

    @property
    def heard(self) -> str:
        return " ".join(f"{self.x(place)},{self.y(point.heard)}" for place, point in enumerate(self.curve))

    @property
    def grid(self) -> list[dict[str, int]]:
        return [{"y": self.y(percent / 100), "percent": percent} for percent in (0, 50, 100)]

    @property
    def points(self) -> list[dict[str, Any]]:
        """One for each turn: where it stands, its figures, its acts, and whether it was a turning point."""
        return [self._point(place, point) for place, point in enumerate(self.curve)]

    def _point(self, place: int, point: CurvePoint) -> dict[str, Any]:
        acts = [Act(act) for act in point.acts]
        turned = self.turned.get(point.turn)
        return {
            "turn": point.turn,
            "x": self.x(place),
            "anger_y": self.y(point.anger),
            "heard_y": self.y(point.heard),
            "anger": round(point.anger * 100),
            "heard": round(point.heard * 100),
            "acts": [ACTS[act] for act in acts],
            "mark": _mark(acts),
            "turned": turned.direction if turned else "",
        }


def _mark(acts: Sequence[Act]) -> str:
    """One mark a turn: harm is never hidden behind a good act beside it."""
    if any(act in HARMFUL for act in acts):
        return "harm"
    return "help" if any(act not in UNRATED for act in acts) else "none"
