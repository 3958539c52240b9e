"""Where the dots and lines of the confidence picture go. A picture beside its table, drawn by a template."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.services import Change

ROW, WIDTH, LEFT = 56, 640, 20


@dataclass(frozen=True)
class Line:
    """One skill: x of the rating before and after (None where there is none), y of its line."""

    change: Change
    y: int
    before_x: int | None
    after_x: int | None

    @property
    def label_y(self) -> int:
        return self.y - 16

    @property
    def joined(self) -> bool:
        return self.before_x is not None and self.after_x is not None and self.before_x != self.after_x


@dataclass(frozen=True)
class Chart:
    lines: tuple[Line, ...]
    stops: tuple[tuple[int, int], ...]
    width: int
    height: int
    foot: int


def chart(changes: Sequence[Change]) -> Chart | None:
    """The picture of all skills that have at least one number; None when there is nothing to draw."""
    rated = [change for change in changes if change.before is not None or change.after is not None]
    lines = tuple(
        Line(change, (place + 1) * ROW - 12, _x(change.before), _x(change.after))
        for place, change in enumerate(rated)
    )
    foot = len(lines) * ROW + 8
    stops = tuple((stop, _x(stop) or 0) for stop in range(0, 101, 20))
    return Chart(lines, stops, WIDTH + 2 * LEFT, foot + 28, foot) if lines else None


def _x(rating: int | None) -> int | None:
    return None if rating is None else LEFT + rating * WIDTH // 100
